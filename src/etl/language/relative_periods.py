"""Times told by the report's own: "quý vừa qua", "năm qua", "năm tới", "từ đầu năm đến nay", "đến nay"."""

from __future__ import annotations

from typing import NamedTuple

from etl.language import periods

_NEARLY_OVER = 10  # months of a year that are over where "năm qua" is that year
_SOON = 3  # months of the next year within which a report looks back on the one before


class Calendar(NamedTuple):
    """What is known of the report's time: the `period` it is about (code or None), the `year` that a bare month
    belongs to, and `published`, the year of publication (0 where unknown), of which `over` months were over by then (0
    where unknown). `of_a_column` tells that the period was read
    from the heading of a table, which is the time of one column, hardly that of the report; `planned` that the report
    is a plan for it."""

    period: str | None = None
    year: int = 0
    published: int = 0
    of_a_column: bool = False
    over: int = 0
    planned: bool = False


def past_part(calendar: Calendar, length: int) -> str | None:
    """ "Quý vừa qua", "nửa năm qua": the last part of `length` months of the report's own time, else the last that was
    over when it was published."""
    period = calendar.period
    if period is not None and not periods.spans_years(period) and period != str(calendar.published):
        last = periods.months(period)[1]
        return periods.code(last - length + 1, last) if (last + 1) % length == 0 else None
    last = calendar.published * 12 + calendar.over // length * length - 1
    return periods.code(last - length + 1, last) if calendar.over >= length else None


def past_year(calendar: Calendar) -> str | None:
    """ "Năm qua" is the year that the report is about or ends with; in the middle of a year it is the one before, and
    in a plan for a year, too."""
    if calendar.period is None:
        year, over = calendar.published or calendar.year, calendar.over
    else:
        last = periods.months(calendar.period)[1]
        year, over = last // 12, last % 12 + 1
        if calendar.planned and not periods.spans_years(calendar.period):
            return str(year - 1)
        if calendar.period == str(calendar.published):  # told by nothing but the day of publication
            over = calendar.over or over
    return str(year if over >= _NEARLY_OVER else year - 1) if year else None


def last_part(period: str | None, months: int) -> str | None:
    """The last `months` months of the report's period, within it: what "trong tháng" or "trong quý" means."""
    if period is None:
        return None
    first, last = periods.months(period)
    return periods.code(max(first, last - months + 1), last)


def five_years(calendar: Calendar) -> str | None:
    """ "5 năm qua" are those of the plan that ended with the report's year, or all the years that it covers."""
    if calendar.period is not None and periods.spans_years(calendar.period):
        return calendar.period
    return f"{calendar.year - 4}/{calendar.year}" if calendar.year and calendar.year % 5 == 0 else None


def following(relative: str, calendar: Calendar) -> str | None:
    """ "Năm tới" is the year after the report's, "quý tới" what follows its last month, "nhiệm kỳ tới" five years."""
    period = calendar.period
    if relative in ("next year", "following"):
        if calendar.planned and calendar.published < calendar.year:
            return str(calendar.year)  # "II. NHIỆM VỤ NĂM TỚI" in the plan for that year
        return str(calendar.year + 1) if calendar.year else None
    if relative == "next term":
        last = periods.months(period)[1] // 12 if period is not None and periods.spans_years(period) else calendar.year
        whole = last % 5 == 0 or last != calendar.year
        return f"{last + 1}/{last + 5}" if last and whole else None
    if period is None or periods.spans_years(period):
        return None
    after, length = periods.months(period)[1] + 1, 3 if relative.endswith("quarter") else 1
    first = -(-after // length) * length
    return periods.code(first, first + length - 1)


def so_far(calendar: Calendar, year: int) -> str | None:
    """ "Từ đầu năm (2014) đến nay" is from January to the end of what the report is about; None in another `year`.

    In a report on a year that was not over it ends with the last month that was; one that looks back on the year before
    and comes out months later speaks of the year it comes out in.
    """
    period = calendar.period or (str(calendar.year) if calendar.over and calendar.year == calendar.published else None)
    if period is None or periods.spans_years(period):
        return None
    last = periods.months(period)[1]
    if year == 0 and last // 12 < calendar.published and calendar.over > 1:
        return periods.code(calendar.published * 12, calendar.published * 12 + calendar.over - 1)
    if year not in (0, last // 12):
        return None
    if period == str(calendar.published) and 0 < calendar.over < 12:
        last += calendar.over - 12
    return periods.code(last - last % 12, last)


def until_now(calendar: Calendar) -> str | None:
    """ "Đến nay" is the report's own time, or the year of publication where the report covers several years or was over
    months before it came out."""
    if calendar.planned and 0 < calendar.published < calendar.year:
        return str(calendar.published)  # in a plan for a year that had not begun
    if calendar.period is not None and not periods.spans_years(calendar.period):
        late = periods.months(calendar.period)[1] // 12 < calendar.published and calendar.over >= _SOON
        return str(calendar.published) if late else calendar.period
    year = calendar.published or calendar.year
    return str(year) if year else None
