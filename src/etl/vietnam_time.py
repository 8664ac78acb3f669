"""The day where the reports are published, which is the day of the project: a machine may be anywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""The time zone of every publisher; it has had no summer time since 1975."""


def day_in_vietnam(moment: datetime) -> date:
    """The day of a moment with a time zone: what happens at 01:30 in Vietnam happens on that day."""
    return moment.astimezone(VIETNAM).date()


def today() -> date:
    """The day that it is now."""
    return day_in_vietnam(datetime.now(UTC))
