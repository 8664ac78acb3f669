"""The month of a table whose title tells none: the last one that its own columns tell.

"Cộng dồn" beside "Ước tính tháng 6" is of the six months, whatever month the report as a whole is held to be about; so
is "Tháng 6" below "Lũy kế đến".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from etl.extract.observation import REACHED
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.owners import Cells
from etl.extract.tables.title import Clock
from etl.extract.tokens import Token
from etl.language import period_expressions, periods
from etl.language.fold import fold

_MONTH = "tháng"


def told_by_columns(clock: Clock, headings: Iterable[Heading]) -> Clock:
    """`clock` with the months that the `headings` of levels tell, where the title tells no time or only a year."""
    if clock.token is not None and (clock.period is None or _length(clock.period) != 12):
        return clock
    last = max((month for heading in headings for month in _last_month(heading, clock)), default=None)
    if last is None or (clock.token is not None and clock.period != str(last // 12)):
        return clock
    return replace(clock, month=periods.code(last, last), cumulative=periods.code(last // 12 * 12, last))


def with_bare_months(tops: Mapping[int, Cells], text: str) -> dict[int, Cells]:
    """The tokens of the headings over `text`, cell by cell: "Tháng" alone is the month of the report where another
    column is of the months so far ("Cộng dồn")."""
    tokens = [token for cells in tops.values() for cell in cells for token in cell]
    if not any(token.is_("when", "cumulative") for token in tokens):
        return dict(tops)

    def read(cell: Sequence[Token]) -> Sequence[Token]:
        alone = len(cell) == 1 and fold(text[cell[0].start : cell[0].end]) == _MONTH
        return [replace(cell[0], kind="when", value="this_month")] if alone else cell

    return {column: [read(cell) for cell in cells] for column, cells in tops.items()}


def so_far(rows: Mapping[int, Heading], over: Sequence[Token], title: Heading) -> dict[int, Heading]:
    """The headings of `rows`; a month is that of the sum so far where the words `over` the labels say so ("Lũy kế
    đến"), or the `title` of months whose rows all are such ("… lũy kế các tháng năm 2022")."""
    token = next((token for token in over if token.is_("when", "cumulative")), None)
    when = title.side.when
    if token is None and (when is None or (when.value.first, when.value.last) == (1, 12)):
        told = [heading for heading in rows.values() if heading.tokens]
        token = title.side.cumulative if len(told) > 1 and all(map(_is_month, told)) else None
    if token is None:
        return dict(rows)
    return {
        row: replace(heading, side=replace(heading.side, cumulative=token)) if _is_month(heading) else heading
        for row, heading in rows.items()
    }


def _is_month(heading: Heading) -> bool:
    """Whether it tells one month, and not that it is more than that."""
    when = heading.side.when.value if heading.side.when is not None else None
    return when is not None and when.first == when.last and heading.side.cumulative is None


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
