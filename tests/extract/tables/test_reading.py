"""The cells of a table one by one: an observation, a doubt or left out, each with its place and its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.observation import Doubt, LeftOut, Observation
from etl.extract.tables.reading import Cells, Found
from tests.extract.tables.grids import model_of
from tests.extract.tables.test_layouts import document_of

LEVELS = """
Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015 | So sánh (%)
Giá trị sản xuất công nghiệp | Tỷ đồng | 3.439 | 4.013 | 116,7
"""

HEAD = "TT | Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015"


def _cells(text: str, catalogue: Catalogue, above: str = "") -> Cells:
    model = model_of(text, catalogue, above)
    document = Document(
        "0" * 64, "annex.docx", "docx", model.grid.text, area_id="lang-son", area_evidence="card",
        published_on=date(2016, 1, 18), tables=(model.grid.table,),
    )  # fmt: skip
    return Cells(model, document, catalogue, is_districts=False)


def _by_quote(text: str, catalogue: Catalogue, above: str = "") -> dict[str, Found]:
    return {found.quote: found for found in _cells(text, catalogue, above).read()}


def test_a_figure_is_an_observation_in_the_unit_of_its_row_a_deficit_below_zero(catalogue: Catalogue) -> None:
    found = _by_quote(f"{HEAD}\n1 | Kim ngạch xuất khẩu | Triệu USD | 500,5 | 720", catalogue)["500,5"]
    assert isinstance(found, Observation)
    assert (found.indicator, found.area_id, found.period, found.measure) == ("exports", "lang-son", "2014", "value")
    assert (found.value, found.unit, found.decimals) == (Decimal("500.5"), "mn_usd", 1)
    assert (found.value_base, found.base_unit) == (Decimal(500_500_000), "usd")
    assert found.locator == "dòng 2, cột 4"
    below = _by_quote(f"{HEAD}\n1 | Nhập siêu | Triệu USD | 500 | -720", catalogue)
    values = [f.value for f in below.values() if isinstance(f, Observation)]
    assert values == [-500, -720]


def test_every_number_that_is_not_read_has_its_reason(catalogue: Catalogue) -> None:
    rows = "11 | Kim ngạch xuất khẩu | Triệu USD | 500 | 3/4\n12 | Sản lượng lạc đà | Con | 90 | 95"
    found = _by_quote(f"{HEAD}\n{rows}", catalogue)
    reasons = {quote: f.reason for quote, f in found.items() if isinstance(f, LeftOut)}
    assert reasons["11"] == reasons["12"] == "the number of a row"
    assert reasons["3/4"] == "the cell holds more, or something else, than one figure"
    assert "lạc đà" in reasons["90"]
    assert set(found) - set(reasons) == {"500"}


def test_what_is_missing_of_a_figure_makes_it_a_doubt(catalogue: Catalogue) -> None:
    found = _by_quote("Chỉ tiêu | Năm 2014 | Năm 2015\nKim ngạch xuất khẩu | 500 | 720", catalogue)
    doubts = [f for f in found.values() if isinstance(f, Doubt)]
    assert [(d.indicator, d.period, d.value, d.reason) for d in doubts] == [
        ("exports", "2014", Decimal(500), "the unit is not told"),
        ("exports", "2015", Decimal(720), "the unit is not told"),
    ]


def test_a_growth_that_is_in_doubt_is_a_percentage_and_not_in_the_unit_of_its_row(catalogue: Catalogue) -> None:
    document = replace(document_of({"grid": LEVELS}), area_id=None)
    doubts = {d.quote: d for d in extract(document, catalogue).doubts}
    assert (doubts["4.013"].value, doubts["4.013"].unit, doubts["4.013"].measure) == (Decimal(4013), "bn_vnd", "value")
    assert (doubts["116,7"].value, doubts["116,7"].unit) == (Decimal("16.7"), "pct")
    assert doubts["116,7"].measure == "growth_yoy"


def test_a_formula_without_its_value_is_a_doubt_without_a_value(catalogue: Catalogue) -> None:
    rows = "1 | Kim ngạch xuất khẩu | Triệu USD | 500 | =D2*2\n2 | Kim ngạch nhập khẩu | Triệu USD | 200 | #REF!"
    found = _by_quote(f"{HEAD}\n{rows}", catalogue)
    formula, error = found["=D2*2"], found["#REF!"]
    assert isinstance(formula, Doubt)
    assert isinstance(error, Doubt)
    assert (formula.indicator, formula.period, formula.value) == ("exports", "2015", None)
    assert formula.reason.startswith("the file holds a formula without its value")
    assert (error.indicator, error.value) == ("imports", None)
    assert error.reason == "the cell holds an error in the place of a figure"


DECLINES = ["-8,8", "−8,8", "–8,8", "– 8,8", "-8,8%"]
OPEN = {"(8,8)": "a number in brackets", "▼ 8,8": "an arrow", "↓8,8": "an arrow", "±8,8": "its sign"}


@pytest.mark.parametrize("decline", [*DECLINES, *OPEN])
def test_a_decline_is_read_whatever_dash_it_is_printed_with_and_in_doubt_without_one(
    decline: str, catalogue: Catalogue
) -> None:
    head = "Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015 | Năm 2015 so với năm 2014 (%)"
    row = f"Kim ngạch xuất khẩu | Triệu USD | 4.400,5 | 4.013,2 | {decline}"
    found = _by_quote(f"{head}\n{row}\nKim ngạch nhập khẩu | Triệu USD | 200,5 | 220,5 | 10,0", catalogue)[decline]
    if decline in DECLINES:
        assert isinstance(found, Observation)
        assert (found.measure, found.value) == ("growth_yoy", Decimal("-8.8"))
    else:
        assert isinstance(found, Doubt)
        assert (found.indicator, found.period, found.value) == ("exports", "2015", None)
        assert found.reason.startswith(OPEN[decline])


def test_a_heading_that_is_not_known_is_one_doubt_at_its_first_figure(catalogue: Catalogue) -> None:
    head = "Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015 lạc đà"
    rows = "Kim ngạch xuất khẩu | Triệu USD | 500 | 720\nKim ngạch nhập khẩu | Triệu USD | 200 | 230"
    found = _by_quote(f"{head}\n{rows}", catalogue)
    first, second = found["720"], found["230"]
    assert isinstance(first, Doubt)
    assert first.rule == "table.heading"
    assert "“lạc đà” in the heading of its column is not known" in first.reason
    assert isinstance(second, LeftOut)
    assert second.reason == f"in doubt as a whole with others of its table, told at {first.locator}"
    assert isinstance(found["500"], Observation)


def test_the_second_reading_of_a_separator_is_kept(catalogue: Catalogue) -> None:
    cells = _cells(f"{HEAD}\n1 | Kim ngạch xuất khẩu | Tỷ USD | 1.134 | 1.234", catalogue)
    starts = {found.quote: found.char_start for found in cells.read()}
    assert cells.others == {starts["1.134"]: (Decimal("1.134"), 3), starts["1.234"]: (Decimal("1.234"), 3)}


def test_the_headings_that_decided_are_named(catalogue: Catalogue) -> None:
    extraction = extract(document_of({"grid": LEVELS}), catalogue)
    growth = next(o for o in extraction.observations if o.measure == "growth_yoy")
    assert growth.rule == "table.growth-of-index.by-arithmetic"
    assert growth.locator == "bảng 1, dòng 2, cột 5"
    assert growth.evidence["indicator"].says == "Giá trị sản xuất công nghiệp"
    level = next(o for o in extraction.observations if o.measure == "value" and o.period == "2014")
    assert level.evidence["period"].says == "Năm 2014"
    assert level.evidence["unit"].says == "Tỷ đồng"


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
