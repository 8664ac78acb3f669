"""A sign is told from what is drawn left of the first digit; what may be one and need not be is told as unsure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from etl.documents.formats.scan.figure_sign import signed
from etl.documents.formats.scan.ink import ink_of

START, TOP, HEIGHT = 120, 17, 33  # where the digits stand in the cell, and how tall they are
MIDDLE = TOP + 20  # where a dash hangs
MINUS, PLUS, UNSURE = ("-", True), ("", True), ("-", False)


def cell(figure: str = "4,2") -> Any:
    """The grey pixels of a cell with these digits, drawn as after a scan at 300 dots per inch."""
    image = Image.new("L", (300, 70), 255)
    letters = ImageFont.load_default(46)
    pen = ImageDraw.Draw(image)
    left, top, _, _ = pen.textbbox((0, 0), figure, letters)
    pen.text((START - left, TOP - top), figure, fill=0, font=letters)
    return np.array(image)


def marked(left: int, right: int, top: int, bottom: int, dark: int = 0, figure: str = "4,2") -> Any:
    """The cell with a mark of its own; columns count from the first digit, rows from the middle of a dash."""
    grey = cell(figure)
    grey[MIDDLE + top : MIDDLE + bottom, START + left : START + right] = dark
    return grey


def told(grey: Any) -> tuple[str, bool]:
    """The sign of what is drawn, and whether it is sure."""
    ink = ink_of(grey)
    assert ink is not None
    found = signed(ink, grey)
    return found.sign, found.sure


@pytest.mark.parametrize("figure", [*"123456789", "44,1", "1.204", "0,9"])
def test_a_figure_with_nothing_before_it_has_no_sign(figure: str) -> None:
    assert told(cell(figure)) == PLUS


@pytest.mark.parametrize("figure", ["4,2", "7", "16,7", "98", "2,05"])
@pytest.mark.parametrize(
    ("left", "right", "top", "bottom"),
    [(-16, -4, -2, 2), (-30, -4, -2, 1), (-14, -5, -3, 3), (-110, -96, -2, 2)],
    ids=["hyphen", "en dash", "short and thick, as at 100 dots per inch", "at the left of the cell"],
)
def test_a_dash_is_a_sign(figure: str, left: int, right: int, top: int, bottom: int) -> None:
    assert told(marked(left, right, top, bottom, figure=figure)) == MINUS


def test_a_dash_that_touches_the_digit_is_a_sign() -> None:
    grey = marked(-25, 4, -2, 2)
    ink, alone = ink_of(grey), ink_of(cell())
    assert ink is not None and alone is not None and len(ink.parts) == len(alone.parts)
    assert told(grey) == MINUS
    grey[TOP : TOP + 2, START - 25 : START - 22] = 0  # dust above it
    assert told(grey) == MINUS


def test_dust_before_a_dash_hides_it_not() -> None:
    grey = marked(-30, -5, -2, 2)
    grey[MIDDLE - 12 : MIDDLE - 9, START - 60 : START - 57] = 0
    assert told(grey) == MINUS


def test_a_worn_first_digit_does_not_move_the_half_of_the_line() -> None:
    grey = marked(-20, -6, 2, 5, figure="2,5")
    grey[TOP + 24 : TOP + 27, START : START + 26] = 255
    assert told(grey) == MINUS


@pytest.mark.parametrize(
    ("left", "right", "top", "bottom"),
    [(-12, -6, -3, 4), (-18, -5, -7, 8), (-9, -6, -6, 6)],
    ids=["what is left of a short dash", "a blot", "a stroke"],
)
def test_a_mark_at_half_height_that_is_no_clear_dash_is_unsure(left: int, right: int, top: int, bottom: int) -> None:
    assert told(marked(left, right, top, bottom)) == UNSURE


def test_a_dash_too_pale_to_be_ink_is_unsure() -> None:
    assert told(marked(-25, -5, -2, 2, dark=180)) == UNSURE


@pytest.mark.parametrize(
    ("left", "right", "top", "bottom"),
    [(-10, -7, -2, 1), (-START, 2 - START, -9, 9), (-40, -20, 22, 25), (-40, -20, -26, -23)],
    ids=["a speck", "what is left of the ruling line", "a line below", "a line above"],
)
def test_what_is_certainly_no_dash_is_no_sign(left: int, right: int, top: int, bottom: int) -> None:
    assert told(marked(left, right, top, bottom)) == PLUS


def test_the_bar_of_a_worn_4_is_not_taken_for_a_sure_dash() -> None:
    grey = np.full((70, 300), 255, np.uint8)
    grey[TOP : TOP + HEIGHT, START + 12 : START + 17] = 0
    grey[TOP + 21 : TOP + 24, START : START + 22] = 0
    assert told(grey) == UNSURE


def test_a_dash_alone_is_all_there_is() -> None:
    grey = np.full((70, 300), 255, np.uint8)
    grey[34:38, 100:120] = 0
    ink = ink_of(grey)
    assert ink is not None
    found = signed(ink, grey)
    assert (found.sign, found.rest, found.sure) == ("-", None, True)
