"""Units that stand in the cells themselves: what they say, and the figure that is left."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.cell_units import plain_grid
from tests.extract.tables.grids import grid_of


@pytest.mark.parametrize(
    ("words", "figure", "unit"),
    [
        ("3.440 tỷ đồng", "3.440", "bn_vnd"),
        ("US$ 950", "950", "usd"),
        ("950 triệu USD", "950", "mn_usd"),
        ("325,5.10⁶ kWh", "325,5", "mn_kwh"),
        ("161 nghìn tỷ đồng", "161", "thousand_bn_vnd"),
        ("12 345 triệu đồng", "12 345", "mn_vnd"),
        ("1.010 tr.kWh", "1.010", "mn_kwh"),
        ("25.500 tr. đồng", "25.500", "mn_vnd"),
    ],
)
def test_a_unit_is_apart_from_its_figure(words: str, figure: str, unit: str, catalogue: Catalogue) -> None:
    grid = grid_of(f"A | {words} | 5")
    cell = grid.table.cells[1]
    plain = plain_grid(grid.table, grid.text, catalogue)
    assert plain.words(cell).strip() == figure
    assert plain.units == {cell.start: unit}
    assert len(plain.text) == len(grid.text)
    assert plain.words(grid.table.cells[2]) == "5"


@pytest.mark.parametrize("words", ["4.013", "3.440 tấn", "Năm 2015", "98%", "US$ 950 đồng", "tỷ đồng"])
def test_a_cell_without_a_known_unit_stays(words: str, catalogue: Catalogue) -> None:
    grid = grid_of(f"A | {words}")
    plain = plain_grid(grid.table, grid.text, catalogue)
    assert (plain.text, plain.units) == (grid.text, {})


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("tăng 10%", "+ 10%"),
        ("giảm 9,1%", "- 9,1%"),
        ("Giảm 9,1 %", "- 9,1 %"),
        ("trên 50", "> 50"),
        ("khoảng 70%", "~ 70%"),
        ("dưới 1.500", "< 1.500"),
    ],
)
def test_a_sign_in_words_stands_before_its_figure(words: str, figure: str, catalogue: Catalogue) -> None:
    grid = grid_of(f"A | {words}")
    plain = plain_grid(grid.table, grid.text, catalogue)
    assert plain.words(grid.table.cells[1]).strip() == figure
    assert len(plain.text) == len(grid.text)


@pytest.mark.parametrize(
    "words", ["tăng 10", "tăng 10% so", "trên 50 dự án", "trên địa bàn", "tăng 2 chợ", "tăng trưởng 10%"]
)
def test_other_words_before_a_figure_are_no_sign(words: str, catalogue: Catalogue) -> None:
    grid = grid_of(f"A | {words}")
    assert plain_grid(grid.table, grid.text, catalogue).text == grid.text
