"""A ruled table becomes a grid by where its lines are."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from etl.documents.pdf_tables.ruled import inside, read_table
from tests.documents.pdf_tables.printed import word

# Three rows of 20 points, columns that begin at 0, 100 and 150 and end at 200; the first row is merged.
BOXES = [
    (0, 0, 100, 40), (100, 0, 200, 20), (100, 20, 150, 40), (150, 20, 200, 40),
    (0, 40, 100, 60), (100, 40, 150, 60), (150, 40, 200, 60),
]  # fmt: skip


def read(words: Iterable[Any], boxes: Iterable[Any] = BOXES) -> list[tuple[int, int, str, int, int]]:
    table = SimpleNamespace(cells=list(boxes), bbox=(0, 0, 200, 60))
    return [(s.row, s.column, s.text, s.row_span, s.column_span) for s in read_table(table, words, "trang 1").squares]


def test_each_word_is_in_the_cell_that_its_middle_is_in() -> None:
    printed = [word("Chỉ", 10, 5), word("tiêu", 10, 18), word("Năm", 140, 5), word("2014", 105, 25),
               word("2015", 155, 25), word("Xuất", 10, 45),
               word("870", 120, 45), word("950", 170, 45), word("ngoài", 300, 45)]  # fmt: skip
    assert read(printed) == [
        (0, 0, "Chỉ tiêu", 2, 1), (0, 1, "Năm", 1, 2), (1, 1, "2014", 1, 1), (1, 2, "2015", 1, 1),
        (2, 0, "Xuất", 1, 1), (2, 1, "870", 1, 1), (2, 2, "950", 1, 1),
    ]  # fmt: skip


def test_lines_that_are_nearly_the_same_are_one() -> None:
    crooked = [(0, 0, 101.5, 40), (100, 0, 200, 21), (100, 20, 150, 38.5), (151, 21, 199, 40), *BOXES[4:]]
    assert [cell[:2] + cell[3:] for cell in read([], crooked)] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)
    ]  # fmt: skip


def test_a_word_over_a_line_of_the_table_is_cut_there() -> None:
    chars = [{"text": text, "x0": x, "x1": x + 5} for text, x in zip("8709", (135, 140, 145, 152), strict=True)]
    glued = {"text": "8709", "x0": 135, "x1": 157, "top": 45, "bottom": 55, "chars": chars}
    assert [cell[2] for cell in read([glued])][4:] == ["", "870", "9"]


def test_cells_have_their_place() -> None:
    table = SimpleNamespace(cells=BOXES, bbox=(0, 0, 200, 60))
    grid = read_table(table, [], "trang 3, bảng 1")
    assert (grid.name, grid.squares[-1].locator) == ("trang 3, bảng 1", "trang 3, bảng 1, dòng 3, cột 3")


def test_a_word_is_inside_a_box_by_its_middle() -> None:
    assert inside(word("abcd", 90, 10), (0, 0, 100, 40))
    assert not inside(word("abcd", 91, 10), (0, 0, 100, 40))
