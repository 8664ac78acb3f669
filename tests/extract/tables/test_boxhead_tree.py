"""The boxhead as a tree: which cells stand over a column, and which of them are lines of one heading."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.boxhead_tree import Flow, boxhead_tree, naming
from etl.extract.tables.grid import Grid
from tests.extract.tables.grids import grid_of


def _heads(grid: Grid, rows: range) -> list[list[str]]:
    """The headings of every column, outermost first, the lines of each joined by "/"."""
    tree = boxhead_tree(grid, rows)
    return [
        ["/".join(words for words, _ in flow.pieces(grid.text)) for flow in tree[column]] for column in sorted(tree)
    ]


def test_cells_over_the_same_column_are_lines_of_one_heading() -> None:
    grid = grid_of("Chỉ tiêu | Tháng 10\n- | năm 2022\nA | 5")
    assert _heads(grid, range(2)) == [["Chỉ tiêu"], ["Tháng 10/năm 2022"]]


def test_a_merged_cell_is_a_heading_over_those_below_it() -> None:
    grid = grid_of("Chỉ tiêu | Năm 2015 | ~\n~ | Tháng 9 | 9 tháng\nA | 5 | 6", spans={(0, 0): (2, 1), (0, 1): (1, 2)})
    assert _heads(grid, range(2)) == [["Chỉ tiêu"], ["Năm 2015", "Tháng 9"], ["Năm 2015", "9 tháng"]]


def test_a_cell_that_is_not_merged_goes_on_over_blanks_that_are_divided_below() -> None:
    grid = grid_of("Chỉ tiêu | Năm 2015 | -\n- | Tháng 9 | 9 tháng\nA | 5 | 6")
    assert _heads(grid, range(2))[1:] == [["Năm 2015", "Tháng 9"], ["Năm 2015", "9 tháng"]]


def test_a_blank_over_nothing_is_no_column_of_the_heading() -> None:
    grid = grid_of("Chỉ tiêu | Năm 2015 | -\n- | Tháng 9 | -\nA | 5 | 6")
    assert _heads(grid, range(2))[2] == []


def test_the_width_of_a_heading_is_in_columns() -> None:
    assert Flow(1, 3, ()).width == 3


@pytest.mark.parametrize(
    ("line", "names"),
    [("Triệu đồng - Mill. dongs", ["Chia ra", "Công nghiệp"]), ("Tổng số", ["Chia ra", "Công nghiệp", "Tổng số"])],
)
def test_a_line_of_units_below_the_headings_names_nothing(line: str, names: list[str], catalogue: Catalogue) -> None:
    grid = grid_of(
        f"Năm | Chia ra | ~\n~ | Công nghiệp | Dịch vụ\n~ | {line} | ~\n2015 | 5 | 6",
        spans={(0, 0): (3, 1), (0, 1): (1, 2), (2, 1): (1, 2)},
    )
    flows = naming(boxhead_tree(grid, range(3))[1], grid.text, catalogue)
    assert [words for flow in flows for words, _ in flow.pieces(grid.text)] == names


def test_a_heading_that_is_nothing_but_a_unit_stays(catalogue: Catalogue) -> None:
    grid = grid_of("Năm | Triệu đồng\n2015 | 5")
    assert len(naming(boxhead_tree(grid, range(1))[1], grid.text, catalogue)) == 1
