"""What the words of one heading say of a comparison by themselves: which time it is against, and of which it is."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.comparison import Comparison, against_code
from etl.extract.tables.boxhead import Side
from etl.language import periods

_EARLIER = ("same", "year", "month", "quarter", "december", "base")


def comparison(against: Side) -> Comparison | None:
    """What the words behind the comparing one tell; None where they tell no time."""
    relative = against.relative.value if against.relative is not None else None
    if against.relative is not None and relative in _EARLIER:
        expression = against.when.value if against.when is not None else None
        return Comparison(str(relative), expression, against.relative.start, against.relative.end, said=True)
    if against.when is not None:
        return Comparison("period", against.when.value, against.when.start, against.when.end, said=True)
    return None


def of_earlier_year(against: Side, period: str | None) -> Comparison | None:
    """ "So với cùng kỳ năm 2019" in a table of 2022: what a figure of `period`, a code, is compared with where that is
    another year than the one before; else None."""
    year = against.when.value.year if against.when is not None else 0
    if not year or period is None or against.relative is None or against.relative.value != "same":
        return None
    own = periods.year_of(period)
    if year >= own - 1 or periods.spans_years(period):
        return None
    return against_code(periods.shift(period, 12 * (year - own)), against.when)


def of_each_year(side: Side) -> Side:
    """The side of an average; "năm" alone ("Tốc độ tăng bình quân năm") says that it is of each year, not of which."""
    is_bare = side.relative is not None and side.relative.value == "whole"
    return replace(side, relative=None) if is_bare and side.when is None and side.cumulative is None else side


def is_sum_so_far(side: Side) -> bool:
    """Whether it says no more of its time than that it is added up: "Lũy kế"."""
    return side.cumulative is not None and side.when is None and side.relative is None


def is_of_year(side: Side) -> bool:
    """Whether the only time it tells is a whole year."""
    when = side.when.value if side.when is not None else None
    return side.cumulative is None and when is not None and (when.first, when.last) == (1, 12)
