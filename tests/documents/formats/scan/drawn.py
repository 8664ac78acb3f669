"""Pages drawn for the tests of scans: figures between ruling lines, and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from etl.documents.formats.scan.engine import Engine

DPI = 300
CELLS = [["1.234,5", "-16,7", "7"], ["98.612", "–50,6", "5"], ["106,6", "4.013", "0,9"]]


@cache
def engine() -> Engine:
    """One engine for the tests of a process."""
    return Engine()


def page(cells: Sequence[Sequence[str]] = CELLS, tilt: float = 0.0, shade: str = "white", sentence: str = "") -> Any:
    """The coloured pixels of a page of 6 × 4 inches with a ruled table; every second row has the colour `shade`."""
    image = Image.new("RGB", (6 * DPI, 4 * DPI), "white")
    pen, letters = ImageDraw.Draw(image), ImageFont.load_default(46)
    for row, words in enumerate(cells):
        for column, word in enumerate(words):
            left, top = 200 + 400 * column, 250 + 90 * row
            fill = shade if row % 2 else "white"
            pen.rectangle((left, top, left + 400, top + 90), outline="black", fill=fill, width=3)
            _right_aligned(pen, letters, word, left + 380, top + 20)
    pen.text((200, 900), sentence, fill="black", font=letters)
    return np.asarray(image.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor="white"))


def _right_aligned(pen: Any, letters: Any, word: str, right: int, top: int) -> None:
    """A word in a cell; the dashes that the font lacks are drawn."""
    plain = word.lstrip("–—")
    start = right - pen.textlength(plain, letters)
    pen.text((start, top), plain, fill="black", font=letters)
    if long := {"–": 24, "—": 44}.get(word[:1]):
        pen.rectangle((start - long - 4, top + 31, start - 4, top + 34), fill="black")


def stamped(pixels: Any, middle: tuple[int, int]) -> Any:
    """The pixels under a round red stamp of an inch and a half."""
    ink = Image.new("RGB", (pixels.shape[1], pixels.shape[0]), "white")
    x, y = middle
    for radius, width in ((220, 14), (150, 8)):
        box = (x - radius, y - radius, x + radius, y + radius)
        ImageDraw.Draw(ink).ellipse(box, outline=(228, 60, 60), width=width)
    return (pixels.astype(np.float32) * np.asarray(ink) / 255).astype(np.uint8)
