"""Rates behind one on the month or quarter before: which of them are on it, too, and of which that is not said."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import Extraction, extract

MONTH = "Chỉ số sản xuất công nghiệp tháng 10 tăng 1,27% so với tháng trước"


def _read(text: str, period: str, catalogue: Catalogue) -> Extraction:
    return extract(Document("0" * 64, "report.txt", "txt", text, area_id="lang-son", period=period), catalogue)


def _parts(text: str, period: str, catalogue: Catalogue) -> set[tuple[str, str]]:
    read = _read(text, period, catalogue).observations
    return {(one.indicator.partition(".")[2], one.measure) for one in read if "." in one.indicator}


@pytest.mark.parametrize(
    "text",
    [
        f"{MONTH}, trong đó ngành khai khoáng tăng 1,62%. Công nghiệp chế biến, chế tạo giảm 1,29%.",
        f"{MONTH}. Ngành khai khoáng tăng 1,62%. Công nghiệp chế biến, chế tạo giảm 1,29%.",
        f"{MONTH}.\n- Ngành khai khoáng tăng 1,62%.\n- Công nghiệp chế biến, chế tạo giảm 1,29%.",
        "So với tháng trước, chỉ số sản xuất công nghiệp tháng 10 tăng 1,27%. Ngành khai khoáng tăng 1,62%. "
        "Công nghiệp chế biến, chế tạo giảm 1,29%.",
    ],
)
def test_parts_of_what_is_held_against_the_month_before_are_so_too(text: str, catalogue: Catalogue) -> None:
    assert _parts(text, "2015-M10", catalogue) == {("mining", "growth_mom"), ("manufacturing", "growth_mom")}


@pytest.mark.parametrize(
    "text",
    [
        f"{MONTH} và tăng 8,1% so với cùng kỳ. Ngành khai khoáng tăng 1,62%.",
        f"{MONTH}. So với cùng kỳ, chỉ số tăng 8,1%. Ngành khai khoáng tăng 1,62%.",
        f"{MONTH}. Tính chung 10 tháng, chỉ số tăng 8,1%. Ngành khai khoáng tăng 1,62%.",
        f"{MONTH}. Ngành khai khoáng tăng 1,62% so với cùng kỳ.",
    ],
)
def test_but_not_where_it_is_held_against_another_time_too(text: str, catalogue: Catalogue) -> None:
    assert _parts(text, "2015-M10", catalogue) == {("mining", "growth_yoy")}


def test_against_the_quarter_before_they_are_no_growth_on_the_year_before(catalogue: Catalogue) -> None:
    quarter = "Chỉ số sản xuất công nghiệp quý III tăng 2% so với quý trước. Ngành khai khoáng tăng 1,2%."
    assert _read(quarter, "2015-Q3", catalogue).observations == ()


@pytest.mark.parametrize(("unit", "period"), [("tháng", "2015-M10"), ("quý", "2015-Q3")])
def test_of_what_is_no_part_of_it_that_is_not_said(unit: str, period: str, catalogue: Catalogue) -> None:
    exports = f"Kim ngạch xuất khẩu đạt 150 triệu USD, giảm 3,7% so với {unit} trước"
    others = "Kim ngạch nhập khẩu đạt 112 triệu USD, tăng 1,2%. Tổng mức bán lẻ đạt 900 tỷ đồng, tăng 3%."
    read = _read(f"{exports}. {others}", period, catalogue)
    told = [
        (one.indicator, str(one.value), "before, as the rate before it, or not" in one.reason) for one in read.doubts
    ]
    assert told == [("imports", "1.2", True), ("retail_sales", "3", True)]
    apart = _read(f"{exports}.\n{others}", period, catalogue)
    assert [one.measure for one in apart.observations if one.indicator == "imports"] == ["value", "growth_yoy"]
