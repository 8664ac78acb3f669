"""A table held against itself: sums so far against their months, growth so far against that of its months.

A line whose meaning contradicts its own figures is in doubt as a whole. What lines mean is told in `times`; which of
two levels a growth divides is chosen by arithmetic in `ratios`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.language import periods

At = Callable[[int, int], CellFigure | None]
Three = tuple[int, int, int]

_FEWEST, _MOST = 3, Decimal("0.5")
"""So many rows have to speak; more than this part of them has to contradict."""
_REVISED = Decimal("0.02")  # what an office puts right in months that are past
_YEAR_ON_YEAR = frozenset({"same", "year"})


@dataclass(frozen=True, slots=True)
class Check:
    """What was held against what: the lines `before`, `month` and `so_far`, in how many rows they agree and in how
    many they do not. `kind` is `sum` or `mean`."""

    kind: str
    before: int
    month: int
    so_far: int
    agree: int
    disagree: int

    @property
    def lines(self) -> Three:
        """The lines held against each other."""
        return self.before, self.month, self.so_far

    @property
    def fails(self) -> bool:
        """Whether the figures contradict what the lines are said to be."""
        told = self.agree + self.disagree
        return told >= _FEWEST and self.disagree > _MOST * told


def check(meanings: Mapping[int, Meaning], crosses: Iterable[int], at: At) -> tuple[Check, ...]:
    """The checks that the lines of a table allow; `at` gives the figure at (line, cross)."""
    rows = list(crosses)
    return tuple(
        _checked(kind, three, rows, at)
        for kind, holds in (("sum", _is_level), ("mean", _is_growth))
        for three in _threes({line: m for line, m in meanings.items() if m.period is not None and holds(m)})
    )


def contradicted(checks: Iterable[Check]) -> dict[int, str]:
    """Why a line is in doubt, by line: its figures contradict the meaning of its heading."""
    words = {
        "sum": "the figures so far are not those of the months before and of the month together",
        "mean": "growth so far does not lie between that of the months before and that of the month",
    }
    return {
        line: f"{words[one.kind]} in {one.disagree} of {one.agree + one.disagree} rows: one of the headings is misread"
        for one in checks
        if one.fails
        for line in one.lines
    }


def _is_level(meaning: Meaning) -> bool:
    return meaning.kind == "level" and meaning.scenario != "plan"


def _is_growth(meaning: Meaning) -> bool:
    compared = meaning.compared
    if meaning.kind != "growth" or compared is None or meaning.period is None:
        return False
    if compared.kind in _YEAR_ON_YEAR:
        return True
    year = compared.period.year if compared.kind == "period" and compared.period is not None else 0
    return year == periods.year_of(meaning.period) - 1


def _threes(lines: Mapping[int, Meaning]) -> Iterator[Three]:
    """Lines of the months before, of the month, and of both together, where each is the only one of its time."""
    by_months: dict[tuple[int, int], list[int]] = {}
    for line, meaning in lines.items():
        by_months.setdefault(periods.months(meaning.period or ""), []).append(line)
    for (first, last), so_far in by_months.items():
        before, month = by_months.get((first, last - 1), []), by_months.get((last, last), [])
        if first < last and first % 12 == 0 and len(so_far) == len(before) == len(month) == 1:
            yield before[0], month[0], so_far[0]


def _checked(kind: str, lines: Three, crosses: Iterable[int], at: At) -> Check:
    agree = disagree = 0
    for cross in crosses:
        before, month, so_far = (at(line, cross) for line in lines)
        if before is None or month is None or so_far is None:
            continue
        holds = (_is_sum if kind == "sum" else _is_between)(before, month, so_far)
        agree, disagree = agree + holds, disagree + (not holds)
    return Check(kind, *lines, agree, disagree)


def _is_sum(before: CellFigure, month: CellFigure, so_far: CellFigure) -> bool:
    off = abs(so_far.value - before.value - month.value)
    return off <= _REVISED * abs(so_far.value) + _half(before) + _half(month) + _half(so_far)


def _is_between(before: CellFigure, month: CellFigure, so_far: CellFigure) -> bool:
    least, most = sorted((before.value, month.value))
    slack = 2 * (_half(before) + _half(month) + _half(so_far)) + _REVISED * abs(most - least)
    return least - slack <= so_far.value <= most + slack


def _half(figure: CellFigure) -> Decimal:
    """Half of the last digit printed."""
    return Decimal(5).scaleb(-figure.decimals - 1)
