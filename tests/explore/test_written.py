"""Figures, days and periods in both languages."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from etl.explore import written
from etl.explore.words import Words

VI, EN = Words("vi"), Words("en")


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (4013.0, "4.013", "4,013"),
        (1234567.5, "1.234.567,5", "1,234,567.5"),
        (Decimal("16.700000"), "16,7", "16.7"),
        (-27.7, "−27,7", "−27.7"),
        (-0.0, "0", "0"),
        (0.0, "0", "0"),
        (-0.0000001, "0", "0"),
        (0.1 + 0.2, "0,3", "0.3"),
        (None, "", ""),
        (float("nan"), "", ""),
    ],
)
def test_numbers(value: Any, vietnamese: str, english: str) -> None:
    assert (written.number(value, VI), written.number(value, EN)) == (vietnamese, english)


def test_rates_have_their_sign_as_the_language_writes_it() -> None:
    assert written.percent(16.7, VI) == "16,7\u00a0%"
    assert written.percent(16.7, EN) == "16.7%"
    assert written.percent(None, VI) == ""
    assert written.percent_computed(16.66666, EN) == "16.67%"
    assert written.computed(3764.540337, VI) == "3.764,54"
    assert written.computed(None, VI) == ""


def test_days() -> None:
    assert written.day(date(2016, 1, 18), VI) == "18/1/2016"
    assert written.day(date(2016, 1, 18), EN) == "18 January 2016"
    assert written.day(None, EN) == ""
    assert written.moment(datetime(2016, 1, 18, 9, 5), VI) == "18/1/2016 16:05 (giờ Việt Nam)"
    assert written.moment(datetime(2016, 1, 17, 18, 30), EN) == "18 January 2016 01:30 (Vietnam time)"


@pytest.mark.parametrize(
    ("code", "vietnamese", "english"),
    [
        ("2015", "năm 2015", "2015"),
        ("2015-H1", "6 tháng đầu năm 2015", "first half of 2015"),
        ("2015-H2", "6 tháng cuối năm 2015", "second half of 2015"),
        ("2015-Q4", "quý IV năm 2015", "Q4 2015"),
        ("2015-M07", "tháng 7 năm 2015", "July 2015"),
        ("2015-M01/M09", "9 tháng đầu năm 2015", "first 9 months of 2015"),
        ("2015-M04/M09", "tháng 4 đến tháng 9 năm 2015", "months 4 to 9 of 2015"),
        ("2011/2015", "giai đoạn 2011–2015", "2011–2015"),
        ("some day", "some day", "some day"),
    ],
)
def test_periods(code: str, vietnamese: str, english: str) -> None:
    assert (written.period(code, VI), written.period(code, EN)) == (vietnamese, english)


def test_a_figure_that_is_no_exact_one_says_so() -> None:
    row = {"actual": 19000.0, "actual_bound": "over", "plan": 10.0, "plan_bound": "range", "plan_to": 12.0,
           "growth_stated": 7.0, "growth_bound": "about", "completion_stated": 99.5}  # fmt: skip
    assert [written.stated(row, column, VI) for column in ("actual", "plan", "growth_stated", "completion_stated")] == [
        "trên 19.000", "10–12", "khoảng 7\u00a0%", "99,5\u00a0%"
    ]  # fmt: skip
    assert written.stated(row, "actual", EN) == "over 19,000"
    assert written.stated({"actual": None, "actual_bound": None}, "actual", VI) == ""
