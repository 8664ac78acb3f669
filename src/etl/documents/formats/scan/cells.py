"""One cell of a scanned table, or one figure of a sentence: words, or a figure whose sign is told by what is drawn.

A figure is read twice, by models and at sizes that fail differently. Where the two readings differ, the cell says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from etl.documents.formats.scan.engine import DIGITS_BY, Engine, Word

DARK = 150  # of 255: darker is ink
SPECK = 8  # pixels: smaller marks are dust
_SMALLEST, _NARROWEST = 0.045, 0.025  # inches: the height of a digit and the width of a dash in the smallest print
_TALL, _SHORT = 28, 22  # pixels of a digit's height at the first and at the second reading
_BLUR = 5  # pixels around the ink that belong to it
_RIM = 0.6  # of a digit's height: white around it
_FLAT = 0.35  # of the height of a digit: a dash is flatter
_WIDE = 1.6  # times its own height: a dash is wider
_THIN = 20  # pixels at 300 dots per inch: a dash that stands alone, without a digit to hold it against, is thinner
_LOW, _HIGH = 0.25, 0.8  # of the line, from its top: a dash hangs between
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?%?")
_DIGITS = re.compile(r"\d+")
_WORDS = 3  # letters that make a text
_CLEARER = 10  # of 100: how much surer the words must be than the figure
_LONGEST = 14  # signs of a figure


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says; `other` is what a second look at its digits gave, None where it gave the same."""

    text: str
    other: str | None = None


def read_cell(engine: Engine, grey: Any, dpi: float) -> Reading:
    """The text of the cell in the `grey` pixels, without its ruling lines; "" where there is no ink, or only dust."""
    ink = _ink(grey)
    if ink is None:
        return Reading("")
    sign, rest = _sign(ink)
    if rest is None:
        return Reading(sign if ink.parts[0][2] >= _NARROWEST * dpi else "")
    if rest.height < _SMALLEST * dpi:
        return Reading("")
    words, sure = engine.lines(_ready(ink.pixels, rest.height))
    if sum(letter.isalpha() for letter in words) >= _WORDS and not _is_figure(words):
        return Reading(words, _digits_again(engine, ink, words))
    first, first_sure = engine.figure(_ready(rest.pixels, rest.height, _TALL))
    if not any(map(str.isdigit, first)) or (_has_letters(words) and sure > first_sure + _CLEARER):
        return Reading(words)
    second, _ = engine.figure(_ready(rest.pixels, rest.height, _SHORT), "vie")
    return Reading(sign + first, None if second == first else sign + second)


def read_again(engine: Engine, grey: Any, word: Word) -> str | None:
    """What a second look at the figure in a `word` of a page gives, where it differs from what was read; else None."""
    figure = _FIGURE.search(word.text)
    if figure is None:
        return None
    near = slice(max(0, word.top - _BLUR), word.bottom + _BLUR), slice(max(0, word.left - _BLUR), word.right + _BLUR)
    ink = _ink(grey[near])
    if ink is None:
        return None
    if any(map(str.isalpha, word.text)):
        return _digits_again(engine, ink, word.text)
    again = _FIGURE.search(engine.figure(_ready(ink.pixels, ink.height))[0])
    if again is not None and again.group() == figure.group():
        return None
    return again.group() if again is not None else "nothing"


def _digits_again(engine: Engine, ink: _Ink, words: str) -> str | None:
    """What a second look at words with digits among them gives, where their digits differ: years and grades do."""
    if not any(map(str.isdigit, words)):
        return None
    again, _ = engine.lines(_ready(ink.pixels, ink.height, _SHORT), DIGITS_BY)
    said = iter(_DIGITS.findall(again))
    return None if all(digits in said for digits in _DIGITS.findall(words)) else again or "nothing"


def _has_letters(words: str) -> bool:
    return sum(map(str.isalpha, words)) > sum(map(str.isdigit, words))


def _is_figure(words: str) -> bool:
    return len(words) <= _LONGEST and sum(letter.isalpha() for letter in words) * 2 < sum(map(str.isdigit, words))


@dataclass(frozen=True, slots=True)
class _Ink:
    """What is drawn in a cell: its pixels, cut close; the boxes (left, top, width, height) of its parts from left to
    right; and the height of its tallest part, which is that of a digit."""

    pixels: Any
    parts: list[tuple[int, int, int, int]]
    height: int


def _ink(grey: Any) -> _Ink | None:
    import cv2
    import numpy as np

    _, _, boxes, _ = cv2.connectedComponentsWithStats((grey < DARK).astype(np.uint8))
    parts = sorted((left, top, width, height) for left, top, width, height, area in boxes[1:].tolist() if area >= SPECK)
    if not parts:
        return None
    left, top = min(part[0] for part in parts), min(part[1] for part in parts)
    right, bottom = max(part[0] + part[2] for part in parts), max(part[1] + part[3] for part in parts)
    left, top = max(0, left - _BLUR), max(0, top - _BLUR)
    moved = [(part[0] - left, part[1] - top, part[2], part[3]) for part in parts]
    return _Ink(grey[top : bottom + _BLUR, left : right + _BLUR], moved, max(part[3] for part in parts))


def _sign(ink: _Ink) -> tuple[str, _Ink | None]:
    """The sign before a figure and what is drawn after it; nothing is after a dash that stands alone."""
    left, top, width, height = ink.parts[0]
    if len(ink.parts) == 1:
        return ("-", None) if width > _WIDE * height and height < _THIN else ("", ink)
    middle = (top + height / 2) / ink.pixels.shape[0]
    if height > _FLAT * ink.height or width < _WIDE * height or not _LOW < middle < _HIGH:
        return "", ink
    rest = _ink(ink.pixels[:, left + width + 1 :])
    return "-", rest


def _ready(pixels: Any, height: int, tall: int = _TALL) -> Any:
    """The pixels with digits `tall` pixels high, and white around them."""
    import cv2
    import numpy as np

    scale = tall / height
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    sized = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=how)
    return np.pad(sized, round(tall * _RIM), constant_values=255)
