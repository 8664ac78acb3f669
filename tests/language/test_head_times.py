"""What each time in the head of a report is named for: reported, compared with, planned for, or none of them."""

from __future__ import annotations

import pytest

from etl.language.fold import fold
from etl.language.head_times import HeadTimes, head_times
from etl.language.period_expressions import find


def times(text: str) -> HeadTimes:
    folded = fold(text)
    return head_times(text, folded, find(folded))


@pytest.mark.parametrize(
    ("text", "own", "compared", "planned", "past"),
    [
        ("Năm 2015, xuất khẩu tăng 7% so với năm 2014.", [2015], [2014], [], 2014),
        ("Tổng kết năm 2015, phương hướng năm 2016", [2015], [], [2016], 0),
        ("Năm 2016, tỉnh phấn đấu tăng 9%", [], [], [2016], 0),
        ("Tổng kết năm 2019, bàn việc của năm 2020", [2019], [], [2020], 0),
        # The year of prices and the year from which something counts are not the report's time.
        ("Theo giá so sánh năm 2010, đạt 500 tỷ đồng", [], [], [], 0),
        ("Kể từ năm 2012, tỉnh có 3 cụm. Năm 2015 đạt 9 tỷ đồng", [2015], [], [], 0),
        # In brackets only where nothing else is named.
        ("Chợ mới (năm 2013) mở cửa năm 2015", [2015], [], [], 0),
        ("Chợ mới (năm 2013) mở cửa", [2013], [], [], 0),
        ("Toàn tỉnh có 83 chợ", [], [], [], 0),
    ],
)
def test_each_time_has_its_role(text: str, own: list[int], compared: list[int], planned: list[int], past: int) -> None:
    found = times(text)
    assert [[each.year for each in group] for group in found[:3]] == [own, compared, planned]
    assert found.past == past


def test_a_month_and_the_months_so_far_are_about_the_months_so_far() -> None:
    [first, *_] = times("Tháng 9 và 9 tháng đầu năm 2015 xuất khẩu tăng. Quý IV sẽ khó khăn.").own
    assert (first.first, first.last) == (1, 9)


def test_behind_the_head_only_what_is_compared_with_counts() -> None:
    far = "Năm 2015 đạt 9 tỷ đồng. " + "Kinh tế đi lên. " * 100 + "Năm 2018 tăng 5% so với năm 2017."
    found = times(far)
    assert ([each.year for each in found.own], found.past) == ([2015], 2017)
