"""Levels: which period and scenario the words of one side of a heading mean, completed from the time of the table.

Comparisons are put together from levels in `times`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.comparison import Comparison
from etl.extract.observation import EARLY, REACHED
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.sides import Side
from etl.extract.tables.title import Clock
from etl.extract.tokens import Token
from etl.language import period_expressions, periods
from etl.language.period_expressions import Expression


@dataclass(slots=True)
class Meaning:
    """What the figures of one line are: `kind` is `level`, `growth`, `completion`, `share` or `nothing` (`why` says).

    `period` and `scenario` are theirs, of a comparison those of what is compared; `token` told the period.
    `compared` is what growth is against; `pairs` are the lines that may have been divided, (over, under).
    """

    kind: str
    period: str | None = None
    scenario: str = "actual"
    why: str = ""
    token: Token | None = None
    compared: Comparison | None = None
    pairs: tuple[tuple[int, int], ...] = ()


def untold(alternatives: Sequence[str]) -> str:
    """Why a column has no period: what it can be of, where that is known."""
    return "the period of its column is not told" + (f": {' or '.join(alternatives)}" if alternatives else "")


class Levels:
    """Reads sides by the `clock` and the `title` of one table."""

    def __init__(self, clock: Clock, title: Heading) -> None:
        self._clock, self._title = clock, title

    def level(self, side: Side) -> Meaning:
        """What a column of this side holds; without a period where none can be told, and why."""
        period, token = self.period(side)
        scenario = self._scenario(side, period)
        if not side.timed and scenario == "plan":
            period = self._clock.plan
        why = "" if period else untold([code for code, _ in self.alternatives(side)])
        return Meaning("level", period, scenario, why, token or side.scenario)

    def alternatives(self, side: Side) -> tuple[tuple[str, Token], ...]:
        """The times that a side can mean which tells none, where the title tells several, each with its token."""
        relative = side.relative.value if side.relative is not None else None
        told = side.when or side.cumulative or side.own
        if told is not None or relative not in (None, "same"):
            return ()
        back = -12 if relative == "same" else 0
        return tuple((periods.shift(code, back), token) for code, token in self._clock.several)

    def _scenario(self, side: Side, period: str | None) -> str:
        said = side.scenario
        if said is None and not side.timed:
            said = self._title.side.scenario
            if said is not None and said.value == "plan" and self._clock.token is not None:
                said = None  # "… năm 2015, kế hoạch năm 2016": only the second time is a plan's
        if said is not None:
            if said.value == "expected" and period is not None and self._is_over(period):
                return "estimate"  # "Dự tính tháng 6", in June
            return str(said.value) if said.value in REACHED else "plan"
        if period is not None and self._is_to_come(period):
            return "plan"
        if (early := self._early_by_title(period)) is not None:
            return early
        if self._clock.is_of_plans and period is not None and is_within(period, self._clock.plan):
            return "plan"
        if self._clock.is_of_plans and period is not None and self._is_under_way(period):
            return "estimate"  # "Năm 2023" in a plan for 2024 of December 2023
        reached = [periods.months(code)[1] for code in self._clock.reached]
        published = self._clock.published
        if period and published is not None and periods.spans_years(period):
            return "plan" if periods.months(period)[1] // 12 > published // 12 else "actual"  # years to come
        ahead = period and reached and periods.months(period)[0] > max(reached)
        if ahead and period and self._clock.published is not None:
            ahead = periods.months(period)[1] > self._clock.published  # over when the report came out
        return "plan" if ahead else "actual"

    def _early_by_title(self, period: str | None) -> str | None:
        """What the title says of the last time that it tells ("Ước thực hiện … năm 2019"), for figures of a time that
        ends with it; None where it says nothing, or that time is not the title's own."""
        said = self._title.side.scenario
        if said is None or said.value not in EARLY or period is None or self._clock.token is None:
            return None
        last = max((periods.months(code)[1] for code in self._clock.told), default=None)
        return str(said.value) if periods.months(period)[1] == last else None

    def _is_under_way(self, period: str) -> bool:
        """Whether the report came out within the year `period`."""
        published, (first, last) = self._clock.published, periods.months(period)
        return published is not None and last - first == 11 and first <= published <= last

    def _is_to_come(self, period: str) -> bool:
        """Whether `period` had not begun when the report came out, and is no part of what the report is about."""
        published = self._clock.published
        if published is None or periods.months(period)[0] <= published:
            return False
        return not any(is_within(period, code) for code in self._clock.reached)

    def _is_over(self, period: str) -> bool:
        """Whether the months of `period` were over, or in their last one, when the report came out."""
        published = self._clock.published
        return published is not None and periods.months(period)[1] <= published

    def period(self, side: Side) -> tuple[str | None, Token | None]:
        """The code of the side's time, and the token that told it."""
        clock, relative = self._clock, side.relative.value if side.relative else None
        if relative in ("same", "month", "year", "quarter", "december", "begin"):
            return self._earlier(side, relative), side.relative
        if relative == "next":
            return (str(clock.calendar.year + 1) if clock.calendar.year else None), side.relative
        if relative == "last":
            return _last_year(side.when, clock.period), side.relative
        if relative == "end" and (last := _last_year(side.when, clock.period)) is not None:
            return last, side.relative
        if side.when is not None:
            expression: Expression = side.when.value
            if side.cumulative is not None and expression.first == expression.last:
                expression = expression._replace(first=1)
            within = clock.cumulative if side.cumulative else clock.month if relative == "this_month" else None
            if within is not None and (expression.first, expression.last) == (1, 12) and not expression.year_to:
                years = (
                    expression.year - periods.year_of(within) if expression.year else 0
                )  # "Năm 2022" over "Trong tháng", "Cộng dồn"
                return periods.shift(within, 12 * years), side.when
            return period_expressions.resolve(expression, clock.calendar), side.when
        if side.cumulative is not None:
            return clock.cumulative, side.cumulative
        if relative == "whole":
            return (str(clock.calendar.year) if clock.calendar.year else None), side.relative
        if relative == "until_now":
            return clock.cumulative, side.relative
        if relative == "end":
            return clock.period or clock.cumulative, side.relative
        if relative == "this_month" and clock.month:
            return clock.month, side.relative
        if relative in ("this", "this_month"):
            return clock.period or clock.month, side.relative
        return clock.period, clock.token

    def _earlier(self, side: Side, relative: str) -> str | None:
        """ "Cùng kỳ năm 2014", "tháng trước": a time told by the one the table is about."""
        clock = self._clock
        if relative == "month":
            before = clock.month and periods.shift(clock.month, -1)
            if before is None or side.cumulative is None:
                return before
            return _before(clock.month) if clock.month and _is_within_year(before, clock.month) else None
        if relative == "year":
            return str(clock.calendar.year - 1) if clock.calendar.year else None
        own = clock.cumulative if side.cumulative is not None else clock.period
        if side.own is not None and side.own.value != "this":  # "Tháng báo cáo | Cùng kỳ", "Cả năm | Cùng kỳ"
            own = clock.month if side.own.value == "this_month" else self.period(Side(relative=side.own))[0]
        when: Expression | None = side.when.value if side.when is not None else None
        if relative == "begin":
            began = period_expressions.resolve(when, clock.calendar) if when is not None else own
            return None if began is None else _before(began)
        if relative == "same" and when is not None and (when.first, when.last) != (1, 12):
            code = period_expressions.resolve(when, clock.calendar)  # "Cùng kỳ 9 tháng (năm 2014)"
            is_earlier = when.year and when.year != clock.calendar.year  # else "Tháng 10/2015" over "Cùng kỳ"
            return code if is_earlier or code is None else periods.shift(code, -12)
        if relative != "same" or own is None:
            return None
        year = when.year if when is not None else 0
        return periods.shift(own, 12 * (year - periods.year_of(own)) if year else -12)


