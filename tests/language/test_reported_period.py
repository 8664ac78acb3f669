"""The period that a report is about, as its head states it, and the days on which such a report comes out."""

from __future__ import annotations

from datetime import date

import pytest

from etl.language.fold import fold
from etl.language.reported_period import Reported, reported


@pytest.mark.parametrize(
    ("text", "end", "floor"),
    [
        ("9 tháng đầu năm 2015 ước đạt", date(2015, 9, 30), 2015),
        ("sáu tháng đầu năm 2015", date(2015, 6, 30), 2015),
        ("chỉ số tháng 02/2016", date(2016, 2, 29), 2016),
        ("trong quý III/2025", date(2025, 9, 30), 2025),
        ("tổng kết công tác năm 2015 và triển khai nhiệm vụ năm 2016", date(2015, 12, 31), 2015),
        ("4 tháng đầu năm nay tăng 17,2% so với cùng kỳ năm 2010", date(2011, 4, 30), 2011),
        ("phấn đấu năm 2023 tăng 8% so năm 2022", date(2023, 12, 31), 2022),
        ("giai đoạn 2011-2015, tầm nhìn đến năm 2030", None, None),
        ("toàn tỉnh có 83 chợ", None, None),
    ],
)
def test_reported(text: str, end: date | None, floor: int | None) -> None:
    about = reported(fold(text))
    assert (about.end, about.floor) == (end, floor)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("quý IV năm 2014 và 6 tháng cuối năm 2014", date(2014, 12, 31)),
        ("6 tháng cuối năm 2016", date(2016, 6, 30)),  # the half year that is still to come
        ("mười một tháng năm 2014", date(2014, 11, 30)),
        ("36 tháng năm 2014", None),
        ("tháng 13/2014", None),
        ("năm 2010-2015", None),
        ("theo giá so sánh năm 2010, đạt 500 tỷ đồng", None),
        ("kế hoạch năm 2016", None),
        ("so với năm 2014 tăng 8%", date(2015, 12, 31)),
    ],
)
def test_the_end_of_what_is_reported(text: str, end: date | None) -> None:
    assert reported(fold(text)).end == end


@pytest.mark.parametrize(
    ("day", "near"),
    [
        (date(2015, 10, 16), False),
        (date(2015, 10, 17), True),  # 75 days before the end
        (date(2016, 7, 18), True),  # 200 days after it
        (date(2016, 7, 19), False),
    ],
)
def test_reports_come_out_near_the_end_of_their_period(day: date, near: bool) -> None:
    assert Reported(end=date(2015, 12, 31), floor=None).is_near(day) is near


def test_no_day_is_near_an_end_that_is_not_known() -> None:
    assert not Reported(end=None, floor=2015).is_near(date(2015, 12, 31))
