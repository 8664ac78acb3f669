"""Pages become one report: a paragraph or a table that is cut by a page break is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.documents.text_layout import Item, Square, TextGrid, TextLine

_ENDS = re.compile(r"[.:;!?…\"”)]\s*$")
_FIGURE = re.compile(r"[-–−+(]?\s?\d[\d.,\s]*[%)]?")
_DIGIT, _WORDS = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_GOES_ON = re.compile(r"[^\W\d_]|\d|\(")


@dataclass(frozen=True, slots=True)
class Page:
    """The items of one page, from top to bottom. `pictured`: its letters come from a picture; `twice`: and its digits
    were read twice."""

    number: int
    items: tuple[Item, ...]
    pictured: bool
    twice: bool = False


def join_pages(pages: Sequence[Page]) -> list[Item]:
    """The items of all pages. Tables are named "bảng 1", … through the whole report; locators keep page and table."""
    items: list[Item] = []
    for page in pages:
        fresh = list(page.items)
        if items and fresh and (joined := _join(items[-1], fresh[0])) is not None:
            items[-1] = joined
            fresh = fresh[1:]
        items += fresh
    return _numbered(items)


def _join(before: Item, after: Item) -> Item | None:
    """The two as one, when the second continues the first over the page break; else None."""
    if isinstance(before, TextGrid) and isinstance(after, TextGrid):
        return _one_table(before, after) if before.columns == after.columns else None
    if isinstance(before, TextLine) and isinstance(after, TextLine):
        end, begin = before.parts[-1][0], after.parts[0][0]
        goes_on = not _ENDS.search(end) and _GOES_ON.match(begin) and not begin[0].isupper() and len(end) > 40
        return TextLine(before.parts + after.parts) if goes_on else None
    return None


def _one_table(before: TextGrid, after: TextGrid) -> TextGrid:
    """The rows of both; a header that is printed again is left out, and a row that the page cut is one again."""
    top, rest = _rows(before), _rows(after)
    repeated = 0
    while repeated < min(len(top), len(rest)) and _texts(top[repeated]) == _texts(rest[repeated]):
        repeated += 1
    shift = max(square.row + square.row_span for square in before.squares)
    rest = rest[repeated:]
    squares = before.squares
    if rest and _ends_row(top[-1], rest[0]):
        squares, rest = _with_rest(squares, top[-1], rest[0]), rest[1:]
    kept = [square for row in rest for square in row]
    first = kept[0].row if kept else 0
    return replace(before, squares=squares + tuple(s._replace(row=s.row - first + shift) for s in kept))


def _ends_row(cut: Sequence[Square], rest: Sequence[Square]) -> bool:
    """Whether the row `rest`, the first of a page, is the lower part of the row `cut`, the last of the page before: it
    has words only, in cells where that one has some, and they go on with a small letter; the figures stand above."""
    above = {square.column: square.text.strip() for square in cut}
    below = [square for square in rest if square.text.strip()]
    if not below or not any(_FIGURE.fullmatch(text) for text in above.values()):
        return False
    if any(_DIGIT.search(s.text) or s.row_span > 1 or not _WORDS.search(above.get(s.column, "")) for s in below):
        return False
    return below[0].text.strip()[0].islower()


def _with_rest(squares: tuple[Square, ...], cut: Sequence[Square], rest: Sequence[Square]) -> tuple[Square, ...]:
    """The `squares` of a page, the words of the row `rest` behind those of its last one, `cut`."""
    row, words = cut[0].row, {square.column: square.text.strip() for square in rest}
    return tuple(
        square._replace(text=f"{square.text} {words[square.column]}")
        if square.row == row and words.get(square.column)
        else square
        for square in squares
    )


def _rows(grid: TextGrid) -> list[list[Square]]:
    rows: dict[int, list[Square]] = {}
    for square in grid.squares:
        rows.setdefault(square.row, []).append(square)
    return list(rows.values())


def _texts(row: Sequence[Square]) -> list[tuple[int, str]]:
    return [(square.column, " ".join(square.text.split())) for square in row]


def _numbered(items: Sequence[Item]) -> list[Item]:
    count, numbered = 0, list[Item]()
    for item in items:
        if isinstance(item, TextGrid):
            count += 1
            numbered.append(replace(item, name=f"bảng {count}"))
        else:
            numbered.append(item)
    return numbered
