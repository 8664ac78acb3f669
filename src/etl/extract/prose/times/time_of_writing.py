"""What was over, under way or still to come when a report was written, seen from that day and its own period."""

from __future__ import annotations

from datetime import date

from etl.language import periods
from etl.language.reported_period import ReportPeriod

_YEAR = 12
_DAYS = 30
_GOOD_PART = 3  # a third of a period: by then what will come of it can be estimated


class TimeOfWriting:
    """The day that a report came out on (None: not known), and the period that it is about.

    Periods are codes ("2015-M07"); of None, a period that is not known, nothing is so.
    """

    def __init__(self, published: date | None, report: ReportPeriod) -> None:
        self._published, self._report = published, report

    def is_ahead(self, period: str | None) -> bool:
        """Whether the period had not begun, or hardly begun, when the report was written."""
        if period is None:
            return False
        first, last = periods.months(period)
        published, own = self._published, self._report.calendar.period
        if published is not None and last < published.year * 12 + published.month - 1:
            return False
        soon = 0 if last - first >= _YEAR - 1 else 1
        if published is not None and first > published.year * 12 + published.month - 1 + soon:
            return True  # whatever the report is held to be about
        if published is not None and periods.spans_years(period) and period != own:
            return not self.is_under_way(period)  # "giai đoạn 2021-2025, … tăng bình quân 9%/năm", told in 2022
        if own is not None and not (published is not None and periods.spans_years(own)):
            return first > periods.months(own)[1]
        if own is not None and last - first >= _YEAR - 1:  # within the years that the report is about
            return not self.is_under_way(period)
        return published is not None and first > published.year * 12 + published.month - 1

    def is_under_way(self, period: str | None, by_day: bool = False) -> bool:
        """Whether a good part of the period was over when the report came out, so that it can be estimated; by whole
        months, or by days."""
        published = self._published
        if period is None or published is None:
            return False
        first, last = periods.months(period)
        gone = published.year * 12 + published.month - 1 - first + by_day * (published.day - 1) / _DAYS
        return gone >= (last - first + 1) / _GOOD_PART

    def has_begun(self, period: str | None) -> bool:
        """Whether a good part of it was over when the report came out, so that what is told of it was reached."""
        return self.is_under_way(period) if self._published else self.is_before_own(period)

    def is_unfinished(self, period: str | None) -> bool:
        """Whether it went on for more than the month in which the report came out."""
        published, own = self._published, self._report.calendar.period
        if period is None or periods.spans_years(period):
            return False
        if published is not None:
            return periods.months(period)[1] > published.year * _YEAR + published.month - 1
        return own is not None and not periods.spans_years(own) and periods.months(period)[1] > periods.months(own)[1]

    def is_before_own(self, period: str | None) -> bool:
        """Whether it was over when the report's own began: "năm 2021 … đạt 435 triệu USD" in the plan for 2022."""
        own = self._report.calendar.period
        return own is not None and period is not None and periods.months(period)[1] < periods.months(own)[0]

    def is_within_own(self, period: str | None) -> bool:
        """Whether it is one of the years that a report on several looks back on, the last of them begun."""
        own, published = self._report.calendar.period, self._published
        if period is None or own is None or published is None or not periods.spans_years(own):
            return False
        first, last = periods.months(period)
        low, high = periods.months(own)
        now = published.year * _YEAR + published.month - 1
        return low <= first <= now and last <= high and not self._report.planned
