"""A ruled table on a page becomes a grid: which rows and columns a cell spreads over, and which words are in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from etl.documents.pdf_tables.paragraphs import rows_of
from etl.documents.text_layout import Square, TextGrid

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of the page."""
Word = dict[str, Any]
_NEAR = 3.0  # points: lines of a table that are closer are the same line


def inside(word: Word, box: Box) -> bool:
    """Whether the middle of a word is in the box."""
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def read_table(table: Any, words: Iterable[Word], place: str) -> TextGrid:
    """The grid of a pdfplumber table; `words` (with their characters) are those of the page, `place` its locator."""
    boxes: list[Box] = table.cells
    xs = _lines(x for box in boxes for x in (box[0], box[2]))
    ys = _lines(y for box in boxes for y in (box[1], box[3]))
    owners: dict[tuple[int, int], int] = {}
    spans: list[tuple[int, int, int, int]] = []
    for index, (left, top, right, bottom) in enumerate(boxes):
        row, column = _nearest(ys, top), _nearest(xs, left)
        down, across = max(1, _nearest(ys, bottom) - row), max(1, _nearest(xs, right) - column)
        spans.append((row, column, down, across))
        for place_of in ((r, c) for r in range(row, row + down) for c in range(column, column + across)):
            owners[place_of] = index
    content: list[list[Word]] = [[] for _ in boxes]
    for word in words:
        if inside(word, table.bbox):
            for part in _cut(word, xs):
                where = _between(ys, (part["top"] + part["bottom"]) / 2), _between(xs, (part["x0"] + part["x1"]) / 2)
                if where in owners:
                    content[owners[where]].append(part)
    order = sorted(range(len(boxes)), key=lambda index: spans[index][:2])
    return TextGrid(tuple(_square(spans[index], content[index], place) for index in order), place)


def _square(span: tuple[int, int, int, int], words: Sequence[Word], place: str) -> Square:
    row, column, down, across = span
    text = " ".join(word["text"] for line in rows_of(words) for word in line)
    return Square(row, column, text, f"{place}, dòng {row + 1}, cột {column + 1}", down, across)


def _cut(word: Word, xs: Sequence[float]) -> list[Word]:
    """The word in two or more where a vertical line of the table runs through it: tight columns look like one word."""
    chars = word.get("chars") or ()
    first, last = _between(xs, word["x0"] + 1), _between(xs, word["x1"] - 1)
    if first == last or not chars:
        return [word]
    parts: dict[int, list[Any]] = {}
    for char in chars:
        parts.setdefault(_between(xs, (char["x0"] + char["x1"]) / 2), []).append(char)
    return [
        {**word, "text": "".join(char["text"] for char in part), "x0": part[0]["x0"], "x1": part[-1]["x1"]}
        for part in parts.values()
    ]


def _lines(values: Iterable[float]) -> list[float]:
    """The positions of the table's lines, those that are nearly the same as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _nearest(lines: Sequence[float], value: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - value))


def _between(lines: Sequence[float], value: float) -> int:
    """Which row or column a point is in."""
    return max(0, bisect_right(lines, value) - 1)
