"""Single cells and whole documents: separators by the table's own convention, prose beside tables, any grid at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.catalogue import Catalogue
from etl.extract import Doubt, LeftOut, Observation, extract
from tests.extract.tables.test_layouts import document_of

LEVELS = """
Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015 | So sánh (%)
Giá trị sản xuất công nghiệp | Tỷ đồng | 3.439 | 4.013 | 116,7
"""


def test_the_same_figure_in_prose_and_annex_is_one_fact_with_two_quotes(catalogue: Catalogue) -> None:
    prose = "Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."
    extraction = extract(document_of({"above": prose, "grid": LEVELS}), catalogue)
    stated: dict[tuple[str, str, str], list[tuple[Decimal, str]]] = {}
    for o in extraction.observations:
        stated.setdefault((o.indicator, o.period, o.measure), []).append((o.value, o.locator))
    for measure, value in (("value", Decimal(4013)), ("growth_yoy", Decimal("16.7"))):
        told = stated["industrial_output", "2015", measure]
        assert [v for v, _ in told] == [value, value]
        assert len({locator for _, locator in told}) == 2


def test_the_headings_that_decided_are_named(catalogue: Catalogue) -> None:
    extraction = extract(document_of({"grid": LEVELS}), catalogue)
    growth = next(o for o in extraction.observations if o.measure == "growth_yoy")
    assert growth.rule == "table.growth-of-index.by-arithmetic"
    assert growth.locator == "bảng 1, dòng 2, cột 5"
    assert growth.evidence["indicator"].says == "Giá trị sản xuất công nghiệp"
    level = next(o for o in extraction.observations if o.measure == "value" and o.period == "2014")
    assert level.evidence["period"].says == "Năm 2014"
    assert level.evidence["unit"].says == "Tỷ đồng"


def test_a_table_that_only_lays_out_a_page_is_prose(catalogue: Catalogue) -> None:
    grid = (
        "SỞ CÔNG THƯƠNG | Độc lập - Tự do - Hạnh phúc\nGiá trị sản xuất công nghiệp đạt 4.013 tỷ đồng. | Số: 12/BC-SCT"
    )
    extraction = extract(document_of({"grid": grid}), catalogue)
    assert [(o.indicator, o.value, o.rule) for o in extraction.observations] == [
        ("industrial_output", Decimal(4013), "level.stated")
    ]


def test_arithmetic_chooses_where_a_table_leaves_the_separators_open(catalogue: Catalogue) -> None:
    grid = "Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015\nKim ngạch xuất khẩu | Tỷ USD | 1.134 | 1.234"
    extraction = extract(document_of({"grid": grid}), catalogue)
    assert [o.value for o in extraction.observations] == [Decimal("1.134"), Decimal("1.234")]


_CELLS = st.sampled_from(
    ["", "-", "TT", "Chỉ tiêu", "ĐVT", "Tỷ đồng", "%", "Năm 2015", "TH", "KH 2016", "So sánh (%)", "TH/KH", "2015/2014",
     "Cùng kỳ", "Lũy kế", "I", "1", "1.1", "- Khai khoáng", "Xuất khẩu", "Tổng số", "Hà Nội", "4.013", "116,7", "(5,3)",
     "5=4/3", "Tốc độ tăng", "Cơ cấu", "Trong đó:", "<", "^", "GRDP", "tháng trước", "12/2015"]
)  # fmt: skip


@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(_CELLS, min_size=n, max_size=n), min_size=1, max_size=8)))
@settings(max_examples=300, deadline=None)
def test_any_grid_is_read_without_fault(catalogue: Catalogue, rows: list[list[str]]) -> None:
    document = document_of({"grid": "\n".join(" | ".join(row) or "-" for row in rows)})
    extraction = extract(document, catalogue)
    figures: list[Observation | Doubt | LeftOut] = []
    figures += [*extraction.observations, *extraction.doubts, *extraction.left_out]
    for figure in figures:
        assert document.text[figure.char_start : figure.char_end] == figure.quote


def test_a_table_without_a_heading_goes_on_only_over_a_page_break(catalogue: Catalogue) -> None:
    rows = "Kim ngạch xuất khẩu | Triệu USD | 1.900 | 2.300 | 121,1"
    across = extract(document_of({"grid": LEVELS, "pages": [rows]}), catalogue)
    assert {o.indicator for o in across.observations} == {"industrial_output", "exports"}
    story = "Bên cạnh đó, các doanh nghiệp của tỉnh tích cực tìm kiếm thị trường mới."
    apart = extract(document_of({"grid": LEVELS, "pages": [rows], "between": story}), catalogue)
    assert not [o for o in apart.observations if o.rule.startswith("table") and o.indicator == "exports"]


@pytest.mark.parametrize(
    "title",
    [
        "Kim ngạch xuất khẩu dệt may năm 2015",
        "Sản phẩm xuất khẩu chủ lực",
        "Kim ngạch xuất khẩu trên địa bàn huyện Cao Lộc",
        "Tình hình sản xuất kinh doanh năm 2015",
    ],
)
def test_a_title_of_something_else_names_no_indicator(title: str, catalogue: Catalogue) -> None:
    grid = "Nội dung | Đơn vị tính | Năm 2014 | Năm 2015\nTổng số | Triệu USD | 1.900 | 2.300"
    assert extract(document_of({"above": title, "grid": grid}), catalogue).observations == ()
    named = extract(document_of({"above": "Kim ngạch xuất khẩu năm 2015", "grid": grid}), catalogue)
    assert [o.indicator for o in named.observations] == ["exports", "exports"]
