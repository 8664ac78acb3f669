"""Tables of a page with their merged cells, and the bound on what they spread over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from etl.documents.formats.html_tables import check_spans, items_of
from etl.documents.text_layout import TextGrid
from etl.errors import InputError

HEAD = "<tr><td rowspan=2>Chỉ tiêu</td><td colspan=2>Năm</td></tr><tr><td>2014</td><td>2015</td></tr>"
TABLE = f"<table>{HEAD}<tr><td>Xuất khẩu</td><td>870</td><td>950</td></tr></table>"
BARS = "| Chỉ tiêu | Năm |\n| 2014 | 2015 |\n| Xuất khẩu | 870 | 950 |"


def tree(body: str) -> Any:
    return html.document_fromstring(f"<html><body>{body}</body></html>")


def items(text: str, page: Any) -> list[Any]:
    """The items, each of which the test knows the kind of."""
    return list(items_of(text, page))


def cells(grid: Any) -> list[tuple[int, int, str, int, int]]:
    assert isinstance(grid, TextGrid)
    return [(s.row, s.column, s.text, s.row_span, s.column_span) for s in grid.squares]


def test_a_table_is_taken_from_the_page_with_its_merged_cells() -> None:
    before, grid, after = items(f"Trước\n{BARS}\nSau", tree(TABLE))
    assert cells(grid) == [
        (0, 0, "Chỉ tiêu", 2, 1), (0, 1, "Năm", 1, 2), (1, 1, "2014", 1, 1), (1, 2, "2015", 1, 1),
        (2, 0, "Xuất khẩu", 1, 1), (2, 1, "870", 1, 1), (2, 2, "950", 1, 1),
    ]  # fmt: skip
    assert (grid.name, grid.squares[6].locator) == ("bảng 1", "bảng 1, dòng 3, cột 3")
    assert [item.parts for item in (before, after)] == [(("Trước", "đoạn 1"),), (("Sau", "đoạn 2"),)]


def test_a_table_that_is_not_on_the_page_is_taken_as_the_text_has_it() -> None:
    (grid,) = items("| Chỉ tiêu | 2015 |\n|---|---:|\n| Xuất khẩu | 950 |", tree("<p>khác</p>"))
    assert cells(grid) == [
        (0, 0, "Chỉ tiêu", 1, 1),
        (0, 1, "2015", 1, 1),
        (1, 0, "Xuất khẩu", 1, 1),
        (1, 1, "950", 1, 1),
    ]


def test_two_tables_of_the_same_words_are_two() -> None:
    same = tree(TABLE + TABLE.replace("<td colspan=2>Năm</td>", "<td>Năm</td><td></td>"))
    first, second = items(f"{BARS}\n\n{BARS}", same)[::2]
    assert [grid.squares[1].column_span for grid in (first, second)] == [2, 1]
    assert (first.name, second.name) == ("bảng 1", "bảng 2")


def test_one_row_or_one_column_in_bars_is_no_table() -> None:
    assert [item.parts for item in items("| một | hai |", tree(""))] == [(("một hai", ""),)]
    assert len(items("| một |\n| hai |", tree(""))) == 2


def test_a_cell_ends_with_its_table_and_a_span_that_is_no_number_is_one() -> None:
    odd = "<table><tr><td rowspan=9>a</td><td colspan='x'>b</td></tr><tr><td>c</td></tr></table>"
    (grid,) = items("| a | b |\n| c | |", tree(odd))
    assert cells(grid) == [(0, 0, "a", 2, 1), (0, 1, "b", 1, 1), (1, 1, "c", 1, 1)]


@pytest.mark.parametrize(
    ("table", "most"),
    [("<table><tr><td colspan=50>a</td></tr><tr><td>b</td></tr></table>", 100),
     ("<table><tr><td rowspan=3 colspan=30>a</td></tr><tr></tr><tr></tr></table>", 90), (TABLE, 9)],
)  # fmt: skip
def test_the_places_of_all_tables_are_counted_before_they_are_laid_out(table: str, most: int) -> None:
    check_spans(tree(table), Path("x.html"), most)
    with pytest.raises(
        InputError, match=rf"x\.html: has tables of {most} cells or more.*more than the {most - 1} that"
    ):
        check_spans(tree(table), Path("x.html"), most - 1)
    with pytest.raises(InputError, match=f"tables of {2 * most} cells"):
        check_spans(tree(table + table), Path("x.html"), 2 * most - 1)
