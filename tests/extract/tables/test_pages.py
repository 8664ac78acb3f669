"""Pages of a table: another one begins where a boxhead stands between rows of figures."""

from __future__ import annotations

from etl.extract.tables.grid import Grid
from etl.extract.tables.pages import pages
from tests.extract.tables.grids import grid_of

ONE = """Chỉ tiêu | Năm 2014 | Năm 2015
Xuất khẩu | 500 | 720
Nhập khẩu | 200 | 230"""


def _rows(grid: Grid) -> list[str]:
    return [grid.words(grid.at[row][0]) for row in range(grid.table.rows)]


def test_a_table_without_a_second_boxhead_is_one_page() -> None:
    grid = grid_of(ONE)
    assert list(pages(grid)) == [grid]


def test_a_boxhead_below_figures_begins_a_page_with_the_title_above_it() -> None:
    blank = "- | Năm 2014 | Năm 2015\nXuất khẩu | 500 | 720\nNhập khẩu | 200 | 230"
    grid = grid_of(blank + "\nBiểu 2 (tiếp) | - | -\n" + blank)
    first, second = pages(grid)
    assert _rows(first) == ["-", "Xuất khẩu", "Nhập khẩu"]
    assert _rows(second) == ["Biểu 2 (tiếp)", "-", "Xuất khẩu", "Nhập khẩu"]
    assert second.table.start > first.table.end


def test_a_boxhead_with_the_same_labels_and_other_words_over_the_figures_begins_a_page() -> None:
    grid = grid_of(ONE + "\n" + ONE.replace("2015", "2017").replace("2014", "2016"))
    first, second = pages(grid)
    assert _rows(first) == _rows(second) == ["Chỉ tiêu", "Xuất khẩu", "Nhập khẩu"]
    assert second.words(second.at[0][1]) == "Năm 2016"


def test_the_same_boxhead_again_is_no_other_page() -> None:
    grid = grid_of(ONE + "\n" + ONE)
    assert list(pages(grid)) == [grid]


def test_the_same_boxhead_below_a_title_of_its_own_begins_a_page() -> None:
    grid = grid_of(ONE + "\n2. Bán lẻ|-|-\n" + ONE)
    first, second = pages(grid)
    assert _rows(first) == ["Chỉ tiêu", "Xuất khẩu", "Nhập khẩu"]
    assert _rows(second) == ["2. Bán lẻ", "Chỉ tiêu", "Xuất khẩu", "Nhập khẩu"]
    assert list(pages(group := grid_of(ONE + "\nA. Bán lẻ|-|-\n" + ONE))) == [group]


def test_the_cells_of_a_page_keep_their_place_in_the_text() -> None:
    for page in pages(grid_of(ONE + "\n" + ONE.replace("2015", "2017"))):
        cells = page.table.cells
        assert (page.table.start, page.table.end) == (cells[0].start, cells[-1].end)
        assert page.words(cells[-1]) == "230"
        assert cells[-1].row == page.table.rows - 1
