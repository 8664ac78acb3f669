"""The words of a scanned page outside of ruled tables; figures that stand apart are read one by one, as cells are.

An engine that reads a whole page takes columns for sentences: it loses single digits, joins two figures to a word and
sees signs where nothing is drawn. What is drawn tells where a figure stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from etl.documents.formats.scan.cells import read_again, read_cell
from etl.documents.formats.scan.engine import Engine, Word
from etl.documents.formats.scan.ink import DARK, SPECK
from etl.documents.legacy_encodings import is_syllable

_GAP = 0.7  # of a line's height: ink that is farther apart is not of adjacent words
_TALLEST = 2.0  # heights of a line: larger ink is no letter of it
_SAME_LINE = 0.6  # of the height: words whose middles are closer are on one line
_LEAST = 0.35  # of the height of a line: what is smaller to both sides is dust
_LIKE = 1.35  # times as high as the usual word of the page, or as low: of the same size
_SHORT = 3  # letters
_HANGS = 0.4  # of the height: a comma ends no farther below its line
_RIM = 3  # pixels around a figure that belong to it
_CUT = 0.6  # of the height: narrow figures that stand closer may be parts of one
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(\.\d{3})+(,\d+)?(?![\d.])")  # thousands
_WHOLE_PART, _PLACES = re.compile(r"(?<!\d)\d{1,3},$"), re.compile(r"\d{1,2}%")
_INSIDE = "0123456789.,"
_TWICE = re.compile(
    r"[-–—−]+(?=[-–—−]\d)|(?<=%)%+"
)  # seen where one is drawn: a dash that touches its digit, a worn "%"
_FIGURE = re.compile(r"[-+(]?\d[\d.,]*%?\)?|-")


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word and its box in pixels. `other` is what a second look at its digits gave, None where it gave the same.

    `seen` is false where the engine saw no word on the page, and a look at the ink alone gave a figure.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    other: str | None = None
    seen: bool = True


class _Ink(NamedTuple):
    """The box of what is drawn together."""

    left: int
    top: int
    right: int
    bottom: int


def page_words(engine: Engine, grey: Any, dpi: float) -> list[PageWord]:
    """The words of the `grey` pixels, which have no ruling lines; those of a line have one top and one bottom."""
    lines = [list(_whole(line)) for line in _lines([word for word in engine.words(grey) if _is_said(word.text)])]
    usual = median(_height(line) for line in lines) if lines else 0.0
    drawn = _inks(grey) if lines else []
    words: list[PageWord] = []
    for line in sorted(lines, key=len, reverse=True):  # what few words claim beside many is theirs
        its, drawn = _apart(drawn, line)
        if inks := _together(its, _height(line)):
            words += _level(_read_line(engine, grey, line, inks, dpi), line, usual)
    return sorted(words, key=lambda word: (word.bottom, word.left))


def _is_said(text: str) -> bool:
    """Whether there is more in it than what specks and ruling lines are taken for."""
    return any(letter.isalnum() or letter in "%-–—−" for letter in text)


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words line by line, each from left to right."""
    held: list[Word] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        if held and word.top + word.bottom - held[0].top - held[0].bottom >= 2 * _SAME_LINE * _height(held):
            yield sorted(held, key=lambda each: each.left)
            held = []
        held.append(word)
    if held:
        yield sorted(held, key=lambda each: each.left)


def _whole(line: Sequence[Word]) -> Iterator[Word]:
    """The words of a line; a figure that may be cut ("46," and "1%", "5.7" and "13,4") as one with a space in it, a
    dash or "%" that was seen twice as one."""
    held: Word | None = None
    for word in line:
        if held is not None and _may_be_cut(held, word):
            held = Word(f"{held.text} {word.text}", held.left, min(held.top, word.top), word.right,
                        max(held.bottom, word.bottom), min(held.sure, word.sure))  # fmt: skip
            continue
        if held is not None:
            yield held
        held = word._replace(text=_TWICE.sub("", word.text))
    if held is not None:
        yield held


def _may_be_cut(before: Word, after: Word) -> bool:
    near = after.left - before.right < _CUT * (after.bottom - after.top)
    if not (near and before.text[-1:] in _INSIDE and after.text[:1].isdigit()):
        return False
    if _WHOLE_PART.search(before.text) and _PLACES.match(after.text):
        return True
    whole = next(_GROUPED.finditer(before.text + after.text), None)
    return whole is not None and whole.start() < len(before.text) < whole.end() and not _GROUPED.search(before.text)


def _height(line: Sequence[Word]) -> float:
    return median(word.bottom - word.top for word in line)


