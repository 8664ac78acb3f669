"""The month of a table whose title tells none: the last one that its own columns tell.

"Cộng dồn" beside "Ước tính tháng 6" is of the six months, whatever month the report as a whole is held to be about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.extract.observation import REACHED
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.title import Clock
from etl.language import period_expressions, periods


def told_by_columns(clock: Clock, headings: Iterable[Heading]) -> Clock:
    """`clock` with the months that the `headings` of levels tell, where the title tells no time or only a year."""
    if clock.token is not None and (clock.period is None or _length(clock.period) != 12):
        return clock
    last = max((month for heading in headings for month in _last_month(heading, clock)), default=None)
    if last is None or (clock.token is not None and clock.period != str(last // 12)):
        return clock
    return replace(clock, month=periods.code(last, last), cumulative=periods.code(last // 12 * 12, last))


def _last_month(heading: Heading, clock: Clock) -> Iterable[int]:
    """The last month that the heading of a level tells, where it is part of a year and was reached."""
    side = heading.side
    planned = side.scenario is not None and side.scenario.value not in REACHED
    if heading.is_ratio or side.when is None or side.relative is not None or planned:
        return
    code = period_expressions.resolve(side.when.value, clock.calendar)
    if code is not None and _length(code) < 12:
        yield periods.months(code)[1]


def _length(code: str) -> int:
    first, last = periods.months(code)
    return last - first + 1
