"""Which columns of a sheet are its table, and which are workings beside it."""

from __future__ import annotations

from collections.abc import Sequence

from etl.documents.formats.workings import TableColumns, table_columns

Sheet = Sequence[Sequence[str]]


def columns(*rows: str, merged: dict[tuple[int, int], tuple[int, int]] | None = None) -> TableColumns:
    """The columns of a table written with bars."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    width = max(map(len, cells))
    return table_columns([[*row, *[""] * (width - len(row))] for row in cells], merged or {})


def test_a_table_with_a_heading_over_each_column_is_whole() -> None:
    found = columns("Chỉ tiêu | 2016 | 2017", "Xuất | 870 | 950", "Nhập | 70 | 77")
    assert found == TableColumns(0, 3, 3, ())


def test_empty_columns_at_the_edges_are_no_part() -> None:
    assert columns(" | Chỉ tiêu | Năm 2017 | ", " | Xuất | 950 | ") == TableColumns(1, 3, 3, ())


def test_figures_behind_an_empty_column_without_a_heading_are_workings() -> None:
    found = columns("Chỉ tiêu | 2016 | 2017", "Xuất | 870 | 950 | | 5 | 80", "Nhập | 70 | 77 | | 6 | 7")
    assert found == TableColumns(0, 3, 6, (4, 5))


def test_figures_right_beside_the_table_without_a_heading_are_workings() -> None:
    found = columns("Chỉ tiêu | 2016 | 2017", "Xuất | 870 | 950 | 1820", "Nhập | 70 | 77 | 147")
    assert found == TableColumns(0, 3, 4, (3,))


def test_a_heading_behind_an_empty_column_makes_it_part_of_the_table() -> None:
    found = columns("Chỉ tiêu | 2016 | 2017 | | Tăng", "Xuất | 870 | 950 | | 9,2", "Nhập | 70 | 77 | | 10,0")
    assert found == TableColumns(0, 5, 5, ())


def test_a_merged_heading_reaches_over_the_columns_below_it() -> None:
    rows = ("Chỉ tiêu | 2016 | Năm 2017", "Xuất | 870 | 950 | 109", "Nhập | 70 | 77 | 110")
    assert columns(*rows, merged={(0, 2): (1, 2)}) == TableColumns(0, 4, 4, ())
    assert columns(*rows).workings == (3,)


def test_a_single_figure_beside_the_table_is_no_column_of_workings() -> None:
    found = columns("Chỉ tiêu | 2016 | 2017", "Xuất | 870 | 950 | 5", "Nhập | 70 | 77 | ")
    assert found == TableColumns(0, 4, 4, ())


def test_a_table_without_any_heading_is_left_whole() -> None:
    assert columns("Xuất | 870 | 950", "Nhập | 70 | 77") == TableColumns(0, 3, 3, ())
