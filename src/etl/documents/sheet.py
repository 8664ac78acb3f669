"""Rows of a sheet become titles, tables and notes. Where the rows come from (workbook or CSV) is for the readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from etl.documents.captions import is_caption
from etl.documents.layout import Grid, Item, Line, Square, line

Row = tuple[int, dict[int, str]]
"""The number of a row and its cells that are not empty, by column; both count from 0."""
Spans = Mapping[tuple[int, int], tuple[int, int]]
"""Rows and columns that a merged cell spreads over, by its row and column."""
_TABLE_CELLS = 3  # a row with so many cells is part of a table; fewer can be a letterhead or a signature


def lay_sheet(rows: Sequence[Row], spans: Spans, name: str, locator: Callable[[int, int], str]) -> list[Item]:
    """The rows (without empty ones, in order) as lines and tables; `locator(row, column)` is where a cell stands.

    A line that says it is a caption begins a new table; what stands alone above the first and below the last full row
    is a title or a note, in between it is a row of the table ("A. CÔNG NGHIỆP").
    """
    items: list[Item] = []
    for block in _blocks(rows):
        first, last = _table_rows(block)
        items += [_line(row, locator) for row in block[:first]]
        if first < last:
            items.append(_grid(block[first:last], spans, name, locator))
        items += [_line(row, locator) for row in block[last:]]
    return items


def _blocks(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows cut before each title that follows on a table."""
    starts, seen_table = [0], False
    for index, (_, cells) in enumerate(rows):
        if len(cells) >= _TABLE_CELLS:
            seen_table = True
        elif seen_table and len(cells) == 1 and is_caption(next(iter(cells.values()))):
            starts.append(index)
            seen_table = False
    return [rows[start:end] for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _table_rows(block: Sequence[Row]) -> tuple[int, int]:
    """The first row of the table in `block`, and the one after its last; both are its length when there is none."""
    widest = max((len(cells) for _, cells in block), default=0)
    if widest < 2:
        return len(block), len(block)
    full = [index for index, (_, cells) in enumerate(block) if len(cells) >= min(widest, _TABLE_CELLS)]
    last = max(index for index, (_, cells) in enumerate(block) if len(cells) >= 2)
    return full[0], last + 1


def _line(row: Row, locator: Callable[[int, int], str]) -> Line:
    number, cells = row
    return line("   ".join(cells.values()), locator(number, min(cells)))


def _grid(rows: Sequence[Row], spans: Spans, name: str, locator: Callable[[int, int], str]) -> Grid:
    """The rows as a table, from its first column; empty rows and columns at its edges are not part of it."""
    left = min(min(cells) for _, cells in rows)
    right = max(max(cells) for _, cells in rows)
    at = {number: index for index, (number, _) in enumerate(rows)}
    covered = _covered(spans, at)
    squares = []
    for index, (number, cells) in enumerate(rows):
        for column in range(left, right + 1):
            place = number, column
            if place in covered:
                continue
            down, across = spans.get(place, (1, 1))
            kept = sum(other in at for other in range(number, number + down)) if down > 1 else 1
            where = locator(number, column)
            squares.append(Square(index, column - left, cells.get(column, ""), where, kept, across))
    return Grid(tuple(squares), name)


def _covered(spans: Spans, rows: Mapping[int, int]) -> set[tuple[int, int]]:
    """The places that a merged cell spreads over, other than its own."""
    return {
        (row, column)
        for (top, left), (down, across) in spans.items()
        for row in range(top, top + down)
        if row in rows
        for column in range(left, left + across)
        if (row, column) != (top, left)
    }
