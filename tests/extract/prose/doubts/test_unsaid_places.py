"""Figures of which the words leave open of which place they are."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from tests.extract.conftest import Reader


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


@pytest.mark.parametrize(
    ("between", "values"),
    [("", []), ("Trong tỉnh, ", [12]), ("Của Lạng Sơn, ", [12])],
)
def test_what_follows_a_figure_of_the_nation_is_the_reports_own_where_that_is_said(
    between: str, values: list[float], read_sentence: Reader
) -> None:
    read = read_sentence(f"GDP cả nước tăng 5,5%. {between}nhập khẩu tăng 12%.")
    own = [float(o.value) for o in read.observations if o.area_id == "lang-son"]
    assert own == values
