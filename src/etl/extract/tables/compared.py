"""What the words of one heading say of a comparison by themselves: which time it is against, and of which it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from etl.extract.comparison import Comparison, against_code
from etl.extract.tables.sides import Side
from etl.language import periods

OF_ANOTHER_YEAR = "so much of the plan of another year"
"""Why "TH 2019 so với MT 2020 (%)" states nothing of either year."""
_PART_OF_TERM = "years of a longer plan over all of it: of which years it is, is not told"
_DECEMBER = 12
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


def compared_with(side: Side, against: Side, period: str | None) -> Comparison | None:
    """What a figure of `period`, a code, below a heading with these two sides is compared with; None where it tells no
    time. Of December "tháng 12 năm trước" is the same month."""
    found = of_earlier_year(against, period) or comparison(against)
    told = side.when.value if side.when is not None else None
    if found is None or found.kind != "december" or told is None or (told.first, told.last) != (_DECEMBER, _DECEMBER):
        return found
    return replace(found, kind="same")


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


def of_a_term(period: str | None, plans: Collection[str | None]) -> str:
    """Why it is not settled of which years a completion of `period` is, from the times of the `plans` it can be of; ""
    where it is. The sum of three years over the plan of five says how far these are, or how the three went."""
    if period is None or not periods.spans_years(period) or not plans or period in plans:
        return ""
    return _PART_OF_TERM


def of_each_year(side: Side) -> Side:
    """The side of an average; "năm" alone ("Tốc độ tăng bình quân năm") says that it is of each year, not of which."""
    is_bare = side.relative is not None and side.relative.value == "whole"
    return replace(side, relative=None) if is_bare and side.when is None and side.cumulative is None else side
