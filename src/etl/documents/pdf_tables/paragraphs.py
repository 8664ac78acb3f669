"""Words on a page become lines, and lines paragraphs: a PDF states neither, only the position of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from etl.documents.captions import is_caption
from etl.documents.text_layout import TextLine, line

Word = dict[str, Any]
_SAME_LINE = 0.5  # of a word's height: how far apart the middles of words on one line may be
_GUTTER = 4.0  # of a word's height: a wider gap is between two columns of a letterhead
_SPACING = 0.3  # of a line's height: how much wider than the page's usual a gap within a paragraph may be
_WIDEST = 1.5  # of a line's height: the usual gap of a page with few lines may be that between two paragraphs
_FULL, _INDENT = 0.88, 9.0  # how much of the width a line fills that runs on; points of a first line's indent
_BEGINS = re.compile(r"(?:[-–+•*▪]|\d{1,2}[.)]|[IVX]+[.)]|[a-zđ]\))\s")
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE)
_MARGIN = 0.1  # of the page's height: where page numbers are


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed line."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


def paragraphs(
    words: Sequence[Word], page: int, height: float, tables: Sequence[float]
) -> Iterator[tuple[float, TextLine]]:
    """The paragraphs of a page of `height` points and their tops, without page numbers; `tables` are tops of tables.

    Locators count the paragraphs of the page: "trang 2, đoạn 3".
    """
    rows = _without_page_number([row for words in rows_of(words) for row in _segments(words)], height)
    if not rows:
        return
    column = _Column.of(rows)
    count, held = 0, list[_Row]()
    for row in [*rows, None]:
        if held and (row is None or not _runs_on(held[-1], row, column, tables)):
            count += 1
            yield held[0].top, line(" ".join(each.text for each in held), f"trang {page}, đoạn {count}")
            held = []
        if row is not None:
            held.append(row)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words line by line, from top to bottom and from left to right."""
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: word["top"] + word["bottom"]):
        its_middle, its_height = (word["top"] + word["bottom"]) / 2, word["bottom"] - word["top"]
        if rows and its_middle - middle < _SAME_LINE * max(height, its_height):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = its_middle, its_height
    return [sorted(row, key=lambda word: word["x0"]) for row in rows]


def _segments(words: Sequence[Word]) -> Iterator[_Row]:
    """One line, cut where a gap is so wide that it separates two columns."""
    start = 0
    for index in range(1, len(words) + 1):
        gap = words[index]["x0"] - words[index - 1]["x1"] if index < len(words) else None
        if gap is None or gap > _GUTTER * (words[index]["bottom"] - words[index]["top"]):
            part = words[start:index]
            yield _Row(
                " ".join(word["text"] for word in part),
                part[0]["x0"],
                part[-1]["x1"],
                min(word["top"] for word in part),
                max(word["bottom"] for word in part),
            )
            start = index


def _without_page_number(rows: list[_Row], height: float) -> list[_Row]:
    return [
        row
        for row in rows
        if _MARGIN * height < row.top < (1 - _MARGIN) * height or not _PAGE_NUMBER.fullmatch(row.text)
    ]


@dataclass(frozen=True, slots=True)
class _Column:
    """The printed lines of a page together: where they begin and end, and the usual gap between two of them."""

    left: float
    right: float
    gap: float

    @classmethod
    def of(cls, rows: Sequence[_Row]) -> _Column:
        gaps = sorted(gap for above, row in pairwise(rows) if (gap := row.top - above.bottom) > 0)
        usual = gaps[len(gaps) // 5] if gaps else 0.0  # most gaps are within paragraphs, unless all are one line long
        return cls(min(row.x0 for row in rows), max(row.x1 for row in rows), usual)


def _runs_on(above: _Row, row: _Row, column: _Column, tables: Sequence[float]) -> bool:
    """Whether `row` continues the paragraph of the line `above`."""
    height = above.bottom - above.top
    return (
        above.x1 >= column.left + _FULL * (column.right - column.left)
        and -_SAME_LINE * height < row.top - above.bottom < min(column.gap, _WIDEST * height) + _SPACING * height
        and row.x0 < column.left + _INDENT
        and not _BEGINS.match(row.text)
        and not is_caption(row.text)
        and not any(above.top < top < row.top for top in tables)
    )
