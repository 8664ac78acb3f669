"""Columns that say how they were reckoned."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.formulas import formulas_of
from etl.extract.tables.layout import find_layout
from tests.extract.tables.grids import grid_of

ROWS = "Xuất khẩu|100|110|110,0\nNhập khẩu|200|190|95,0"


@pytest.mark.parametrize(
    ("numbers", "divided"),
    [
        ("A|1|2|3=2/1", {3: (2, 1)}),
        ("(1)|(2)|(3)|(4)=(3):(2)", {3: (2, 1)}),
        ("A|1|2|3=2/9", {}),  # no such column
        ("A|1|2|3=2-1", {}),
    ],
)
def test_the_row_of_numbers_says_which_columns_were_divided(
    numbers: str, divided: dict[int, tuple[int, int]], catalogue: Catalogue
) -> None:
    grid = grid_of(f"Chỉ tiêu|Năm 2014|Năm 2015|So sánh\n{numbers}\n{ROWS}")
    layout = find_layout(grid, catalogue)
    assert layout is not None
    assert formulas_of(grid, layout) == divided


def test_without_a_row_of_numbers_no_column_does(catalogue: Catalogue) -> None:
    grid = grid_of(f"Chỉ tiêu|Năm 2014|Năm 2015|So sánh\n{ROWS}")
    layout = find_layout(grid, catalogue)
    assert layout is not None
    assert formulas_of(grid, layout) == {}
