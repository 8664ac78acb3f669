"""A figure of a sentence is looked at again with its sign, which the engine drops, or sees where none is drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from etl.documents.formats import ocr
from etl.documents.formats.scan.cells import Reading, read_again
from etl.documents.formats.scan.engine import Word
from tests.documents.formats.scan.drawn import engine

pytestmark = pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
LETTERS = ImageFont.load_default(46)


def drawn(word: str, before: str = "Exports rose by ") -> tuple[Any, Word, int]:
    """Grey pixels of a sentence that ends in the word, the word with its box, and where the one before it ends."""
    image = Image.new("L", (1200, 200), 255)
    pen = ImageDraw.Draw(image)
    pen.text((100, 60), before + word, fill=0, font=LETTERS)
    left = 100 + round(pen.textlength(before, LETTERS))
    _, top, right, bottom = pen.textbbox((100, 60), before + word, LETTERS)
    end = 100 + round(pen.textlength(before.rstrip(), LETTERS))
    return np.asarray(image), Word(word, left, round(top), round(right), round(bottom), 90.0), end


@pytest.mark.parametrize(
    ("printed", "said", "text", "other"),
    [
        ("-4,2%", "-4,2%", "-4,2%", None),
        ("-4,2%", "–4,2%", "–4,2%", None),
        ("-4,2%", "4,2%", "-4,2%", "4,2%"),  # dropped
        ("(-4,2%)", "(~4,2%)", "(-4,2%)", "4,2%"),  # taken for another sign
        ("16,7%", "-16,7%", "-16,7%", "16,7%"),  # seen where none is drawn
        ("16,7%", "16,7%", "16,7%", None),
        ("(-3,1%)", "(-3,1%)", "(-3,1%)", None),
        ("(-3,1%)", "(3,1%)", "(-3,1%)", "3,1%"),
        ("(8,4%)", "(8,4%)", "(8,4%)", None),
        ("2011-2015", "2011-2015", "2011-2015", None),  # a dash between two figures is no sign
        ("2.2635", "2.2635", "2.2635", "2.263,5"),  # a comma may be worn away
        ("-4,7%/month", "4,7%/month", "-4,7%/month", "4,7%"),
    ],
)
def test_the_sign_is_told_by_what_is_drawn(printed: str, said: str, text: str, other: str | None) -> None:
    grey, word, end = drawn(printed)
    assert read_again(engine(), grey, word._replace(text=said), end) == Reading(text, other)


def test_a_dash_that_a_word_of_its_own_has_taken_is_no_sign() -> None:
    grey, word, end = drawn("7%", "rose by 5 - ")
    assert read_again(engine(), grey, word, end) == Reading("7%")


def test_a_figure_where_nothing_is_drawn_is_in_doubt() -> None:
    blank = np.full((200, 1200), 255, np.uint8)
    assert read_again(engine(), blank, Word("4.013", 300, 60, 420, 110, 90.0)).other == "nothing"
