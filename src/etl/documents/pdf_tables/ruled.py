"""A ruled table on a page becomes a grid: which rows and columns a cell spreads over, and which words are in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from etl.documents.pdf_tables.paragraphs import rows_of
from etl.documents.text_layout import Square, TextGrid

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of the page."""
Word = dict[str, Any]
_NEAR = 3.0  # points: lines of a table that are closer are the same line
_GAP = 0.5  # points between the letters of two cells; those of a word are closer


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
            row = _between(ys, (word["top"] + word["bottom"]) / 2)
            for part in _cut(word, [owners.get((row, column)) for column in range(len(xs))], xs):
                owner = owners.get((row, _between(xs, (part["x0"] + part["x1"]) / 2)))
                if owner is not None:
                    content[owner].append(part)
    order = sorted(range(len(boxes)), key=lambda index: spans[index][:2])
    return TextGrid(tuple(_square(spans[index], content[index], place) for index in order), place)


def _square(span: tuple[int, int, int, int], words: Sequence[Word], place: str) -> Square:
    row, column, down, across = span
    text = " ".join(word["text"] for line in rows_of(words) for word in line)
    return Square(row, column, text, f"{place}, dòng {row + 1}, cột {column + 1}", down, across)


def _cut(word: Word, owners: Sequence[int | None], xs: Sequence[float]) -> list[Word]:
    """The word in two or more where a line between two cells of its row runs through it: tight columns look like one.

    `owners` are the cells of that row, column by column. A line that ends above or below a cell that spreads over it
    cuts nothing there; nor does one that runs through a letter or between two that touch: such a word is whole, and
    longer than its cell.
    """
    chars = word.get("chars") or ()
    if not chars or _between(xs, word["x0"] + 1) == _between(xs, word["x1"] - 1):
        return [word]
    parts: list[list[Any]] = [[chars[0]]]
    for before, char in pairwise(chars):
        first, last = (_between(xs, (each["x0"] + each["x1"]) / 2) for each in (before, char))
        two = owners[first] != owners[last] and None not in (owners[first], owners[last])
        between = two and char["x0"] - before["x1"] >= _GAP
        parts.append([char]) if between else parts[-1].append(char)
    return [
        {**word, "text": "".join(char["text"] for char in part), "x0": part[0]["x0"], "x1": part[-1]["x1"]}
        for part in parts
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
