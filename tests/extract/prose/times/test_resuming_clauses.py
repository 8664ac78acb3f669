"""Times that are told without a name, and whose subject they go on with."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from tests.extract.conftest import Reader

HEADED = """SỞ CÔNG THƯƠNG TỈNH BẮC GIANG

BÁO CÁO
Tình hình sản xuất công nghiệp, thương mại tháng 6 và 6 tháng đầu năm 2016

I. KẾT QUẢ
1. Chỉ số sản xuất công nghiệp
- Tháng 6/2016: tăng 3,2% so với tháng trước, tăng 10,5% so với cùng kỳ.
- 6 tháng: tăng 9,8% so với cùng kỳ.
2. Giá trị sản xuất công nghiệp (giá SS 2010)
- Tháng 6: 12.350 tỷ đồng.
- Ước 6 tháng: 65.400 tỷ đồng.
3. Tổng mức bán lẻ hàng hóa
Thực hiện tháng 5: 7.905 tỷ đồng; ước tháng 6: 7.612 tỷ đồng.
4. Sản xuất công nghiệp
a) Chỉ số tiêu thụ:
+ Tháng 6: tăng 4% so với cùng kỳ.
b) Xuất khẩu
Tháng 6 đạt 35 triệu USD.
đ) Nhập khẩu tháng 6 đạt 25 triệu USD.
5. Công tác khác
Tháng 6: tăng 5%.
6. Đầu tư, ngân sách
(1) Chỉ số sản xuất ngành khai khoáng
- Tháng 6 tăng 2%.
(ii) Thu ngân sách
- 6 tháng: 700 tỷ đồng.
(1,5 tỷ đồng)
- Tháng 6: 5 tỷ đồng.
"""


def test_times_below_a_heading_are_told_of_what_it_names(catalogue: Catalogue) -> None:
    report = Document("0" * 64, "x.txt", "txt", HEADED, area_id="bac-giang", published_on=date(2016, 6, 25))
    read = [f"{o.indicator} {o.measure} {o.period} {o.value}" for o in extract(report, catalogue).observations]
    assert read == [
        "iip growth_mom 2016-M06 3.2",
        "iip growth_yoy 2016-M06 10.5",
        "iip growth_yoy 2016-H1 9.8",
        "industrial_output value 2016-M06 12350",
        "industrial_output value 2016-H1 65400",
        "retail_sales value 2016-M05 7905",
        "retail_sales value 2016-M06 7612",
        "consumption_index growth_yoy 2016-M06 4",
        "exports value 2016-M06 35",
        "imports value 2016-M06 25",
        "budget_revenue value 2016-H1 700",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Xuất khẩu 11 tháng đạt 935 triệu USD; trong đó khu vực FDI 57 triệu USD. Ước cả năm đạt 1.140 triệu USD.",
        "Thu ngân sách đạt 450 tỷ đồng, trong đó thu nội địa 310 tỷ đồng. Năm 2014 đạt 410 tỷ đồng.",
    ],
)  # fmt: skip
def test_another_time_behind_parts_is_of_the_last_or_of_all(text: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert len(read.observations) == 2
    assert [doubt.rule for doubt in read.doubts] == ["subject.after-parts"]


def test_months_so_far_behind_parts_are_of_all(read_sentence: Reader) -> None:
    text = "Xuất khẩu 5 tháng đạt 935 triệu USD; trong đó khu vực FDI 878 triệu USD. Ước 6 tháng 1.140 triệu USD."
    last = read_sentence(text).observations[-1]
    assert (last.indicator, float(last.value)) == ("exports", 1140)


def test_a_time_behind_parts_without_a_name_may_be_of_all(read_sentence: Reader) -> None:
    text = "Kim ngạch xuất khẩu đạt 152 triệu USD, trong đó FDI 102 triệu USD. Cả năm 1.592 triệu USD, tăng 31,4%."
    read = read_sentence(text)
    assert [float(one.value) for one in read.observations] == [152]
    assert [(doubt.rule, doubt.indicator) for doubt in read.doubts] == [("subject.after-parts", "exports")] * 2


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("6. Khuyến công", ["industrial_promotion_projects 62", "industrial_promotion_funding 14.85"]),
        ("6. Công tác khuyến công:", ["industrial_promotion_projects 62", "industrial_promotion_funding 14.85"]),
        ("6. Khuyến công và khoa học", []),  # of which of the two, is not said
        ("6. Khoa học, công nghệ", []),
    ],
)
def test_what_a_heading_says_was_promoted_is_what_projects_below_it_are(
    heading: str, read: list[str], catalogue: Catalogue
) -> None:
    text = f"BÁO CÁO\nKết quả năm 2015 của Sở Công Thương tỉnh Bắc Giang\n{heading}\n"
    text += "Thực hiện 62 đề án, kinh phí 14,85 tỷ đồng.\n7. Công tác khác\nThực hiện 5 đề án.\n"
    report = Document("0" * 64, "x.txt", "txt", text, area_id="bac-giang", published_on=date(2016, 1, 5))
    assert [f"{o.indicator} {o.value}" for o in extract(report, catalogue).observations] == read


PLACES = "Một số địa phương tăng cao hơn mức chung là: Quảng Ninh tăng 11,3%; Thanh Hóa tăng 9%."


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Giá trị sản xuất công nghiệp cả nước tăng 5,6%, trong đó khu vực nhà nước tăng 1,9%.", 2),
        ("Giá trị sản xuất công nghiệp cả nước tăng 5,6%; xuất khẩu tăng 3%.", 0),  # of which of them, is not said
        ("Giá trị sản xuất công nghiệp cả nước tăng 5,6%.\nTủ lạnh tăng 21%; điện sản xuất tăng 10,5%.", 0),
        ("Giá trị sản xuất công nghiệp cả nước tăng 5,6%.\nThu hút khách du lịch tăng 20%.", 0),
        ("Tình hình có nhiều khó khăn.", 0),
    ],
)
def test_a_list_of_provinces_goes_on_with_what_the_paragraph_before_was_about(
    before: str, told: int, catalogue: Catalogue
) -> None:
    text = f"Kinh tế cả nước năm 2015\n{before}\n{PLACES}\n"
    report = Document("0" * 64, "x.txt", "txt", text, area_id="viet-nam", published_on=date(2016, 1, 5))
    read = [o for o in extract(report, catalogue).observations if o.area_id != "viet-nam"]
    assert [(o.indicator, o.area_id) for o in read] == [
        ("industrial_output", "quang-ninh"),
        ("industrial_output", "thanh-hoa"),
    ][:told]
