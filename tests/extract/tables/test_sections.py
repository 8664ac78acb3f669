"""Sections of a table: a line across it that says what the figures below are."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import find_layout
from etl.extract.tables.sections import sections
from tests.extract.tables.grids import grid_of

HEAD = "Chỉ tiêu | Năm 2014 | Năm 2015\n"


def _sections(grid: Grid, catalogue: Catalogue) -> list[tuple[list[str], list[str]]]:
    """The labels of every section's rows, and the headings over its last column."""
    layout = find_layout(grid, catalogue)
    assert layout is not None
    found = []
    for part in sections(grid, layout, catalogue):
        heads = ["/".join(words for words, _ in flow.pieces(grid.text)) for flow in part.heads[2]]
        found.append(([grid.words(grid.at[row][0]) for row in part.body], heads))
    return found


def test_a_line_across_the_figures_heads_the_rows_below_it(catalogue: Catalogue) -> None:
    grid = grid_of(
        HEAD
        + "Xuất khẩu | 500 | 720\nNhập khẩu | 200 | 230\n- | Cơ cấu (%) | ~\nXuất khẩu | 60 | 62\nNhập khẩu | 40 | 38",
        spans={(3, 1): (1, 2)},
    )
    assert _sections(grid, catalogue) == [
        (["Xuất khẩu", "Nhập khẩu"], ["Năm 2015"]),
        (["Xuất khẩu", "Nhập khẩu"], ["Cơ cấu (%)", "Năm 2015"]),
    ]


def test_a_group_of_rows_is_no_section(catalogue: Catalogue) -> None:
    grid = grid_of(HEAD + "Xuất khẩu | 500 | 720\nThương mại | - | -\nNhập khẩu | 200 | 230")
    assert [labels for labels, _ in _sections(grid, catalogue)] == [["Xuất khẩu", "Thương mại", "Nhập khẩu"]]


def test_a_line_that_names_an_indicator_is_no_section(catalogue: Catalogue) -> None:
    grid = grid_of(
        HEAD + "Xuất khẩu | 500 | 720\n- | Nhập khẩu (triệu USD) | ~\nNhập khẩu | 200 | 230", spans={(2, 1): (1, 2)}
    )
    assert len(_sections(grid, catalogue)) == 1
