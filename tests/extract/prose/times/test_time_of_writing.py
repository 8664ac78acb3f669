"""What was over, under way or still to come when a report was written."""

from __future__ import annotations

from datetime import date

import pytest

from etl.extract.prose.times.time_of_writing import TimeOfWriting
from etl.language.period_expressions import Calendar
from etl.language.reported_period import ReportPeriod

HALF = ReportPeriod(Calendar("2015-H1", 2015, 2015))
JULY = TimeOfWriting(date(2015, 7, 18), HALF)
UNDATED = TimeOfWriting(None, ReportPeriod(Calendar("2015", 2015)))
LOOKING_BACK = TimeOfWriting(date(2015, 7, 18), ReportPeriod(Calendar("2011/2015", 2015, 2015)))


@pytest.mark.parametrize(
    ("period", "ahead", "under_way", "unfinished"),
    [
        ("2014", False, True, False),
        ("2015-M07", True, False, False),
        ("2015", False, True, True),
        ("2015-Q4", True, False, True),
        ("2016", True, False, True),
        (None, False, False, False),
    ],
)
def test_seen_from_the_day_of_the_report(period: str | None, ahead: bool, under_way: bool, unfinished: bool) -> None:
    assert (JULY.is_ahead(period), JULY.is_under_way(period), JULY.is_unfinished(period)) == (
        ahead, under_way, unfinished,
    )  # fmt: skip


def test_days_count_where_they_are_asked_for() -> None:
    assert JULY.is_under_way("2015-M07", by_day=True)
    assert not TimeOfWriting(date(2015, 7, 3), HALF).is_under_way("2015-M07", by_day=True)


def test_without_a_day_it_is_seen_from_the_reports_own_period() -> None:
    assert UNDATED.is_ahead("2016")
    assert not UNDATED.is_ahead("2015")
    assert UNDATED.has_begun("2014")
    assert not UNDATED.has_begun("2015")


def test_a_report_on_years_looks_back_on_those_that_have_begun() -> None:
    assert LOOKING_BACK.is_within_own("2015")
    assert not LOOKING_BACK.is_within_own("2016")
    assert not JULY.is_within_own("2015")
