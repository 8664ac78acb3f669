"""The time of an event beside which no figure is told: what follows is in doubt."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "event",
    [
        "Hội chợ tháng 8 thu hút 200 gian hàng;",
        "Ngày hội việc làm tháng 11 có 4.000 người tham gia;",
        "Bão số 2 cuối tháng 6 làm thiệt hại 85 tỷ đồng.",
        "Tết Nguyên đán rơi vào tháng 2 nên sức mua lớn:",
        "Tỉnh đón 2 triệu lượt khách, đông nhất vào tháng 7;",
        "Giá xăng tháng 11 giảm 8%, nhờ đó",
        "Dự án khởi công năm 2012 nay đã hoàn thành, đi vào hoạt động;",
        "Từ khi có Luật Hóa chất năm 2007, tỉnh cấp 45 giấy phép;",
        "Qua 5 tháng thi công, chợ Kỳ Lừa đã hoàn thành;",
    ],
)
def test_the_time_of_an_event_is_not_that_of_figures(event: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{event} tổng mức bán lẻ đạt 17.600 tỷ đồng, tăng 12%.")
    assert not read.observations
    assert {d.reason for d in read.doubts} == {"the period is not told"}


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Thị trường tháng 9 ổn định;", "2015-M09"),
        ("Tháng 9 có 2 kỳ nghỉ lễ, sức mua tăng;", "2015-M09"),
        ("Trong tháng 9, sản xuất gặp khó khăn do thiếu điện;", "2015-M09"),
        ("Khép lại quý III,", "2015-Q3"),
        ("Nhìn lại năm 2004 (năm đầu tái lập tỉnh),", "2004"),
        ("Chợ Kỳ Lừa hoàn thành trong năm 2015;", "2015"),
    ],
)
def test_what_figures_are_told_of_is_no_event(head: str, period: str, read_sentence: Reader) -> None:
    told = read_sentence(f"{head} tổng mức bán lẻ đạt 1.410 tỷ đồng.").observations
    assert [o.period for o in told] == [period]


def test_a_time_that_a_figure_goes_on_to_is_no_event_s(read_sentence: Reader) -> None:
    told = read_sentence("IIP 6 tháng tăng 3,96%, trong đó quý I chỉ tăng 1,2%, đến quý II đã tăng 6,8%.").observations
    assert [o.period for o in told] == ["2015-H1", "2015-Q1", "2015-Q2"]
