"""Where a table keeps what: title, heading, labels, units, numbers, figures."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.tables.layout import find_layout, holds_figures, is_over_figures
from tests.extract.tables.grids import grid_of

TABLE = """Biểu 1: Kết quả | ~ | ~ | ~ | ~
TT | Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015
A | B | C | 1 | 2
1 | Xuất khẩu | Triệu USD | 500 | 720
2 | Nhập khẩu | Triệu USD | 200 | 230"""


def test_rows_and_columns_of_a_table(catalogue: Catalogue) -> None:
    layout = find_layout(grid_of(TABLE), catalogue)
    assert layout is not None
    assert (layout.title, layout.header, layout.numbering, layout.body) == ((0,), (1,), 2, (3, 4))
    assert (layout.numbers, layout.labels, layout.unit, layout.values) == (0, (1,), 2, (3, 4))
    assert layout.first == 3


def test_a_page_laid_out_by_a_table_has_no_layout(catalogue: Catalogue) -> None:
    assert find_layout(grid_of("SỞ CÔNG THƯƠNG | Độc lập - Tự do\nSố: 12/BC-SCT | Lạng Sơn"), catalogue) is None
    assert find_layout(grid_of("Xuất khẩu | Nhập khẩu\nDệt may | Máy móc"), catalogue) is None


def test_a_table_without_a_heading_goes_on_with_the_one_before(catalogue: Catalogue) -> None:
    before = find_layout(grid_of(TABLE), catalogue)
    rows = grid_of("3 | Bán lẻ | Tỷ đồng | 900 | 990\n4 | Thu ngân sách | Tỷ đồng | 90 | 99")
    found = find_layout(rows, catalogue, before)
    assert before is not None
    assert found is not None
    assert (found.values, found.unit, found.body, found.header) == (before.values, 2, (0, 1), ())
    assert find_layout(rows, catalogue) is None


def test_columns_of_figures_are_not_those_of_numbers_or_units() -> None:
    assert grid_of(TABLE).figure_columns == {3, 4}


def test_a_year_is_no_figure_of_a_row() -> None:
    grid = grid_of("Chỉ tiêu | 2014 | 2015\nXuất khẩu | 500 | 720")
    assert [holds_figures(grid, row) for row in (0, 1)] == [False, True]


def test_a_line_of_the_heading_stands_over_figures_only() -> None:
    grid = grid_of("- | Năm 2014 | Năm 2015\nChỉ tiêu | Năm 2014 | Năm 2015\nXuất khẩu | 500 | 720")
    figures = frozenset({1, 2})
    assert [is_over_figures(grid, row, figures) for row in (0, 1, 2)] == [True, False, False]
    assert not is_over_figures(grid, 0, frozenset())


def test_a_table_of_which_every_figure_is_somebodys_working_has_no_layout(catalogue: Catalogue) -> None:
    rows = " | | | Mục | | Kế hoạch năm | \n | | | | So | | \nĂ | | | | | | \n | | | | | K | 15"
    assert find_layout(grid_of(rows), catalogue) is None
