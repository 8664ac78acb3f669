"""A page without ruling lines: figures that stand apart are read one by one, words as the engine sees them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from etl.documents.formats import ocr
from etl.documents.formats.scan.engine import Word
from etl.documents.formats.scan.page_text import PageText, read_picture
from etl.documents.formats.scan.page_words import _apart, _as_seen, _Ink, _whole, page_words
from etl.documents.formats.scan.scanned_items import passages, scanned_items
from etl.documents.text_layout import lay
from tests.documents.formats.scan import drawn
from tests.documents.formats.scan.drawn import engine

pytestmark = pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
ROWS = (("Product", "2014", "2015"), ("Exports", "1.180", "7"), ("Cement", "-16,7", "5"),
        ("Retail sales", "9", "-0,4"), ("Power", "98.612", "4.013"))  # fmt: skip
COLUMNS = (200, 1000, 1400)


def columns() -> Any:
    """Grey pixels with `ROWS` in three columns, the figures with their right edges below each other."""
    image = Image.new("L", (6 * drawn.DPI, 3 * drawn.DPI), 255)
    pen, letters = ImageDraw.Draw(image), ImageFont.load_default(46)
    for row, words in enumerate(ROWS):
        for left, word in zip(COLUMNS, words, strict=True):
            start = left if left == COLUMNS[0] else left + 160 - pen.textlength(word, letters)
            pen.text((start, 120 + 90 * row), word, fill=0, font=letters)
    return np.asarray(image)


def test_a_table_without_rules_is_read_cell_by_cell() -> None:
    text = read_picture(np.repeat(columns()[:, :, None], 3, axis=2), drawn.DPI, engine())
    items, others = scanned_items(text, [], 1)
    laid = lay(items)
    assert not text.tables and laid.text.split("\n") == [" | ".join(row) for row in ROWS]
    assert [cell.locator for cell in laid.tables[0].cells][-1] == "trang 1, bảng 1, dòng 5, cột 3"
    assert not [laid.text[start:end] for start, end, _ in passages(laid, others)]


def test_words_of_a_line_stand_on_one_level_and_none_is_seen_where_nothing_is_drawn() -> None:
    words = page_words(engine(), columns(), drawn.DPI)
    assert len({(word.top, word.bottom) for word in words}) == len(ROWS)
    assert page_words(engine(), np.full((900, 900), 255, np.uint8), drawn.DPI) == []


def test_a_comma_hangs_from_its_line_and_an_accent_of_the_next_line_does_not() -> None:
    line = [Word("1,1", 0, 10, 60, 50, 90.0)]
    digit, comma, accent, stroke = _Ink(0, 10, 20, 50), _Ink(24, 43, 30, 60), _Ink(24, 56, 34, 62), _Ink(40, 30, 44, 90)
    assert _apart([digit, comma, accent, stroke], line) == ([digit, comma], [accent, stroke])


def test_a_rate_that_may_be_cut_behind_its_comma_is_one_and_what_was_seen_twice_is_one() -> None:
    words = [Word("tăng", 0, 10, 80, 40, 95.0), Word("46,", 92, 12, 140, 46, 80.0), Word("1%;", 146, 10, 200, 40, 70.0)]
    assert list(_whole(words)) == [words[0], Word("46, 1%;", 92, 10, 200, 46, 70.0)]
    for one, other in (("2014,", "15%"), ("46,", "12"), ("46.", "1%"), ("46,", "150%"), ("5.713", "4"),
                       ("58", "454"), ("1.020", "1.180"), ("5.7", "1.180"), ("quý", "5.713")):  # fmt: skip
        both = [words[1]._replace(text=one), words[2]._replace(text=other)]
        assert list(_whole(both)) == both
    for one, other in (("5.7", "13,4"), ("5.", "713,4"), ("(1.020.1", "80)")):
        cut = [words[1]._replace(text=one), words[2]._replace(text=other)]
        assert [word.text for word in _whole(cut)] == [f"{one} {other}"]
    apart = [words[1], words[2]._replace(left=160)]
    assert list(_whole(apart)) == apart and list(_whole([])) == []
    twice = [words[1]._replace(text=text) for text in ("(—-50,9%),", "-44,71%%", "2011-2015", "-4")]
    assert [word.text for word in _whole(twice)] == ["(-50,9%),", "-44,71%", "2011-2015", "-4"]


def test_a_rate_that_may_be_two_figures_is_in_doubt_with_both_readings() -> None:
    word = Word("(-46, 1%)", 0, 0, 90, 40, 90.0)
    read = _as_seen(engine(), np.full((90, 90), 255, np.uint8), word, 0)
    assert (read.text, read.other) == ("(-46,1%)", "(-46, 1%)")


def test_a_figure_with_a_comma_below_the_line_is_one_figure_of_one_reading() -> None:
    image = Image.new("L", (1800, 300), 255)
    pen, letters = ImageDraw.Draw(image), ImageFont.load_default(46)
    pen.text((200, 120), "Cement Coal", fill=0, font=letters)
    for left, digit in ((1000, "1"), (1044, "1")):
        pen.text((left, 120), digit, fill=0, font=letters)
    pen.rectangle((1032, 159, 1037, 175), fill=0)
    (figure,) = [word for word in page_words(engine(), np.asarray(image), drawn.DPI) if "1" in word.text]
    assert (figure.text, figure.other) == ("1,1", None)


def test_what_is_read_in_two_ways_in_a_table_without_rules_is_unsure_in_its_cell_alone() -> None:
    text = read_picture(np.repeat(columns()[:, :, None], 3, axis=2), drawn.DPI, engine())
    doubtful = [{**word, "other": "6"} if word["text"] == "5" else word for word in text.words]
    items, others = scanned_items(PageText(doubtful, [], text.height), [], 1)
    laid = lay(items)
    assert [(laid.text[start:end], other) for start, end, other in passages(laid, others)] == [("5", "6")]
    assert others == {("trang 1, bảng 1, dòng 3, cột 3", "5"): "6"}


def test_ink_that_is_no_figure_is_not_read_where_no_word_was_seen() -> None:
    grey = columns().copy()
    pen = ImageDraw.Draw(picture := Image.fromarray(grey))
    for at in range(0, 60, 12):  # a scrawl beside the last row
        pen.line((1620 + at, 480, 1640 + at, 540), fill=0, width=4)
    seen = {word.text for word in page_words(engine(), np.asarray(picture), drawn.DPI) if not word.seen}
    assert all(any(map(str.isdigit, text)) or text == "-" for text in seen)
