"""The marks of list items and numbered headings in a Word file: the file keeps the list, an office program writes them.

"- " for a bullet, "1. ", "II. ", "a) " for numbers as their level is drawn; "" for a paragraph of no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DEEPEST = 12  # styles that one is based on, at most
_LARGEST = 3999
_BULLET = "- "
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class _Level(NamedTuple):
    """How one level of a list is drawn: the format of its numbers, the text around them, the first number."""

    form: str
    text: str
    start: int


class ListMarks:
    """Counts the items of the lists of one python-docx `document`; paragraphs are asked for in reading order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}  # by abstract list
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}  # by number: the abstract list, levels begun anew
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str | None, Any]] = {}  # by id: the style it is based on, its numbering
        self._begun = set[tuple[str, int]]()
        numbering = _numbering(document)
        if numbering is None:
            return
        for abstract in numbering.iterchildren(f"{_W}abstractNum"):
            self._levels[_value(abstract, "abstractNumId")] = dict(_levels(abstract))
        for one in numbering.iterchildren(f"{_W}num"):
            self._lists[_value(one, "numId")] = (_child(one, "abstractNumId"), dict(_anew(one)))
        for style in document.styles.element.iterchildren(f"{_W}style"):
            own = style.find(f"{_W}pPr/{_W}numPr")
            self._styles[_value(style, "styleId")] = (_child(style, "basedOn") or None, own)

    def mark(self, paragraph: Any) -> str:
        """The mark of the next `paragraph`, an element of the file; "" where it is in no list."""
        if not self._lists:
            return ""
        number, level = self._place(paragraph)
        abstract, anew = self._lists.get(number, ("", {}))
        drawn = self._levels.get(abstract, {}).get(level)
        if drawn is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if level in anew and (number, level) not in self._begun:
            self._begun.add((number, level))
            counts[level] = anew[level] - 1
        counts[level] = min(counts.get(level, drawn.start - 1) + 1, _LARGEST)
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _BULLET if drawn.form == "bullet" else self._drawn(abstract, level, drawn, counts)

    def _drawn(self, abstract: str, level: int, drawn: _Level, counts: dict[int, int]) -> str:
        """The number of an item as its level writes it: "2.1. " of "%1.%2."."""
        levels = self._levels[abstract]

        def number(place: re.Match[str]) -> str:
            of = int(place[1]) - 1
            told = levels.get(of)
            return "" if told is None or of > level else _written(counts.get(of, told.start), told.form)

        text = _PLACE.sub(number, drawn.text).strip() if drawn.form != "none" else ""
        return f"{text} " if text else ""

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list that a paragraph is in, by its number, and the level; "" for none."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        number, level = _told(own)
        name = style.get(f"{_W}val") if style is not None else None
        for _ in range(_DEEPEST):
            if name is None or (number is not None and level is not None):
                break
            name, theirs = self._styles.get(name, (None, None))
            of_style = _told(theirs)
            number, level = number if number is not None else of_style[0], level if level is not None else of_style[1]
        return number or "", level or 0


def _numbering(document: Any) -> Any:
    """The element that describes the lists of the file; None where it has none."""
    parts = (one.target_part for one in document.part.rels.values() if one.reltype.endswith("/numbering"))
    return next((part.element for part in parts if hasattr(part, "element")), None)


def _levels(abstract: Any) -> Iterator[tuple[int, _Level]]:
    for level in abstract.iterchildren(f"{_W}lvl"):
        depth = _whole(_value(level, "ilvl"), 0)
        if depth < _LEVELS:
            form = _child(level, "numFmt") or "decimal"
            yield depth, _Level(form, _child(level, "lvlText"), _whole(_child(level, "start"), 1))


def _anew(one: Any) -> Iterator[tuple[int, int]]:
    """The levels at which a list begins to count anew, and from which number."""
    for level in one.iterchildren(f"{_W}lvlOverride"):
        start = _child(level, "startOverride")
        if start:
            yield _whole(_value(level, "ilvl"), 0), _whole(start, 1)


def _told(numbering: Any) -> tuple[str | None, int | None]:
    """The list and the level that a `numPr` tells; None for what it leaves to the style."""
    if numbering is None:
        return None, None
    number, level = _child(numbering, "numId"), _child(numbering, "ilvl")
    return number or None, min(_whole(level, 0), _LEVELS) if level else None


def _child(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return _value(found, "val") if found is not None else ""


def _value(element: Any, name: str) -> str:
    return str(element.get(f"{_W}{name}") or "")


def _whole(text: str, otherwise: int) -> int:
    return (
        min(int(text), _LARGEST) if text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST)) else otherwise
    )


def _written(number: int, form: str) -> str:
    """A number in the format that Word calls `form`."""
    if form in ("upperRoman", "lowerRoman") and number > 0:
        roman = ""
        for value, letters in _ROMAN:
            roman, number = roman + letters * (number // value), number % value
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 4)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)
