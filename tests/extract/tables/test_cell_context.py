"""What the row and the column of a cell say of its figure: whose it is, in which unit, what it measures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.cell_context import CellContext, CellContexts
from etl.extract.tables.model import TableModel
from etl.extract.tables.ratios import Form
from tests.extract.tables.grids import model_of

TABLE = """Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015 | So sánh (%)
Kim ngạch xuất khẩu | Triệu USD | 500 | 720 | 144,0
Kim ngạch nhập khẩu | Triệu USD | 200 | 230 | 115,0"""


def _spot(model: TableModel, row: int, column: int, catalogue: Catalogue) -> CellContext:
    cell = model.grid.at[row][column]
    assert cell is not None
    return CellContexts(model, catalogue).spot(cell, model.figures[row, column], "lang-son")


def test_a_cell_has_the_name_of_its_row_the_time_of_its_column_and_the_unit_beside_it(catalogue: Catalogue) -> None:
    model = model_of(TABLE, catalogue)
    spot = _spot(model, 1, 3, catalogue)
    assert (spot.name.indicator, spot.area_id, spot.figure.value) == ("exports", "lang-son", Decimal(720))
    assert (spot.meaning.kind, spot.meaning.period, spot.meaning.scenario) == ("level", "2015", "actual")
    assert spot.unit == "mn_usd"
    assert spot.unit_token is not None
    assert model.grid.text[spot.unit_token.start : spot.unit_token.end] == "Triệu USD"


@pytest.mark.parametrize(
    ("table", "above", "unit"),
    [
        ("Chỉ tiêu | Năm 2014 | Năm 2015 (tỷ đồng)\nDoanh thu bán lẻ | 500 | 720", "", "bn_vnd"),
        ("Chỉ tiêu | Năm 2014 | Năm 2015\nDoanh thu bán lẻ (tỷ đồng) | 500 | 720", "", "bn_vnd"),
        ("Chỉ tiêu | Năm 2014 | Năm 2015\nDoanh thu bán lẻ | 500 | 720", "Đơn vị tính: Tỷ đồng\n", "bn_vnd"),
        ("Chỉ tiêu | Năm 2014 | Năm 2015\nDoanh thu bán lẻ | 500 | 7,2%", "Đơn vị tính: Tỷ đồng\n", "pct"),
        ("Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015\nSố vụ kiểm tra | Vụ | 500 | 720", "", "count"),
        ("Chỉ tiêu | Năm 2014 | Năm 2015\nDoanh thu bán lẻ | 500 | 720", "", None),
    ],
)
def test_the_unit_is_that_of_the_cell_its_row_its_column_or_the_title(
    table: str, above: str, unit: str | None, catalogue: Catalogue
) -> None:
    model = model_of(table, catalogue, above)
    assert _spot(model, 1, max(model.layout.values), catalogue).unit == unit


def test_a_part_in_the_row_is_that_of_the_indicator_in_the_column(catalogue: Catalogue) -> None:
    table = "Ngành | Giá trị sản xuất công nghiệp | Số lao động\nKhai khoáng | 500 | 20\nChế biến, chế tạo | 900 | 80"
    model = model_of(table, catalogue, "Kết quả năm 2015 (Tỷ đồng)\n")
    names = [_spot(model, row, 1, catalogue).name for row in (1, 2)]
    assert [name.indicator for name in names] == ["industrial_output.mining", "industrial_output.manufacturing"]
    words = [model.grid.text[token.start : token.end] for token in names[0].tokens]
    assert words == ["Khai khoáng", "Giá trị sản xuất công nghiệp"]  # the part first, then its whole


def test_two_indicators_at_once_are_none(catalogue: Catalogue) -> None:
    table = "Nội dung | Kim ngạch nhập khẩu | Doanh thu bán lẻ\nKim ngạch xuất khẩu | 500 | 200\nThu ngân sách | 9 | 8"
    name = _spot(model_of(table, catalogue, "Kết quả năm 2015\n"), 1, 1, catalogue).name
    assert (name.indicator, name.why) == (None, "its row names one indicator and its column another")


def test_a_comparison_is_stated_with_its_form_and_the_figures_beside_it(catalogue: Catalogue) -> None:
    model = model_of(TABLE, catalogue)
    stated = CellContexts(model, catalogue).stated(_spot(model, 2, 4, catalogue))
    assert stated.indicator.indicator == "imports"
    assert (stated.meaning.kind, stated.meaning.period) == ("growth", "2015")
    assert stated.form == Form(True, "by-arithmetic", (3, 2))  # 230 is 115 % of 200
    assert stated.beside() == [Decimal(200), Decimal(230)]
    assert stated.counted_in == "usd"


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Tốc độ tăng (%)", "growth"), ("So với kế hoạch (%)", "completion"), ("Tăng, giảm tuyệt đối", "nothing")],
)
def test_a_row_of_rates_makes_a_rate_of_what_its_column_holds(label: str, kind: str, catalogue: Catalogue) -> None:
    table = f"Chỉ tiêu | Năm 2014 | Năm 2015\nKim ngạch xuất khẩu (Triệu USD) | 500 | 540\n{label} | 6,5 | 8,0"
    model = model_of(table, catalogue)
    spot = _spot(model, 2, 2, catalogue)
    stated = CellContexts(model, catalogue).stated(spot)
    assert (spot.name.indicator, spot.meaning.kind) == ("exports", "level")
    assert stated.meaning.kind == kind
    assert stated.meaning.period == (None if kind == "nothing" else "2015")
