"""Sections of a table: a line across it says what the figures below are ("Cơ cấu (%)", "Tỷ đồng", "Năm 2014").

Each section is read as a table of its own with the columns of the whole. Which rows and columns there are is told in
`layout`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.documents.document import Cell
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead_tree import Flow
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import Layout

_TELLS = ("unit", "ratio", "period", "scenario", "when")
_NAMES = ("indicator", "part", "contextual", "counted", "area", "word", "other", "narrow", "action")


def sections(grid: Grid, layout: Layout, catalogue: Catalogue) -> Iterator[Layout]:
    """The parts of `layout` from top to bottom, itself alone where no line divides it. A row that compares by itself is
    one of its own below a line that does: "Tháng 12 so với tháng 12 năm trước" below "Tháng trước = 100"."""
    heads, body = layout.heads, list[int]()
    line = _line_of_boxhead(grid, layout, catalogue)
    plain = heads if line is None else {column: _narrower(heads[column], layout) for column in heads}
    for row in layout.body:
        alone = _alone(grid, row)
        cell = alone if alone is not None and _is_line(alone, grid, layout, catalogue) else None
        by_itself = line is not None and alone is None and any(_compares(c, grid, catalogue) for c in grid.row(row)[:1])
        ends = line is not None and alone is not None and not _is_across(line, layout)  # the next group of rows
        if body and (cell is not None or by_itself or ends):
            yield replace(layout, body=tuple(body), heads=heads)
            body = []
        if cell is not None:
            heads = {column: _under(cell, layout.heads[column], layout) for column in layout.heads}
            line = cell if _compares(cell, grid, catalogue) else None
        elif by_itself:
            yield replace(layout, body=(row,), heads=plain)
        else:
            heads, line = (layout.heads, None) if ends else (heads, line)
            body.append(row)
    if body:
        yield replace(layout, body=tuple(body), heads=heads)


def _line_of_boxhead(grid: Grid, layout: Layout, catalogue: Catalogue) -> Cell | None:
    """The last line of the boxhead, where it stands over all columns of figures and tells what they are compared with:
    "Tháng trước = 100" below the years."""
    last = {layout.heads[column][-1:] for column in layout.values}
    found = next((flow for flows in last for flow in flows), None)
    if len(last) > 1 or found is None or found.width < len(layout.values):
        return None
    return found.cells[-1] if len(layout.values) > 1 and _compares(found.cells[-1], grid, catalogue) else None


def _alone(grid: Grid, row: int) -> Cell | None:
    """The only cell of the row, where it holds no figure."""
    cells = grid.row(row)
    return cells[0] if len(cells) == 1 and not grid.is_figure(cells[0]) else None


def _is_line(cell: Cell, grid: Grid, layout: Layout, catalogue: Catalogue) -> bool:
    """Whether the only cell of a row tells what the figures below are, not whose: it stands over their columns, or over
    the labels and tells what they are compared with."""
    kinds = {token.kind for token in scan(grid.words(cell), cell.start, catalogue)}
    if not kinds.intersection(_TELLS) or kinds.intersection(_NAMES):
        return False
    return _is_across(cell, layout) or _compares(cell, grid, catalogue)


def _compares(cell: Cell, grid: Grid, catalogue: Catalogue) -> bool:
    """Whether the cell tells what its figures are compared with: "so với …", "Năm trước = 100"."""
    tokens = scan(grid.words(cell), cell.start, catalogue)
    against = any(t.kind == "ratio" and t.value == "against" for t in tokens)
    return against or {"=", "100"} <= {str(t.value) for t in tokens if t.kind in ("sign", "number")}


def _is_across(cell: Cell, layout: Layout) -> bool:
    """Whether it stands over the figures, alone or merged; in the column of labels it would be a group of rows."""
    return cell.column >= layout.values[0] or cell.column + cell.column_span > layout.values[-1]


def _under(cell: Cell, heads: tuple[Flow, ...], layout: Layout) -> tuple[Flow, ...]:
    """The headings of a column below the line, which takes the place of one that stood across the whole boxhead."""
    return (Flow(layout.values[0], layout.values[-1], (cell,)), *_narrower(heads, layout))


def _narrower(heads: tuple[Flow, ...], layout: Layout) -> tuple[Flow, ...]:
    """The headings of a column that do not stand across the whole boxhead."""
    width = len(layout.values)
    return tuple(head for head in heads if width == 1 or head.width < width)
