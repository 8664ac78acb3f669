"""One cell of a scanned table, or one figure of a sentence: words, or a figure whose sign is told by what is drawn.

A figure is read twice, by models and at sizes that fail differently. Where the two readings differ, the cell says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from etl.documents.formats.scan.engine import DIGITS_BY, LANGUAGE, Engine, Word
from etl.documents.formats.scan.figure_sign import Signed, signed
from etl.documents.formats.scan.ink import BLUR, Ink, ink_of

_SMALLEST, _NARROWEST = 0.045, 0.025  # inches: the height of a digit and the width of a dash in the smallest print
_TALL, _SHORT = 28, 22  # pixels of a digit's height at the first and at the second reading
_RIM = 0.6  # of a digit's height: white around it
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?%?")
_LONG_GROUP = re.compile(r"(\d\.\d{3})(\d+%?)$")  # of thousands: no report has one, or so many decimals behind a point
_DIGITS = re.compile(r"\d+")
_WORDS = 3  # letters that make a text
_CLEARER = 10  # of 100: how much surer the words must be than the figure
_LONGEST = 14  # signs of a figure
_DASHES = "-–"
_DASHES_READ = ("-", "–", "—", "−")  # as the words of a page are read, where every sign is allowed
_OTHER = {"": "-", "-": ""}
_REACH = 0.8  # of a digit's height: a dash of a sentence that stands farther from its figure is none of its own
_OPENING, _TALL_PART = "([", 0.85  # of the height: a bracket is as tall


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says; `other` is what a second look at its digits gave, None where it gave the same."""

    text: str
    other: str | None = None


def read_cell(engine: Engine, grey: Any, dpi: float) -> Reading:
    """The text of the cell in the `grey` pixels, without its ruling lines; "" where there is no ink, or only dust."""
    ink = ink_of(grey)
    if ink is None:
        return Reading("")
    told = signed(ink, grey)
    rest = told.rest
    if rest is None:
        return Reading(told.sign if ink.parts[0].width >= _NARROWEST * dpi else "")
    if rest.height < _SMALLEST * dpi:
        return Reading("")
    words, sure = engine.lines(_ready(ink.pixels, rest.height))
    if sum(letter.isalpha() for letter in words) >= _WORDS and not _is_figure(words):
        return Reading(words, _digits_again(engine, ink, words))
    first, first_sure = engine.figure(_ready(rest.pixels, rest.height, _TALL))
    if not any(map(str.isdigit, first)) or (_has_letters(words) and sure > first_sure + _CLEARER):
        return Reading(words, _digits_again(engine, ink, words))
    second, _ = engine.figure(_ready(rest.pixels, rest.height, _SHORT), LANGUAGE)
    read = _with_sign(told, first, second)
    return read if read.other is not None else Reading(read.text, _with_comma(read.text))


def _with_sign(told: Signed, first: str, second: str) -> Reading:
    """A figure of two readings with the sign that is drawn; where that is unsure, or the engine sees a dash where none
    is, it is read as a decline, with the other sign at the second look."""
    digits, again = first.lstrip(_DASHES), second.lstrip(_DASHES)
    if told.sure and not told.sign and first == digits:
        return Reading(first, None if second == first else second)
    if told.sure and told.sign:
        return Reading("-" + digits, None if again == digits else "-" + again)
    return Reading("-" + digits, again)


def _with_comma(figure: str) -> str | None:
    """What a figure with a group of more than three digits ("2.2635") is if its comma is worn away; None for others."""
    return _LONG_GROUP.sub(r"\1,\2", figure) if _LONG_GROUP.search(figure) else None


def read_again(engine: Engine, grey: Any, word: Word, before: int = 0) -> Reading:
    """A `word` of a page; of one with a figure also what a second look at that gives, its sign included, where it
    differs. A dash that is surely drawn and was not read belongs to the word. `before` is the column where the word
    before it ends."""
    figure = _FIGURE.search(word.text)
    if figure is None:
        return Reading(word.text)
    rows = slice(max(0, word.top - BLUR), word.bottom + BLUR)
    near = grey[rows, max(0, word.left - BLUR) : word.right + BLUR]
    ink = ink_of(near)
    if ink is None:
        return Reading(word.text, "nothing")
    leading = word.text[: figure.start()]
    sign = "-" if leading.endswith(_DASHES_READ) else ""
    drawn, sure = sign, True
    if not any(map(str.isalpha, leading)):
        reach = max(before, word.left - round(_REACH * ink.height), 0)
        drawn, sure = _drawn_sign(grey[rows, reach : word.right + BLUR], leading, _OTHER[sign])
    missed = sure and bool(drawn) and not sign
    text, other = (f"{leading.rstrip('~')}-{word.text[figure.start() :]}", "") if missed else (word.text, drawn)
    if any(map(str.isalpha, word.text)):
        again = _digits_again(engine, ink, word.text)
        return Reading(text, again if again is not None or drawn == sign else other + figure.group())
    found = _FIGURE.search(engine.figure(_ready(ink.pixels, ink.height))[0])
    if found is None:
        return Reading(text, "nothing")
    same = found.group() == figure.group() and drawn == sign
    return Reading(text, _with_comma(figure.group()) if same else other + found.group())


def _drawn_sign(grey: Any, leading: str, unsure: str) -> tuple[str, bool]:
    """The sign of the figure that is drawn in the `grey` pixels behind the signs `leading` it, and whether it is sure;
    `unsure` where what is drawn may be a dash and need not be.

    An opening bracket is as tall as a digit, and a sign stands behind it.
    """
    for _ in range(sum(leading.count(sign) for sign in _OPENING)):
        ink = ink_of(grey)
        bracket = next((part for part in ink.parts if part.height >= _TALL_PART * ink.height), None) if ink else None
        if ink is None or bracket is None:
            return "", True
        grey = grey[:, ink.left + bracket.right :]
    ink = ink_of(grey)
    if ink is None:
        return "", True
    told = signed(ink, grey)
    return (told.sign, True) if told.sure and told.rest is not None else (unsure, False)


def _digits_again(engine: Engine, ink: Ink, words: str) -> str | None:
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


def _ready(pixels: Any, height: int, tall: int = _TALL) -> Any:
    """The pixels with digits `tall` pixels high, and white around them."""
    import cv2
    import numpy as np

    scale = tall / height
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    sized = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=how)
    return np.pad(sized, round(tall * _RIM), constant_values=255)
