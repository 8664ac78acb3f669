"""Days as feeds and listing pages write them: the zone they are in, and which number is the month."""

from __future__ import annotations

from datetime import date

import pytest

from etl.acquire.feed_days import days_in, shown_day, stamped_day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2016-01-18T23:30:00+07:00", date(2016, 1, 18)),
        ("2016-01-18T17:30:00Z", date(2016, 1, 19)),  # half past midnight in Vietnam
        ("2016-01-18T17:30:00", date(2016, 1, 18)),
        ("Mon, 18 Jan 2016 08:30:00 GMT+7", date(2016, 1, 18)),
        ("Mon, 18 Jan 2016 18:00:00 GMT", date(2016, 1, 19)),
        ("18/01/2016", date(2016, 1, 18)),
        ("from 18/01/2016 to 19/01/2016", None),
        ("", None),
        (None, None),
    ],
)
def test_a_stamp_is_a_day_in_vietnam(stamp: str | None, day: date | None) -> None:
    assert stamped_day(stamp, "vi") == day


@pytest.mark.parametrize(
    ("text", "dates", "day"),
    [
        ("05/04/2016", "vi", date(2016, 4, 5)),
        ("05/04/2016", "en", date(2016, 5, 4)),
        ("18/01/2016", "en", date(2016, 1, 18)),
        ("January 18, 2016", "en", date(2016, 1, 18)),
    ],
)
def test_the_source_says_which_number_is_the_month(text: str, dates: str, day: date) -> None:
    assert days_in(text, dates) == [day]


def test_a_day_inside_a_sentence_is_no_day_of_publication() -> None:
    assert shown_day("(18/01/2016 | 08:30)", "vi") == date(2016, 1, 18)
    assert shown_day("Hội nghị tổng kết ngành diễn ra ngày 18/01/2016", "vi") is None
