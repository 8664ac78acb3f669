"""Words and glyphs of a page as pdfplumber finds them, written in the test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

HEIGHT, LETTER = 10.0, 5.0
"""Points: of every word, and the width of a letter."""


def word(text: str, x: float, top: float = 100.0, height: float = HEIGHT) -> dict[str, Any]:
    """A word with its left edge at `x`."""
    return {"text": text, "x0": x, "x1": x + LETTER * len(text), "top": top, "bottom": top + height}


def words(text: str, x: float, top: float = 100.0) -> list[dict[str, Any]]:
    """The words of a line, a letter's width apart."""
    found = []
    for each in text.split():
        found.append(word(each, x, top))
        x = found[-1]["x1"] + LETTER
    return found


def column(texts: Sequence[str], right: float, top: float = 100.0, step: float = 14.0) -> list[dict[str, Any]]:
    """A word a line, each with its right edge at `right`."""
    return [word(text, right - LETTER * len(text), top + step * at) for at, text in enumerate(texts)]


def glyph(text: str, x: float, top: float = 10.0, size: float = 10.0) -> dict[str, Any]:
    """A letter of half its size's width."""
    return {"text": text, "x0": x, "x1": x + size / 2, "top": top, "bottom": top + size, "size": size}