def _inks(grey: Any) -> list[_Ink]:
    import cv2
    import numpy as np

    _, _, boxes, _ = cv2.connectedComponentsWithStats((grey < DARK).astype(np.uint8))
    drawn = (box for box in boxes[1:].tolist() if box[4] >= SPECK)
    return [_Ink(left, top, left + width, top + height) for left, top, width, height, _ in drawn]


def _together(inks: Sequence[_Ink], height: float) -> list[_Ink]:
    """The ink of a line, what stands together as one, from left to right."""
    found: list[_Ink] = []
    for ink in sorted(inks):
        if found and ink.left - found[-1].right <= _GAP * height:
            last = found.pop()
            ink = _Ink(last.left, min(last.top, ink.top), max(last.right, ink.right), max(last.bottom, ink.bottom))
        found.append(ink)
    return [ink for ink in found if max(ink.bottom - ink.top, ink.right - ink.left) >= _LEAST * height]


def _apart(drawn: Sequence[_Ink], line: Sequence[Word]) -> tuple[list[_Ink], list[_Ink]]:
    """What is drawn on the line, or hangs from it as a comma does, and what is not."""
    top, bottom = median(word.top for word in line), median(word.bottom for word in line)
    tallest, lowest = _TALLEST * _height(line), bottom + _HANGS * _height(line)
    on, off = list[_Ink](), list[_Ink]()
    for ink in drawn:
        hangs = top <= ink.top < bottom and ink.bottom <= lowest
        is_on = hangs or top <= (ink.top + ink.bottom) / 2 <= bottom
        (on if is_on and ink.bottom - ink.top <= tallest else off).append(ink)
    return on, off


def _read_line(engine: Engine, grey: Any, line: Sequence[Word], inks: Sequence[_Ink], dpi: float) -> Iterator[PageWord]:
    """The words of a line: as they were seen, and anew where figures stand apart, or where none was seen."""
    ends = {after: before.right for before, after in pairwise(line)}
    if len(inks) < 2:
        yield from (_as_seen(engine, grey, word, ends.get(word, 0)) for word in line)
        return
    across = {word for word in line if sum(_share(word, ink) for ink in inks) > 1}
    for ink in inks:
        within = [word for word in line if word not in across and _share(word, ink)]
        if not _is_read(within):
            yield from _figures(engine, grey, ink, within, dpi)
        else:
            yield from (_as_seen(engine, grey, word, ends.get(word, 0)) for word in within)


def _is_read(words: Sequence[Word]) -> bool:
    """Whether what was seen in one place are words: a word of three letters can be a digit that was taken for one."""
    return (
        any(is_syllable(word.text.strip(",.;:()")) for word in words) and sum(len(word.text) for word in words) > _SHORT
    )


def _share(word: Word, ink: _Ink) -> bool:
    """Whether the word stands where the ink is, by more than its edges."""
    return min(word.right, ink.right) - max(word.left, ink.left) > _RIM


def _as_seen(engine: Engine, grey: Any, word: Word, before: int) -> PageWord:
    text = word.text.replace(" ", "")
    if text != word.text:  # a rate that may be two figures is in doubt with both readings
        return PageWord(text, word.left, word.top, word.right, word.bottom, word.text)
    read = read_again(engine, grey, word, before)
    return PageWord(read.text, word.left, word.top, word.right, word.bottom, read.other)


def _figures(engine: Engine, grey: Any, ink: _Ink, seen: Sequence[Word], dpi: float) -> Iterator[PageWord]:
    """The figures that are drawn together, cut between the words that were seen there."""
    cuts = [ink.left, *((before.right + after.left) // 2 for before, after in pairwise(seen)), ink.right]
    for index, (left, right) in enumerate(pairwise(cuts)):
        top, bottom = max(0, ink.top - _RIM), ink.bottom + _RIM
        read = read_cell(engine, grey[top:bottom, max(0, left - _RIM) : right + _RIM], dpi)
        text = read.text or (seen[index].text if seen else "")
        if seen or _FIGURE.fullmatch(text):
            yield PageWord(text, left, ink.top, right, ink.bottom, read.other, bool(seen))


def _level(words: Iterator[PageWord], line: Sequence[Word], usual: float) -> Iterator[PageWord]:
    """The words on one base line; of the page's `usual` height, where theirs is like it: letters differ in height."""
    height, bottom = _height(line), median(word.bottom for word in line)
    height = usual if usual / _LIKE <= height <= usual * _LIKE else height
    for word in words:
        yield replace(word, top=bottom - height, bottom=bottom)
