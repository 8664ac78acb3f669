"""Words become lines, and lines paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.documents.pdf_tables.paragraphs import paragraphs, rows_of
from tests.documents.pdf_tables.printed import word, words

FULL = "một hai ba bốn năm sáu bảy tám chín mười"
"""A line that fills the width: from 50 to 250."""


def read(*lines: tuple[str, float, float], height: float = 800, tables: Sequence[float] = ()) -> list[str]:
    """The paragraphs of a page of lines with their left edges and tops."""
    printed: list[Any] = [each for text, x, top in lines for each in words(text, x, top)]
    return [item.parts[0][0] for _, item in paragraphs(printed, 2, height, tables)]


def test_words_of_one_height_are_one_line_from_left_to_right() -> None:
    rows = rows_of([word("b", 60, 101), word("a", 50, 100), word("c", 50, 114)])
    assert [[each["text"] for each in row] for row in rows] == [["a", "b"], ["c"]]


def test_a_small_word_beside_a_large_one_is_on_its_line() -> None:
    rows = rows_of([word("lớn", 50, 100, height=20), word("nhỏ", 90, 106, height=8)])
    assert [[each["text"] for each in row] for row in rows] == [["lớn", "nhỏ"]]


def test_a_full_line_goes_on_and_a_short_one_ends_its_paragraph() -> None:
    assert read((FULL, 50, 100), ("mười một.", 50, 114), (FULL, 50, 128)) == [f"{FULL} mười một.", FULL]


def test_a_gap_an_indent_a_number_and_a_caption_begin_a_paragraph() -> None:
    for second, x, top in (("xa hơn", 50, 125), ("thụt vào", 62, 114), ("- một ý", 50, 114), ("2. mục", 50, 114),
                           ("Bảng 1 số liệu", 50, 114)):  # fmt: skip
        assert read((FULL, 50, 100), (second, x, top), (FULL, 50, 139), ("hết", 50, 153))[:2] == [FULL, second]


def test_a_table_between_two_lines_ends_the_paragraph() -> None:
    assert read((FULL, 50, 100), ("sau bảng", 50, 114), tables=[112]) == [FULL, "sau bảng"]


def test_columns_of_a_letterhead_are_apart() -> None:
    assert read(("SỞ CÔNG THƯƠNG", 50, 100), ("CỘNG HÒA", 250, 100)) == ["SỞ CÔNG THƯƠNG", "CỘNG HÒA"]


def test_the_number_of_a_page_is_left_out_in_its_margin_only() -> None:
    assert read((FULL, 50, 100), ("Trang 2/5", 140, 770), ("2", 150, 20)) == [FULL]
    assert read((FULL, 50, 100), ("15", 50, 400)) == [FULL, "15"]


def test_each_paragraph_has_its_place_and_its_top() -> None:
    printed = [*words(FULL, 50, 100), *words("một ý", 62, 114)]
    assert [(top, item.parts[0][1]) for top, item in paragraphs(printed, 2, 800, [])] == [
        (100, "trang 2, đoạn 1"), (114, "trang 2, đoạn 2")
    ]  # fmt: skip


def test_a_page_without_words_has_no_paragraph() -> None:
    assert read() == []


def test_two_lines_alone_on_a_page_are_one_paragraph_only_where_they_are_close() -> None:
    """The only gap of a page is its usual one, however wide."""
    assert read((FULL, 50, 100), ("mười một.", 50, 114)) == [f"{FULL} mười một."]
    assert read((FULL, 50, 100), ("mười một.", 50, 400)) == [FULL, "mười một."]
