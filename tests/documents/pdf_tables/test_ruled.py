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


def spelled(text: str, x: float, top: float, pitch: float = 5, gap_at: int = 0, gap: float = 0) -> dict[str, Any]:
    """A word with its letters, each `pitch` wide; before letter `gap_at` there is a gap."""
    starts = [x + pitch * at + (gap if gap_at and at >= gap_at else 0) for at in range(len(text))]
    chars = [{"text": letter, "x0": at, "x1": at + pitch} for letter, at in zip(text, starts, strict=True)]
    return {**word(text, x, top), "x1": starts[-1] + pitch, "chars": chars}


def test_a_word_over_a_line_of_the_table_is_cut_there() -> None:
    glued = spelled("8709", 135, 45, gap_at=3, gap=2)
    assert [cell[2] for cell in read([glued])][4:] == ["", "870", "9"]


def test_a_word_in_a_cell_that_spreads_over_a_line_is_whole() -> None:
    """The line between 2014 and 2015 ends below "Tháng 12/2020", which stands over both."""
    for gap in (0, 1.5):
        printed = [spelled("Tháng", 105, 5), spelled("12/2020", 142, 5, gap_at=1, gap=gap), spelled("KH", 110, 25)]
        assert [cell[2] for cell in read(printed)][:4] == ["", "Tháng 12/2020", "KH", ""]


def test_a_word_that_is_longer_than_its_cell_is_whole() -> None:
    """Neither a letter that a line runs through nor one that touches it begins another cell's word."""
    for x in (118, 120):
        assert [cell[2] for cell in read([spelled("1234567", x, 45)])][4:] == ["", "1234567", ""]
    assert [cell[2] for cell in read([spelled("12345", 180, 45)])][4:] == ["", "", "12345"]


def test_cells_have_their_place() -> None:
    table = SimpleNamespace(cells=BOXES, bbox=(0, 0, 200, 60))
    grid = read_table(table, [], "trang 3, bảng 1")
    assert (grid.name, grid.squares[-1].locator) == ("trang 3, bảng 1", "trang 3, bảng 1, dòng 3, cột 3")


def test_a_word_is_inside_a_box_by_its_middle() -> None:
    assert inside(word("abcd", 90, 10), (0, 0, 100, 40))
    assert not inside(word("abcd", 91, 10), (0, 0, 100, 40))
