"""Where words stand on a page: found by their letters and digits, wherever these and their places come from.

Words are boxed where they stand once, or in the row whose label is given; where they stand at several places each is
boxed, at too many none is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

PLACES = 6
"""Words that stand at more places than this are not told apart by boxes."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; upwards is more."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, digit or sign of a number, folded; whether a number may begin and may end with it; and its box."""

    sign: str
    begins: bool
    ends: bool
    box: Box


def letters_of(signs: Iterable[tuple[str, Box]]) -> list[Letter]:
    """The letters of a page from its signs in the order of its text, those between words too, each with its box."""
    known = [(_folded(sign), box) for sign, box in signs]
    padded = ["", "", *(sign for sign, _ in known), "", ""]
    return [
        Letter(sign, _apart(padded[place + 1], padded[place]), _apart(padded[place + 3], padded[place + 4]), box)
        for place, (sign, box) in enumerate(known) if sign
    ]  # fmt: skip


def _apart(next_to: str, beyond: str) -> bool:
    """Whether a number ends before these two signs: a stop after which no digit comes ends it, too."""
    return not next_to.isalnum() and not (next_to in (".", ",") and beyond.isdigit())


def _folded(sign: str) -> str:
    """Small, without tone marks, since files write these before, within or behind their letter; "" for other signs."""
    if sign in ".,%":
        return sign
    plain = "".join(one for one in unicodedata.normalize("NFKD", sign.lower()) if one.isalnum())
    return plain.replace("đ", "d")[:1]


def places_of(words: str, row: str, letters: Sequence[Letter]) -> list[list[Box]]:
    """The places of the words among the letters of a page, each as the boxes of its lines: those in the line of the
    words `row` where both stand there, none where too many could be meant."""
    found = [list(_lines(boxes)) for boxes in _occurrences(letters, words)]
    if len(found) > 1 and row:
        rows = [box for boxes in _occurrences(letters, row) for box in _lines(boxes)]
        beside = [lines for lines in found if any(_same_line(lines[0], box) for box in rows)]
        found = beside or found
    return found if len(found) <= PLACES else []


def _occurrences(letters: Sequence[Letter], words: str) -> Iterator[list[Box]]:
    """The boxes of the letters of each place where the words stand whole: "4.013" does not stand in "14.013"."""
    sought = "".join(filter(None, (_folded(sign) for sign in unicodedata.normalize("NFC", words)))).strip(".,")
    text = "".join(letter.sign for letter in letters)
    start = text.find(sought) if sought else -1
    while start >= 0:
        here = letters[start : start + len(sought)]
        if (here[0].begins or not here[0].sign.isdigit()) and (here[-1].ends or not here[-1].sign.isdigit()):
            yield [letter.box for letter in here]
        start = text.find(sought, start + 1)


def _lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """One box for each line of these letters."""
    line: Box | None = None
    for box in boxes:
        if line is not None and _same_line(line, box) and box[0] >= line[0] - (line[3] - line[1]):
            line = (min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _same_line(one: Box, other: Box) -> bool:
    middle = (other[1] + other[3]) / 2
    return one[1] - 1 <= middle <= one[3] + 1
