"""Glyphs of a page: those drawn twice count once, and small high ones are marks."""

from __future__ import annotations

from typing import Any

import pytest

from etl.documents.pdf_tables.glyphs import cleaned
from tests.documents.pdf_tables.printed import glyph


def text(*glyphs: dict[str, Any]) -> str:
    return "".join(each["text"] for each in cleaned(list(glyphs)))


def test_glyphs_drawn_twice_count_once() -> None:
    assert text(glyph("7", 0), glyph("7", 0.4), glyph("7", 5), glyph("7", 5.4)) == "77"
    assert text(glyph("1", 0), glyph("1", 5)) == "11"
    assert text(glyph("1", 0), glyph("7", 0.4)) == "17"
    assert text(glyph(" ", 0), glyph(" ", 0.1)) == "  "


@pytest.mark.parametrize(
    ("top", "size", "x", "read"),
    [(9, 6, 10, "95%"), (13, 6, 10, "951%"), (9, 9, 10, "951%"), (9, 6, 18, "951%")],
    ids=["small and high", "small on the line", "high as the rest", "far behind"],
)
def test_the_small_high_mark_of_a_note_is_no_digit(top: float, size: float, x: float, read: str) -> None:
    assert text(glyph("9", 0), glyph("5", 5), glyph("1", x, top, size), glyph("%", 25)) == read


def test_a_power_is_kept_where_it_stands() -> None:
    made = cleaned([glyph(" ", 0), glyph("m", 5), glyph("2", 10, 9, 6)])
    assert [each["text"] for each in made] == [" ", "m", "²"]
    assert (made[2]["x0"], made[2]["top"]) == (10, 9)


def test_a_mark_of_several_glyphs_goes_whole() -> None:
    mark = [glyph("(", 10, 9, 6), glyph("2", 13, 9, 6), glyph(")", 16, 9, 6)]
    assert text(glyph("9", 0), glyph("5", 5), *mark, glyph("%", 20)) == "95%"


def test_nothing_is_nothing() -> None:
    assert cleaned([]) == []
