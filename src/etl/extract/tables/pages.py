"""Pages of a table: another table begins where a new boxhead, with or without a title, is between its rows.

Offices print a long table on several pages of one sheet, with title and boxhead again, and often the next table below
it on the same sheet. Whether a page goes on with the one before is decided in `model`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.documents.captions import is_caption
from etl.documents.document import Table
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import holds_figures, is_over_figures

_MOST_TITLE = 5  # rows above a boxhead that can be its title
_NUMBERED = re.compile(r"\s*\d{1,2}\s?[.)]\s?[^\W\d]")


def pages(grid: Grid) -> Iterator[Grid]:
    """The pages of the table from top to bottom, the grid itself where it has just one."""
    starts = _starts(grid)
    if not starts:
        yield grid
        return
    for first, after in zip([0, *starts], [*starts, grid.table.rows], strict=True):
        yield Grid(_part(grid.table, first, after), grid.text, grid.units)


def _starts(grid: Grid) -> list[int]:
    """The rows at which a page begins, but for the first one."""
    figures, starts, seen = grid.figure_columns, list[int](), -1
    heads = set[tuple[str, ...]]()  # the rows above the first figures
    row = 0
    while row < grid.table.rows:
        if holds_figures(grid, row):
            seen = row
        elif seen >= 0 and row > seen + 1 and len(grid.row(row)) > 1 and is_over_figures(grid, row, figures):
            starts.append(_title(grid, _first_line(grid, row, seen, figures), seen))
            seen = -1
        elif seen >= 0 and figures and _is_head(grid, row, heads, min(figures)):
            starts.append(_title(grid, row, seen))
            seen = -1
        if seen < 0 and not starts:
            heads.add(grid.folded_row(row))
        row += 1
    return starts


def _is_head(grid: Grid, row: int, heads: set[tuple[str, ...]], first: int) -> bool:
    """Whether the row has the words of a boxhead row left of the figures ("Chỉ tiêu") and others over them, whose years
    are those of the rows below it, or the same below a title of its own. `first` is the first column of figures."""
    words = grid.folded_row(row)
    if not any(words[:first]) or not all(words[first:]):
        return False
    alike = [head for head in heads if head[:first] == words[:first] and any(head[first:])]
    return any(head != words for head in alike) or (words in alike and _is_titled(grid, row))


def _is_titled(grid: Grid, row: int) -> bool:
    """Whether the row above is a caption, or numbered like one ("2. Xuất khẩu")."""
    above = grid.row(row - 1) if row else []
    if len(above) != 1 or grid.is_figure(above[0]):
        return False
    return is_caption(words := grid.words(above[0])) or _NUMBERED.match(words) is not None


def _first_line(grid: Grid, row: int, seen: int, figures: frozenset[int]) -> int:
    """The first line of the boxhead that `row` is part of: lines above it that head the columns left of the figures
    ("Đơn vị"), too, are lines of it. `seen` is the last row of figures above it."""
    start = row
    while start - 1 > seen and len(cells := grid.row(start - 1)) > 1 and any(cell.column in figures for cell in cells):
        start -= 1
    return start


def _title(grid: Grid, row: int, seen: int) -> int:
    """The first row of the title above the boxhead at `row`; `seen` is the last row of figures above it."""
    start = row
    while start - 1 > seen and row - start < _MOST_TITLE and len(grid.row(start - 1)) <= 1:
        start -= 1
    return start


def _part(table: Table, first: int, after: int) -> Table:
    """The rows `first` to `after` of the table as one of its own."""
    cells = [
        cell._replace(row=cell.row - first, row_span=min(cell.row_span, after - cell.row))
        for cell in table.cells
        if first <= cell.row < after
    ]
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    title = table.title if first == 0 else ""
    return Table(start, end, after - first, table.columns, cells, table.name, title)
