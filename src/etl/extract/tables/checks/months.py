"""Figures so far against those of their months: levels add up, growth so far lies between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from etl.extract.tables.checks.check import MOST_HELD, REVISED, Check, Held, half
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.language import periods

Three = tuple[int, int, int]
_YEAR_ON_YEAR = frozenset({"same", "year"})


def months(table: Held) -> Iterator[Check]:
    """`sum` and `mean`: the months before, the month, and both together, each of one kind."""
    for kind, lines in (("sum", table.levels()), ("mean", _growths(table.meanings))):
        for three in islice(_threes(lines, table), MOST_HELD):
            yield _checked(kind, three, table)


def _growths(meanings: Mapping[int, Meaning]) -> dict[int, Meaning]:
    return {line: meaning for line, meaning in meanings.items() if _is_growth(meaning)}


def _is_growth(meaning: Meaning) -> bool:
    compared = meaning.compared
    if meaning.kind != "growth" or compared is None or meaning.period is None:
        return False
    if compared.kind in _YEAR_ON_YEAR:
        return True
    year = compared.period.year if compared.kind == "period" and compared.period is not None else 0
    return year == periods.year_of(meaning.period) - 1


def _threes(lines: Mapping[int, Meaning], table: Held) -> Iterator[Three]:
    """Lines of the months before, of the month, and of both together. Of several of one time each is tried."""
    by_months: dict[tuple[object, int, int], list[int]] = {}
    for line, meaning in lines.items():
        by_months.setdefault((table.kind(line), *periods.months(meaning.period or "")), []).append(line)
    for (kind, first, last), so_far in by_months.items():
        before, month = by_months.get((kind, first, last - 1), []), by_months.get((kind, last, last), [])
        if first < last and first % 12 == 0:
            yield from product(before, month, so_far)


def _checked(kind: str, lines: Three, table: Held) -> Check:
    agree = disagree = 0
    for cross in table.crosses:
        before, month, so_far = (table.at(line, cross) for line in lines)
        if before is None or month is None or so_far is None:
            continue
        holds = (_is_sum if kind == "sum" else _is_between)(before, month, so_far)
        agree, disagree = agree + holds, disagree + (not holds)
    return Check(kind, lines, agree, disagree)


def _is_sum(before: CellFigure, month: CellFigure, so_far: CellFigure) -> bool:
    off = abs(so_far.value - before.value - month.value)
    return off <= REVISED * abs(so_far.value) + half(before) + half(month) + half(so_far)


def _is_between(before: CellFigure, month: CellFigure, so_far: CellFigure) -> bool:
    least, most = sorted((before.value, month.value))
    slack = 2 * (half(before) + half(month) + half(so_far)) + REVISED * abs(most - least)
    return least - slack <= so_far.value <= most + slack
