"""Pages become one report: a paragraph or a table that is cut by a page break is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.documents.text_layout import Item, Square, TextGrid, TextLine

_ENDS = re.compile(r"[.:;!?…\"”)]\s*$")
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
    """The rows of both; a header that is printed again is left out."""
    top, rest = _rows(before), _rows(after)
    repeated = 0
    while repeated < min(len(top), len(rest)) and _texts(top[repeated]) == _texts(rest[repeated]):
        repeated += 1
    shift = max(square.row + square.row_span for square in before.squares)
    kept = [square for row in rest[repeated:] for square in row]
    first = kept[0].row if kept else 0
    return replace(before, squares=before.squares + tuple(s._replace(row=s.row - first + shift) for s in kept))


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
