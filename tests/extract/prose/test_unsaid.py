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
