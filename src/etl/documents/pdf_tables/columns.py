"""Lines of a page without ruling lines as columns: pieces that are below each other, figures below headings.

`unruled` decides whether they are a table, and which rows it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.documents.pdf_tables.paragraphs import rows_of
from etl.language.periods import YEAR

Word = dict[str, Any]
_GAP = 0.7  # of a word's height: pieces are farther apart than words
_NUMBER = re.compile(r"[-+–(]?\d[\d.,]*%?\)?\**")
_HEAD, _GROUP = re.compile(r"[-+–]?\d{1,3}"), re.compile(r"\d{3}(?:,\d+)?")
_FIGURE = re.compile(r"[-+–]?\s?\d[\d.,]*(?:\s\d{3})*(?:,\d+)?\s?%?\**|[-–…x]|\.{2,3}")
_YEAR = re.compile(YEAR)
_MOST_NUMBERS = 30  # columns that a table numbers
LineSpan = tuple[float, float]
"""Left and right edge, in points."""


@dataclass(frozen=True, slots=True)
class LinePiece:
    """Adjacent words of one line."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word["text"] for word in self.words)

    @property
    def span(self) -> LineSpan:
        """Its left and right edge."""
        return self.words[0]["x0"], self.words[-1]["x1"]

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, or a sign for none ("-", "…")."""
        return _FIGURE.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A printed line: `labels`, then the `figures` at its end."""

    labels: tuple[LinePiece, ...]
    figures: tuple[LinePiece, ...]
    top: float
    bottom: float

    @property
    def pieces(self) -> tuple[LinePiece, ...]:
        """All of it, from left to right."""
        return self.labels + self.figures

    @property
    def height(self) -> float:
        """The height of its words, in points; the line itself may be higher, where its pieces are not aligned."""
        return float(min(word["bottom"] - word["top"] for piece in self.pieces for word in piece.words))

    @property
    def text(self) -> str:
        """Its words with spaces between."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def is_years(self) -> bool:
        """Whether its figures are years, and so head columns."""
        return len(self.figures) > 1 and all(map(is_year, self.figures))

    @property
    def is_row(self) -> bool:
        """Whether its figures are those of a row: neither years nor the numbers of the columns ("1 2 3")."""
        texts = [piece.text for piece in self.figures]
        first = int(texts[0]) if texts and texts[0].isdecimal() else 0
        numbered = first <= _MOST_NUMBERS and texts == [str(first + index) for index in range(len(texts))]
        return len(texts) > 1 and not self.is_years and not numbered


def is_year(piece: LinePiece) -> bool:
    """Whether it is the number of a year."""
    return _YEAR.fullmatch(piece.text) is not None


def lines_of(words: Iterable[Word]) -> list[ColumnLine]:
    """The lines of a page, from top to bottom, in pieces."""
    return [_line(row) for row in rows_of(list(words))]


def _line(row: Sequence[Word]) -> ColumnLine:
    pieces = [LinePiece(tuple(words)) for words in _pieces(row)]
    first = len(pieces)
    while first and pieces[first - 1].is_figure:
        first -= 1
    top, bottom = min(word["top"] for word in row), max(word["bottom"] for word in row)
    return ColumnLine(tuple(pieces[:first]), tuple(pieces[first:]), top, bottom)


def _pieces(row: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a line, cut at wide gaps and between two numbers; "58 454" is one, "1.020 1.180" are two."""
    held: list[Word] = []
    for word in row:
        if held and _is_cut(held, word):
            yield held
            held = []
        held.append(word)
    yield held


def _is_cut(held: Sequence[Word], word: Word) -> bool:
    before = held[-1]
    if word["x0"] - before["x1"] > _GAP * (word["bottom"] - word["top"]):
        return True
    if not (_NUMBER.fullmatch(before["text"]) and _NUMBER.fullmatch(word["text"])):
        return False
    goes_on = _HEAD if len(held) == 1 or not _NUMBER.fullmatch(held[-2]["text"]) else _GROUP
    return not (goes_on.fullmatch(before["text"]) and _GROUP.fullmatch(word["text"]))


def columns_of(pieces: Iterable[LinePiece]) -> list[LineSpan]:
    """The columns of the pieces: pieces that overlap are in one column."""
    columns: list[LineSpan] = []
    for left, right in sorted(piece.span for piece in pieces):
        if columns and left <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    return columns


def under(span: LineSpan, columns: Sequence[LineSpan]) -> tuple[int, int] | None:
    """The first and the last column that a piece is over or in; None where it overlaps none."""
    found = [index for index, (left, right) in enumerate(columns) if span[0] < right and left < span[1]]
    return (found[0], found[-1]) if found else None


def nearest(span: LineSpan, columns: Sequence[LineSpan]) -> int:
    """The column whose middle is nearest."""
    return min(range(len(columns)), key=lambda index: abs(sum(columns[index]) - sum(span)))
