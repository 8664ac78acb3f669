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
    """The parts of `layout` from top to bottom, itself alone where no line divides it."""
    heads, body = layout.heads, list[int]()
    for row in layout.body:
        cell = _line_across(grid, layout, row, catalogue)
        if cell is None:
            body.append(row)
            continue
        if body:
            yield replace(layout, body=tuple(body), heads=heads)
        heads = {column: _under(cell, layout.heads[column], layout) for column in layout.heads}
        body = []
    if body:
        yield replace(layout, body=tuple(body), heads=heads)


def _line_across(grid: Grid, layout: Layout, row: int, catalogue: Catalogue) -> Cell | None:
    """The only cell of the row, where it stands over the columns of figures and tells what they are, not whose."""
    cells = grid.row(row)
    if len(cells) != 1 or grid.is_figure(cells[0]) or not _is_across(cells[0], layout):
        return None
    kinds = {token.kind for token in scan(grid.words(cells[0]), cells[0].start, catalogue)}
    return cells[0] if kinds.intersection(_TELLS) and not kinds.intersection(_NAMES) else None


def _is_across(cell: Cell, layout: Layout) -> bool:
    """Whether it stands over the figures, alone or merged; in the column of labels it would be a group of rows."""
    return cell.column >= layout.values[0] or cell.column + cell.column_span > layout.values[-1]


def _under(cell: Cell, heads: tuple[Flow, ...], layout: Layout) -> tuple[Flow, ...]:
    """The headings of a column below the line, which takes the place of one that stood across the whole boxhead."""
    width, line = len(layout.values), Flow(layout.values[0], layout.values[-1], (cell,))
    return (line, *(head for head in heads if width == 1 or head.width < width))
