"""The times of a report's head: its own, compared with, or planned for."""

from __future__ import annotations

import pytest

from etl.catalogue import load
from etl.language.fold import fold
from etl.language.head_times import HeadTimes, head_times
from etl.language.period_expressions import Expression, find


def _times(text: str) -> HeadTimes:
    folded = fold(text)
    return head_times(text, folded, find(folded), load().spoken_of)


def _years(found: list[Expression]) -> list[int]:
    return [one.year_to or one.year for one in found]


@pytest.mark.parametrize(
    ("text", "own", "compared", "planned"),
    [
        ("Năm 2015, xuất khẩu đạt 5 tỷ USD.", [2015], [], []),
        ("Năm 2015, xuất khẩu tăng 5% so với năm 2014.", [2015], [2014], []),
        ("Tổng kết năm 2015 và phương hướng năm 2016", [2015], [], [2016]),
        ("Năm 2015 đạt khá. Năm 2016, tỉnh phấn đấu tăng 8%.", [2015], [], [2016]),
        ("Năm 2015, theo giá so sánh năm 2010, tăng 5%.", [2015], [], []),
        ("Năm 2015 tăng 8% (năm 2014 tăng 5%).", [2015], [], []),
        ("Xuất khẩu tăng 8% (năm 2014).", [2014], [], []),  # nothing else is named
        ("Ngày 15/3/2015, xuất khẩu tăng.", [], [], []),
        ("Quy hoạch phát triển công nghiệp, tầm nhìn đến năm 2030", [], [], [2030]),
        ("Định hướng đến năm 2030. Năm 2015, xuất khẩu tăng 5%.", [2015], [], [2030]),
        ("Ngành mũi nhọn đến năm 2015", [2015], [], []),  # it may be over
        ("Tháng 6 so với tháng 5 năm 2023, tháng 7 so với tháng 6 năm 2023", [0, 0], [2022, 2022], []),
        ("Tháng 1 so với tháng 12 năm 2022", [0], [2022], []),
        ("Tháng 7 so với tháng 7 năm 2022", [0], [2022], []),
    ],
)
def test_what_they_are_told_for(text: str, own: list[int], compared: list[int], planned: list[int]) -> None:
    times = _times(text)
    assert (_years(times.own), _years(times.compared), _years(times.planned)) == (own, compared, planned)


def test_the_latest_year_compared_with() -> None:
    assert _times("Tăng 5% so với năm 2012, 9% so với cùng kỳ năm 2014.").past == 2014
    assert _times("Năm 2015 đạt khá.").past == 0


def test_a_lead_of_a_month_and_the_months_so_far_is_about_the_months_so_far() -> None:
    first, *_ = _times("Tháng 9 năm 2015 tăng 5%, 9 tháng đầu năm 2015 tăng 8%.").own
    assert (first.first, first.last) == (1, 9)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Phiên họp thường kỳ tháng 6/2020\nTrong 6 tháng đầu năm, thu ngân sách đạt 1.412 tỷ đồng.", [(1, 6, 2020)]),
        ("Phiên họp thường kỳ tháng 6/2020\nThu ngân sách đạt 1.412 tỷ đồng.", [(6, 6, 2020)]),
        ("Phiên họp thường kỳ tháng 1/2020\nNăm 2019, thu ngân sách đạt 1.412 tỷ đồng.", [(1, 12, 2019)]),
    ],
)
def test_the_month_of_a_meeting_is_that_of_no_figure_where_another_time_is_told(
    text: str, own: list[tuple[int, int, int]]
) -> None:
    folded = fold(text)
    told = head_times(text, folded, find(folded), load().spoken_of).own
    assert [(one.first, one.last, one.year) for one in told] == own


@pytest.mark.parametrize("heading", ["II. Nhiệm vụ quý II năm 2014", "2. PHƯƠNG HƯỚNG QUÝ II", "B/ Giải pháp"])
def test_times_below_a_heading_of_tasks_are_planned(heading: str) -> None:
    text = f"BÁO CÁO quý I năm 2014\nXuất khẩu tăng 5%.\n{heading}\nTổng mức bán lẻ 6 tháng đạt 8.000 tỷ đồng."
    times = _times(text)
    assert [(one.first, one.last) for one in times.own] == [(1, 3)]
    assert (1, 6) in [(one.first, one.last) for one in times.planned]


def test_tasks_in_a_title_say_nothing_of_what_stands_below_it() -> None:
    text = "BÁO CÁO quý I năm 2014,\nphương hướng nhiệm vụ quý II\n6 tháng đầu năm xuất khẩu tăng 5%."
    assert (1, 6) in [(one.first, one.last) for one in _times(text).own]