def is_within(period: str | None, whole: str | None) -> bool:
    """Whether all months of a period are within another one."""
    if period is None or whole is None:
        return False
    (first, last), (start, stop) = periods.months(period), periods.months(whole)
    return start <= first and last <= stop


def is_before(one: Meaning, other: Meaning) -> bool:
    """Whether `one` is of an earlier time that the `other` can be held against."""
    if one.period is None or other.period is None:
        return False
    (first, last), (start, end) = periods.months(one.period), periods.months(other.period)
    is_alike = last - first == end - start or first % 12 == start % 12 == 0  # no month is held against a sum of months
    return is_alike and last < end


def _last_year(when: Token | None, period: str | None) -> str | None:
    """The year at the end of several that a heading tells, or else the table: "đến cuối kỳ" by "2011-2015"."""
    if when is not None:
        return str(when.value.year_to) if when.value.year_to else None
    return str(periods.months(period)[1] // 12) if period is not None and periods.spans_years(period) else None


def _is_within_year(before: str, month: str) -> bool:
    """Whether the month `before` is of the year of `month`: the sum so far of "từ đầu năm đến hết tháng trước"."""
    return periods.year_of(before) == periods.year_of(month)


def _before(code: str) -> str:
    """The months of the year up to the one in which `code` begins, of which a stock on its first day is; those of the
    year before at the turn of the year."""
    last = periods.months(code)[0] - 1
    return periods.code(last // 12 * 12, last)
