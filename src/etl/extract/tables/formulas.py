"""Columns that say how they were reckoned from others by their numbers: "5=4/3"."""

from __future__ import annotations

import re

from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import Layout

_FORMULA = re.compile(r"(?<!\d)\(?(?P<over>\d{1,2})\)?\s*[/:]\s*\(?(?P<under>\d{1,2})(?!\d)\)?")
_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?:\s*=.*)?")


def formulas_of(grid: Grid, layout: Layout) -> dict[int, tuple[int, int]]:
    """The columns that say how they were reckoned ("5=4/3"), as the columns divided; by the row of column numbers."""
    if layout.numbering is None:
        return {}
    numbered: dict[int, int] = {}
    for column in range(grid.table.columns):
        if found := _NUMBER.fullmatch(grid.words(grid.at[layout.numbering][column]).strip()):
            numbered[int(found[1])] = column
    formulas = {}
    for column in layout.values:
        heads = [cell for flow in layout.heads.get(column, ()) for cell in flow.cells]
        cells = [grid.at[layout.numbering][column], *heads[::-1]]
        found = next((m for cell in cells if (m := _FORMULA.search(grid.words(cell)))), None)
        if found and int(found["over"]) in numbered and int(found["under"]) in numbered:
            formulas[column] = numbered[int(found["over"])], numbered[int(found["under"])]
    return formulas
