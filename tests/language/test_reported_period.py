"""The period a report is about: from its words, its card, its address and the day it was published on."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import load
from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.reported_period import ReportPeriod, report_period


def _about(text: str, card: str | None = None, url: str | None = None, published: str | None = None) -> ReportPeriod:
    folded = fold(text)
    return report_period(text, folded, period_expressions.find(folded), load().spoken_of, card, url, published)


@pytest.mark.parametrize(
    ("text", "end", "floor"),
    [
        ("9 tháng đầu năm 2015 ước đạt", date(2015, 9, 30), 2015),
        ("sáu tháng đầu năm 2015", date(2015, 6, 30), 2015),
        ("chỉ số tháng 02/2016", date(2016, 2, 29), 2015),  # an estimate may come out before the year begins
        ("trong quý III/2025", date(2025, 9, 30), 2025),
        ("tổng kết công tác năm 2015 và triển khai nhiệm vụ năm 2016", date(2015, 12, 31), 2015),
        ("4 tháng đầu năm nay tăng 17,2% so với cùng kỳ năm 2010", date(2011, 4, 30), 2011),
        ("phấn đấu năm 2023 tăng 8% so năm 2022", date(2023, 12, 31), 2022),
        ("giai đoạn 2011-2015, tầm nhìn đến năm 2030", None, None),
        ("toàn tỉnh có 83 chợ", None, None),
        ("quý IV năm 2014 và 6 tháng cuối năm 2014", date(2014, 12, 31), None),
        ("mười một tháng năm 2014", date(2014, 11, 30), 2014),
        ("tháng 13/2014", None, None),
        ("năm 2010-2015", None, None),
        ("theo giá so sánh năm 2010, đạt 500 tỷ đồng", None, None),
        ("so với năm 2014 tăng 8%", date(2015, 12, 31), 2014),
    ],
)
def test_the_words_alone(text: str, end: date | None, floor: int | None) -> None:
    about = _about(text)
    assert (about.end, about.floor) == (end, floor)


CASES = [
    # (text, what is known of the day of publication, the period)
    ("Hội nghị tổng kết năm 2015, bàn việc của năm 2016. Sang năm 2016, ngành có cách làm mới.", None, "2015"),
    ("Hội nghị nhìn lại năm 2021 và bàn công việc năm 2022. Trong năm 2022 còn nhiều khó khăn.", None, "2021"),
    ("Tìm ngành mũi nhọn đến năm 2030. Hội nghị tổng kết năm 2019.", "2020-01", "2019"),
    ("Tính đến năm 2019, toàn tỉnh có 83 chợ.", None, "2019"),
    ("Kết quả giai đoạn 2016 - 2020\nMục tiêu năm 2025\nXuất khẩu năm 2025 đạt 230 triệu USD.", None, "2016/2020"),
    ("Tình hình năm 2015. Xuất khẩu đạt 120 triệu USD. Dự kiến năm 2016: xuất khẩu đạt 130 triệu USD.", None, "2015"),
    ("Tình hình năm 2015. Dự kiến cả năm 2015 xuất khẩu đạt 130 triệu USD.", None, "2015"),
    ("Sau hơn 4 tháng vận hành bộ máy mới, thu ngân sách 9 tháng đạt 13.900 tỷ đồng.", "2025-10", "2025-M01/M09"),
    ("Ba tháng đầu năm, xuất khẩu đạt 120 triệu USD." + " Kinh tế đi lên." * 100 + " Năm 2016, tỉnh phấn đấu tăng 9%.",
     None, "2016-Q1"),
    ("9 tháng đầu năm, xuất khẩu đạt 120 triệu USD. Năm 2023 đạt 150 triệu USD.", "2024-10", "2024-M01/M09"),
    ("Nửa đầu năm, thu ngân sách đạt 1.200 tỷ đồng.", "2023-07", "2023-H1"),
    ("Kết quả và giải pháp 6 tháng cuối năm 2022. 6 tháng đầu năm, xuất khẩu tăng 12%.", "2022-07", "2022-H1"),
    ("Thu ngân sách 6 tháng cuối năm 2022 đạt 1.200 tỷ đồng.", "2023-01", "2022-H2"),
    ("Nhiệm vụ 3 tháng cuối năm 2022. 9 tháng năm 2022, xuất khẩu tăng 12%.", "2022-09", "2022-M01/M09"),
    ("Trong năm qua, xuất khẩu đạt 500 triệu USD.", "2023-01", "2022"),
    ("Trong năm qua, xuất khẩu đạt 500 triệu USD.", "2022-12", "2022"),
    ("So với cuối năm 2022, có thêm 3 dự án. Năm 2023, tỉnh thu hút 12 dự án.", "2023-12", "2023"),
    ("Những chỉ tiêu chính của tỉnh\nTrong 5 năm tới, phấn đấu suốt giai đoạn 2016-2020 xuất khẩu trên 7 tỷ USD.",
     None, "2016/2020"),
    # What a meeting of several months is about; what is set beside; what is still to come about; a year long past.
    ("Tóm tắt số liệu giao ban 6 tháng năm 2023\nIIP tăng 6,4%.\n6 tháng cuối năm cần tăng 7,6% để cả năm đạt 7%.",
     "2023-06", "2023-H1"),
    ("IIP tăng 6,4%." + " Công nghiệp đi lên." * 9 + "\nNửa cuối năm 2023 phải tăng 7,6%. 6 tháng đầu năm tăng 6,4%.",
     "2023-06", "2023-H1"),
    ("Được mùa xuất khẩu\nXuất khẩu cả năm ước 680 triệu USD, hơn năm 2021 đúng 100 triệu USD.", "2022-12", "2022"),
    ("Được mùa xuất khẩu\nXuất khẩu ước 680 triệu USD, vượt xa kỷ lục của năm 2021.", "2022-12", "2022"),
    ("Được mùa xuất khẩu\nXuất khẩu ước 680 triệu USD, so với 580 triệu USD năm 2021 tăng 17%.", "2022-12", "2022"),
    ("Được mùa xuất khẩu\nXuất khẩu ước 680 triệu USD, gấp 1,5 lần năm 2019. Nhập khẩu đạt 120 triệu USD.",
     "2022-12", "2022"),
    ("Một năm nhìn lại\nXuất khẩu ước 680 triệu USD. Năm 2021, khi có dịch, xuất khẩu chỉ tăng 2%.", "2022-12", "2022"),
    ("Một năm nhìn lại\nXuất khẩu ước 680 triệu USD. Năm 2020, khi có dịch, xuất khẩu chỉ tăng 2%.", "2022-01", None),
    ("Chuyện xuất khẩu\nXuất khẩu đạt 480 triệu USD. Năm 2021, khi có dịch, xuất khẩu chỉ tăng 2%.", "2022-09", None),
    ("Năm 2021, xuất khẩu của tỉnh đạt 480 triệu USD.", "2022-12", "2021"),
    ("Chưa bao giờ xuất khẩu cao như năm 2022. Xuất khẩu đạt 480 triệu USD.", "2022-12", "2022"),
    ("Công nghiệp tháng Năm: giá trị sản xuất đạt 62 tỷ đồng, nhích hơn tháng Tư 6,1%.", "2012-05", "2012-M05"),
    ("Giá cả\nGiá trị sản xuất trong tháng đạt 62 tỷ đồng, nhích hơn tháng Tư 6,1%. Xuất khẩu tháng 5 tăng 3%.",
     "2012-05", "2012-M05"),
    ("Trong hơn 8 tháng năm 2014, xuất khẩu đạt 120 triệu USD.", "2014-09", "2014-M01/M08"),
    ("Năm 2009, thu ngân sách 4 tháng đạt 1.200 tỷ đồng, 8 tháng đạt 3.100 tỷ đồng.", "2009-09", "2009-M01/M08"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "period"), CASES)
def test_words_and_day(text: str, published: str | None, period: str | None) -> None:
    assert _about(text, published=published).calendar.period == period


@pytest.mark.parametrize(
    ("text", "published", "period"),
    [
        ("Từ đầu năm đến nay, xuất khẩu tăng 5,31% so với cùng kỳ năm 2015.", "2016-09-30", "2016-M01/M09"),
        ("Từ đầu năm đến nay, xuất khẩu tăng 5,31% so với cùng kỳ năm 2015.", "2016-09-08", "2016-M01/M08"),
        ("Từ đầu năm đến nay, xuất khẩu tăng 5,31% so với cùng kỳ năm 2015.", "2016-09", "2016-M01/M08"),
        ("Xuất khẩu tăng 5,31% so với cùng kỳ năm 2015.", "2016-09-30", None),
        ("Xuất khẩu tăng 5,31% so với năm 2015.", "2016-12-30", "2016"),
        ("Xuất khẩu tăng 5,31% so với năm 2015.", "2017-01-12", "2016"),
    ],
)  # fmt: skip
def test_a_year_that_is_not_over_is_told_of_so_far(text: str, published: str, period: str | None) -> None:
    assert _about(text, published=published).calendar.period == period


def test_a_card_is_surer_than_words_and_an_address() -> None:
    url = "https://example.vn/kinh-te-9-thang-dau-nam-2020.html"
    text = "Quý III năm 2020, kim ngạch xuất khẩu đạt 120 triệu USD."
    assert _about(text).calendar.period == "2020-Q3"
    assert _about(text, url=url).calendar.period == "2020-M01/M09"
    told = _about(text, "2020-M08", url, "2020-10")
    assert (told.calendar.period, told.says, told.floor) == ("2020-M08", "card", None)


def test_a_plan_is_told() -> None:
    told = _about("Kế hoạch phát triển kinh tế - xã hội năm 2016")
    assert (told.calendar.period, told.planned, told.floor) == ("2016", True, None)


@pytest.mark.parametrize(
    ("text", "period", "planned"),
    [
        ("Kế hoạch phát triển công nghiệp tỉnh năm 2022\n\nTăng 17,4% so với năm 2021.", "2022", True),
        (
            "Kế hoạch phát triển công nghiệp tỉnh năm 2022\n\nNăm 2021, kim ngạch xuất khẩu đạt 435 triệu USD.",
            "2022",
            True,
        ),
        (
            "Nghị quyết về kế hoạch phát triển kinh tế - xã hội năm 2022 tỉnh Hà Giang\nXuất khẩu tăng 9% so với ước "
            "thực hiện năm 2021.",
            "2022",
            True,
        ),
        ("Quyết định giao chỉ tiêu kế hoạch năm 2022 cho ngành Công Thương\nNăm 2021 đạt 435 triệu USD.", "2022", True),
        ("Chương trình hành động thực hiện Nghị quyết về phát triển kinh tế năm 2022\nNăm 2021 tăng 5%.", "2022", True),
        (
            "ỦY BAN NHÂN DÂN\nKẾ HOẠCH\nPhát triển kinh tế 5 năm 2016 - 2020\nKết quả năm 2015 đạt 5%.",
            "2016/2020",
            True,
        ),
        ("Kế hoạch năm 2022 sẽ khó\n\nNăm 2021, kim ngạch xuất khẩu đạt 435 triệu USD.", "2021", False),
        ("Kết quả thực hiện kế hoạch năm 2022\n\nTăng 17,4% so với năm 2021.", "2022", False),
    ],
)
def test_a_title_of_a_plan_says_for_which_year_it_is(text: str, period: str, planned: bool) -> None:
    told = _about(text)
    assert (told.calendar.period, told.planned) == (period, planned)


def test_months_of_no_year_are_the_latest_of_those_months_that_are_named() -> None:
    told = _about("Kinh tế 11 tháng\nChỉ tiêu | Thực hiện 11 tháng 2022 | Ước 11 tháng 2023\nXuất khẩu | 318 | 280")
    assert told.calendar.period == "2023-M01/M11"


def test_a_span_of_years_has_no_end_that_dates_it() -> None:
    told = _about("Giai đoạn 2011-2015, xuất khẩu của tỉnh tăng bình quân 12% mỗi năm.")
    assert (told.calendar.period, told.end, told.is_near(date(2015, 12, 31))) == ("2011/2015", None, False)


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
    assert _about("Tổng kết năm 2015").is_near(day) is near


@pytest.mark.parametrize("text", ["quý IV và năm 2023", "tháng 12 và cả năm 2023"])
def test_a_quarter_and_the_year_that_it_ends_are_the_year(text: str) -> None:
    assert _about(f"Kinh tế - xã hội {text}", published="2023-12").calendar.period == "2023"


def test_what_ends_the_title_says_nothing_of_the_time_that_begins_the_text() -> None:
    text = "Từ suy giảm đến phục hồi\nNăm 2009, sản xuất của tỉnh giảm mạnh: quý I chỉ bằng 84,6% cùng kỳ."
    assert _about(text, published="2009-12-30").calendar.period == "2009"


@pytest.mark.parametrize(
    ("text", "published", "period"),
    [
        ("Kinh tế Lào Cai 2009: Từ suy giảm đến phục hồi\nCông nghiệp quý I giảm.", "2009-12-20", "2009"),
        ("Kinh tế Lào Cai 2009: Từ suy giảm đến phục hồi\nCông nghiệp quý I giảm.", "2010-01-20", "2009"),
        ("Công nghiệp Lào Cai phục hồi\nKinh tế suy giảm mạnh, nhất là quý I.", "2009-12-20", "2009"),
        ("Công nghiệp Lào Cai phục hồi\nTrong quý I, công nghiệp tăng 5%.", "2009-05-20", "2009-Q1"),
        ("Công nghiệp Lào Cai quý I\nXuất khẩu tăng 5%.", "2009-12-20", "2009-Q1"),
    ],
)
def test_a_quarter_named_in_passing_is_not_what_a_year_is_looked_back_on_for(
    text: str, published: str, period: str
) -> None:
    assert _about(text, published=published).calendar.period == period


@pytest.mark.parametrize("heading", ["Phương hướng quý II/2015", "II. Nhiệm vụ quý II/2015", "3) Định hướng năm 2016"])
@pytest.mark.parametrize("published", [None, "2015-04-05"])
def test_a_heading_of_what_is_to_be_done_below_a_title_without_a_time_does_not_tell_it(
    heading: str, published: str | None
) -> None:
    told = _about(f"Tình hình sản xuất công nghiệp\n{heading}\nSản xuất tăng 10%.", published=published)
    assert (told.calendar.period, told.planned) == (None, False)


def test_a_title_of_what_is_to_be_done_tells_the_time() -> None:
    assert _about("UBND TỈNH LẠNG SƠN\nNhiệm vụ quý II/2015\nSản xuất tăng 10%.").calendar.period == "2015-Q2"
