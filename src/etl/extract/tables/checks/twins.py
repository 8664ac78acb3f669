"""Two columns that by their headings state the same thing have to hold the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice, pairwise

from etl.extract.tables.checks.check import MOST_HELD, REVISED, Check, Held, half
from etl.extract.tables.levels import Meaning

_MANY = 12


def twins(table: Held) -> Iterator[Check]:
    """`twin`: lines of one meaning and kind, two by two."""
    same: dict[tuple[object, ...], list[int]] = {}
    for line, meaning in table.meanings.items():
        form = table.forms.get(line)
        if meaning.kind != "nothing" and meaning.period is not None and (form is None or form.is_index is not None):
            same.setdefault((*_says(meaning), table.kind(line)), []).append(line)
    for two in islice((two for lines in same.values() for two in _two_by_two(lines)), MOST_HELD):
        yield _checked(two, table)


def _two_by_two(lines: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Every two of them; of many only each with the one before it."""
    return combinations(lines, 2) if len(lines) <= _MANY else pairwise(lines)


def _says(meaning: Meaning) -> tuple[object, ...]:
    compared = meaning.compared
    against: tuple[object, ...] = ()
    if compared is not None:
        when = compared.period
        against = (compared.kind, when and (when.first, when.last, when.year, when.year_to))
    return meaning.kind, meaning.period, meaning.scenario, against, meaning.pairs


def _checked(two: Sequence[int], table: Held) -> Check:
    agree = disagree = 0
    less = sum((_less(two[k], table) * (-1) ** k for k in (0, 1)), Decimal(0))
    for cross in table.crosses:
        one, other = (table.at(line, cross) for line in two)
        if one is None or other is None:
            continue
        holds = abs(one.value - other.value - less) <= REVISED / 10 * abs(one.value) + half(one) + half(other)
        agree, disagree = agree + holds, disagree + (not holds)
    return Check("twin", tuple(two), agree, disagree)


def _less(line: int, table: Held) -> Decimal:
    """What an index has more than the growth it states."""
    form = table.forms.get(line)
    return Decimal(100) if form is not None and form.is_index and table.meanings[line].kind == "growth" else Decimal(0)
