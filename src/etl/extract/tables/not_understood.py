"""A table of figures that could not be understood: one doubt tells its title, its place and why, none is silent."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.observation import Doubt
from etl.extract.tables.families import family_of
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import holds_figures
from etl.extract.tables.title import read_title, title_lines

_FEWEST = 3  # rows of figures that make a table
_LONGEST = 160  # characters of a title that a doubt repeats


def not_understood(grid: Grid, after: int, document: Document, catalogue: Catalogue) -> Doubt | None:
    """The doubt about a table without a layout; None where it is none of figures, or its title names no indicator.
    `after` is where the text above it begins."""
    rows = [row for row in range(grid.table.rows) if holds_figures(grid, row)]
    if len(rows) < _FEWEST or not grid.figure_columns:
        return None
    lines = title_lines(grid, range(rows[0]), after)
    if not lines:
        return None
    start, end = lines[0][0], lines[-1][1]
    title = read_title(grid, lines, catalogue)
    family = family_of(grid.text[start:end], title, start, catalogue)
    named = next((t.value for t in title.names if t.kind == "indicator"), None)
    indicator = family.indicator if family is not None else named
    if indicator is None:
        return None
    first = next(cell for cell in grid.row(rows[0])[1:] if grid.is_figure(cell))
    says = " ".join(grid.text[start : min(end, max(start + 1, grid.table.start))].split())[:_LONGEST]
    return Doubt(
        document_id=document.document_id, quote=grid.words(first), char_start=first.start, char_end=first.end,
        reason=f"the table “{says}” is not understood: no row of it heads its {len(rows)} rows of figures",
        locator=first.locator, rule="table.not-understood", indicator=indicator, area_id=document.area_id,
    )  # fmt: skip
