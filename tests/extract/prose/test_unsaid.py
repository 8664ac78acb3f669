"""Figures whose words leave open of which thing, time or place they are."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Kim ngạch xuất/nhập khẩu đạt 450/380 triệu USD.", "value.of-two"),
        ("Năm 2014 và 2015, giá trị sản xuất công nghiệp đạt 7.400 tỷ đồng.", "period.several"),
        ("Kim ngạch xuất khẩu tăng 5% và 7% so với tháng trước và cùng kỳ.", "growth.pair"),
        ("Sau 8 tháng, CPI tăng 1,53%.", "growth.months"),
    ],
)
def test_what_is_not_said_is_a_doubt(sentence: str, rule: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert rule in {doubt.rule for doubt in read.doubts}
    assert not read.observations


@pytest.mark.parametrize(
    ("sentence", "areas", "doubts"),
    [
        # Nothing says whether it is the province's or the nation's.
        ("Nhờ sự đóng góp của Bắc Giang và Phú Thọ, xuất khẩu đạt 40 tỷ USD.", [], 1),
        ("Nhờ sự đóng góp của Bắc Giang và Phú Thọ, xuất khẩu của cả nước đạt 40 tỷ USD.", ["viet-nam"], 0),
        ("Xuất khẩu đạt 40 tỷ USD.", ["viet-nam"], 0),
    ],
)
def test_a_province_named_before_a_figure_of_the_nation(
    sentence: str, areas: list[str], doubts: int, catalogue: Catalogue
) -> None:
    document = Document(
        "0" * 64, "report.txt", "txt", sentence, area_id="viet-nam", published_on=date(2016, 1, 18), period="2015",
    )  # fmt: skip
    read = extract(document, catalogue)
    assert [o.area_id for o in read.observations] == areas
    assert [d.rule for d in read.doubts] == ["area.unsaid"] * doubts


@pytest.mark.parametrize("area", ["lang-son", "viet-nam"])
def test_what_stands_below_the_name_of_another_province_is_a_doubt(area: str, catalogue: Catalogue) -> None:
    text = (
        "Kim ngạch xuất khẩu của Lạng Sơn đạt 720 triệu USD.\n\nCao Bằng\n\nNăm 2015, tỉnh đã nỗ lực.\n\n"
        "Kim ngạch xuất khẩu đạt 50 triệu USD.\n\nLạng Sơn\n\nThu ngân sách của Lạng Sơn đạt 5.000 tỷ đồng."
    )
    document = Document(
        "0" * 64, "report.txt", "txt", text, area_id=area, published_on=date(2016, 1, 18), period="2015",
    )  # fmt: skip
    read = extract(document, catalogue)
    assert [f"{o.area_id} {o.value}" for o in read.observations] == ["lang-son 720", "lang-son 5000"]
    assert [f"{d.rule} {d.value}" for d in read.doubts] == ["area.unsaid 50"]
    assert ("“cao bằng”, the heading above it" in read.doubts[0].reason) == (area == "lang-son")


def test_by_how_much_a_plan_was_raised_is_no_plan(read_sentence: Reader) -> None:
    read = read_sentence("Điều chỉnh tăng chỉ tiêu tổng mức bán lẻ năm 2015 thêm 500 tỷ đồng, lên 12.500 tỷ đồng.")
    assert [float(o.value) for o in read.observations] == [12500]
    assert [doubt.rule for doubt in read.doubts] == ["count.more"]


def test_a_time_that_is_left_out_is_not_that_of_the_figure(read_sentence: Reader) -> None:
    read = read_sentence("Nếu không tính tháng 4 giãn cách, tổng mức bán lẻ tăng 3,8%.")
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == ["period.left-out"]


def test_the_month_of_prices_is_not_that_of_sales_in_a_report_on_the_year(read_sentence: Reader) -> None:
    read = read_sentence("CPI tháng 12 tăng 0,2% so với tháng trước. Tổng mức bán lẻ đạt 17.600 tỷ đồng, tăng 16,5%.")
    assert [o.indicator for o in read.observations] == ["cpi"]
    assert {d.reason for d in read.doubts} == {"of the time of the figure before it or not: which is not said"}


def test_a_change_since_the_level_in_its_bracket_is_on_that(read_sentence: Reader) -> None:
    read = read_sentence("Tổng mức bán lẻ tháng 5 đạt 192 tỷ đồng (tháng 4: 188 tỷ đồng, tức tăng 1,9%).")
    assert [(o.measure, o.period) for o in read.observations] == [("value", "2015-M05"), ("value", "2015-M04")]
    assert [d.reason for d in read.doubts] == ["one of several rates; what each is compared with is not said"]
