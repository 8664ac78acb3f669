"""Lists side by side: a boxhead that says the same twice heads two lists."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.grid import Grid
from etl.extract.tables.side_by_side import lists
from tests.extract.tables.grids import grid_of

TWO = """Chỉ tiêu | Năm 2015 | Chỉ tiêu | Năm 2015
Xuất khẩu | 500 | Bán lẻ | 720
Nhập khẩu | 200 | Số chợ | 86"""


def _columns(grid: Grid) -> list[list[str]]:
    return [
        [grid.words(grid.at[row][column]) for row in range(grid.table.rows)] for column in range(grid.table.columns)
    ]


def test_two_lists_are_read_one_after_the_other(catalogue: Catalogue) -> None:
    first, second = lists(whole := grid_of(TWO), catalogue)
    assert _columns(first) == [["Chỉ tiêu", "Xuất khẩu", "Nhập khẩu"], ["Năm 2015", "500", "200"]]
    assert _columns(second) == [["Chỉ tiêu", "Bán lẻ", "Số chợ"], ["Năm 2015", "720", "86"]]
    assert {(one.table.start, one.table.end) for one in (first, second)} == {(whole.table.start, whole.table.end)}


def test_the_first_list_has_the_title(catalogue: Catalogue) -> None:
    first, second = lists(grid_of("Biểu 2. Một số chỉ tiêu | - | - | -\n" + TWO), catalogue)
    assert _columns(first)[0][0] == "Biểu 2. Một số chỉ tiêu"
    assert _columns(second)[0] == ["Chỉ tiêu", "Bán lẻ", "Số chợ"]


@pytest.mark.parametrize(
    "drawn",
    [
        TWO.replace("Chỉ tiêu | Năm 2015\n", "Chỉ tiêu | Năm 2014\n"),  # figures of other times
        TWO.replace("Chỉ tiêu", "Kết quả"),  # nothing says that labels stand below
        "Xuất khẩu | - | Nhập khẩu | -\n" + TWO,  # a title for each
        TWO.replace("Bán lẻ", "12").replace("Số chợ", "14"),  # no labels
        "Chỉ tiêu | Năm 2014 | Năm 2015\nXuất khẩu | 500 | 720",
    ],
)
def test_another_table_is_left_as_it_is(drawn: str, catalogue: Catalogue) -> None:
    assert list(lists(grid := grid_of(drawn), catalogue)) == [grid]


APART = """Công Thương | - | - | - | -
Bảng 1 | - | - | Bảng 2 | -
Chỉ tiêu | Năm 2015 | - | Chỉ tiêu | Năm 2014
Xuất khẩu | 500 | - | Bán lẻ | 720
Nhập khẩu | 200 | - | Số chợ | 86"""


def test_blank_columns_part_tables_each_with_its_title(catalogue: Catalogue) -> None:
    first, second = lists(grid_of(APART), catalogue)
    assert _columns(first)[:2] == [
        ["Công Thương", "Bảng 1", "Chỉ tiêu", "Xuất khẩu", "Nhập khẩu"], ["-", "-", "Năm 2015", "500", "200"]
    ]  # fmt: skip
    assert _columns(second) == [
        ["Công Thương", "Bảng 2", "Chỉ tiêu", "Bán lẻ", "Số chợ"], ["", "-", "Năm 2014", "720", "86"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "drawn",
    [
        APART.replace("Bảng 1", "-"),  # the title over the second may be that of both
        APART.replace("- | Chỉ tiêu", "- | Sơ bộ"),  # nothing says that labels stand there
        APART.replace("720", "-").replace("86", "-"),  # no figures
        APART.replace("200 | -", "200 | a"),  # no gap
    ],
)
def test_without_titles_headings_or_figures_of_their_own_they_are_one(drawn: str, catalogue: Catalogue) -> None:
    assert list(lists(grid := grid_of(drawn), catalogue)) == [grid]
