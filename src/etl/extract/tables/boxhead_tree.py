"""The boxhead as a tree: which cells stand over each column, and which of them are lines of one heading.

Offices write a heading one line a cell, down the column ("Tháng 10" | "năm 2022" | "so với" | "cùng kỳ"): cells over
the same columns are one heading, a cell over fewer columns is a heading of its own below it. What the words say
is read in `boxhead`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.documents.document import Cell
from etl.extract.heading_words import scan_flow
from etl.extract.tables.grid import Grid

_OF_UNITS = frozenset({"unit", "sign", "number", "column", "filler"})


class Flow(NamedTuple):
    """A heading over the columns `first` to `last`: its `cells` are its lines, from top to bottom."""

    first: int
    last: int
    cells: tuple[Cell, ...]

    @property
    def width(self) -> int:
        """How many columns it stands over."""
        return self.last - self.first + 1

    def pieces(self, text: str) -> list[tuple[str, int]]:
        """The words of its lines with their places."""
        return [(text[cell.start : cell.end], cell.start) for cell in self.cells]


def boxhead_tree(grid: Grid, header: Sequence[int]) -> dict[int, tuple[Flow, ...]]:
    """The headings over every column of the grid, the outermost first; `header` are the rows of the boxhead."""
    over: dict[int, list[Flow]] = {column: [] for column in range(grid.table.columns)}
    for row in header:
        for cell, first, last in _spread(grid, row, header):
            for column in range(first, last + 1):
                _add(over[column], Flow(first, last, (cell,)))
    return {column: tuple(flows) for column, flows in over.items()}


def naming(flows: Sequence[Flow], text: str, catalogue: Catalogue) -> tuple[Flow, ...]:
    """The headings over a column without those below which all columns only tell their unit ("Triệu đồng - Mill.
    dongs"): what they name stands above it."""
    named = tuple(flows)
    while len(named) > 1 and _is_unit(named[-1], text, catalogue):
        named = named[:-1]
    return named


def _is_unit(flow: Flow, text: str, catalogue: Catalogue) -> bool:
    kinds = [token.kind for token in scan_flow(flow.pieces(text), catalogue)]
    return "unit" in kinds and all(kind in _OF_UNITS for kind in kinds)


def _add(flows: list[Flow], flow: Flow) -> None:
    """Adds a cell below the headings of a column: a line of the last of them where both stand over the same columns."""
    if flow.cells[0] in [cell for known in flows for cell in known.cells]:
        return
    if flows and (flows[-1].first, flows[-1].last) == (flow.first, flow.last):
        flow = flow._replace(cells=(*flows.pop().cells, *flow.cells))
    flows.append(flow)


def _spread(grid: Grid, row: int, header: Sequence[int]) -> list[tuple[Cell, int, int]]:
    """The cells of a row of the boxhead with the first and the last column that each stands over. One that is not
    merged goes on over blank cells to its right, as far as the columns are divided below."""
    found: list[tuple[Cell, int, int]] = []
    for column in range(grid.table.columns):
        cell = grid.at[row][column]
        if cell is not None and not grid.is_empty(cell):
            if not found or found[-1][0] is not cell:
                found.append((cell, column, column))
            elif not _ends_bracket_of_another(grid, row, column, cell):
                found[-1] = (cell, found[-1][1], column)
        elif found and row != header[-1] and _goes_on(grid, row, column, header, found[-1][0]):
            found[-1] = (found[-1][0], found[-1][1], column)
    return found


def _goes_on(grid: Grid, row: int, column: int, header: Sequence[int], left: Cell) -> bool:
    """Whether the blank cell at `row`, `column` belongs to the heading `left` of it: a column stands below it, and
    one below that heading, which does not begin lower (a line for another heading may lie between)."""
    if left.column_span > 1 or left.row_span > 1:
        return False
    below = [r for r in header if r > row]
    own = next((r for r in below if not grid.is_empty(grid.at[r][column])), None)
    under = next((r for r in below if not grid.is_empty(grid.at[r][left.column])), None)
    return own is not None and under is not None and (under <= own or under == row + 1)


def _ends_bracket_of_another(grid: Grid, row: int, column: int, cell: Cell) -> bool:
    """Whether a merged cell only ends a bracket that another cell than the one above `column` has begun: "USD)" below
    "Kim ngạch xuất khẩu (triệu", which the columns of a page can give to the next heading, too."""
    words = grid.words(cell)
    if row == 0 or words.count(")") <= words.count("("):
        return False
    above, own = grid.words(grid.at[row - 1][cell.column]), grid.at[row - 1][column]
    return above.count("(") > above.count(")") and own is not grid.at[row - 1][cell.column]
