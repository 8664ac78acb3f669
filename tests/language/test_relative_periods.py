"""Times told by the report's own time and by the day on which it came out."""

from __future__ import annotations

import pytest

from etl.language.relative_periods import Calendar, last_part, past_part


def test_the_last_part_of_a_period_stays_within_it() -> None:
    assert last_part("2015", 1) == "2015-M12"
    assert last_part("2015", 3) == "2015-Q4"
    assert last_part("2015-M02", 3) == "2015-M02"
    assert last_part(None, 3) is None


@pytest.mark.parametrize(
    ("calendar", "length", "code"),
    [
        (Calendar("2023-M06", 2023, 2023, over=6), 3, "2023-Q2"),
        (Calendar("2023-M06", 2023, 2023, over=6), 6, "2023-H1"),
        (Calendar("2023-M05", 2023, 2023, over=5), 3, None),  # no quarter ends with it
        (Calendar("2015", 2015, 2016), 3, "2015-Q4"),
        (Calendar(None, 2023, 2023, over=7), 6, "2023-H1"),  # the last that was over
        (Calendar(None, 2023, 2023, over=7), 1, "2023-M07"),
        (Calendar("2023", 2023, 2023, over=7), 3, "2023-Q2"),  # a year that was not over
        (Calendar(None, 2023, 2023), 3, None),
    ],
)
def test_the_last_part_that_was_over(calendar: Calendar, length: int, code: str | None) -> None:
    assert past_part(calendar, length) == code
