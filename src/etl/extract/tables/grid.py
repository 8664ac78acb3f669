"""A table as a grid: at every row and column the cell that covers it, merged cells in all the places they cover.

What cells mean is not decided here; only whether one is empty, holds words, or holds nothing but a figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from etl.documents.document import Cell, Table
from etl.language.fold import fold

# A figure alone: digits with separators, a sign, a range, a percent sign or a note mark; brackets around it.
_FIGURE = re.compile(
    r"=.*|#(?:DIV/0|REF|VALUE|NAME|NUM|NULL)[!?]|#N/A|"  # a formula or an error: a figure that the file does not hold
    r"[(\[]?\s*[-−–+≥≤<>~±▲△↑▼▽↓]{0,2}\s*\d[\d.,]*(?:\s\d{3})*(?:[.,]\d+)?(?:\s?[-−–]\s?\d[\d.,]*)?\s*%?\s*"
    r"[)\]]?[\s*¹²³]*(?:\(\*+\)|\(\d\))?"
)
_NOTHING = re.compile(r"[\s\-–—−.…x*:_/]*", re.IGNORECASE)


@dataclass(frozen=True)
class Grid:
    """The cells of `table` by place, over the text of its document.

    `at[row][column]` is the cell that covers the place, None where the table has a hole. `units` are the units that
    stand in cells themselves, by where the cell begins; the text has spaces in their place.
    """

    table: Table
    text: str
    units: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def at(self) -> list[list[Cell | None]]:
        """The covering cell of every place, row by row."""
        places: list[list[Cell | None]] = [[None] * self.table.columns for _ in range(self.table.rows)]
        for cell in self.table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.table.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.table.columns)):
                    places[row][column] = cell
        return places

    def words(self, cell: Cell | None) -> str:
        """The text of the cell; "" where there is none."""
        return "" if cell is None else self.text[cell.start : cell.end]

    def row(self, row: int) -> list[Cell]:
        """The cells of the row that say something, each once, from left to right."""
        found: list[Cell] = []
        for cell in self.at[row]:
            if cell is not None and (not found or found[-1] is not cell) and not self.is_empty(cell):
                found.append(cell)
        return found

    def is_empty(self, cell: Cell | None) -> bool:
        """Whether the cell says nothing: blank, or only dashes and dots."""
        return cell is None or _NOTHING.fullmatch(self.text, cell.start, cell.end) is not None

    def is_figure(self, cell: Cell | None) -> bool:
        """Whether the cell holds a figure and nothing else."""
        return cell is not None and _FIGURE.fullmatch(self.text[cell.start : cell.end].strip()) is not None

    def is_uncomputed(self, cell: Cell) -> bool:
        """Whether the cell holds a formula without its value, or an error in the place of one."""
        return self.text[cell.start : cell.start + 1] in ("=", "#") and self.is_figure(cell)

    def has_digit(self, cell: Cell) -> bool:
        """Whether a digit stands in the cell."""
        return any(c.isdecimal() for c in self.text[cell.start : cell.end])

    def folded_row(self, row: int) -> tuple[str, ...]:
        """The words of the row for comparing it with another one."""
        return tuple(" ".join(fold(self.words(cell)).split()) for cell in self.at[row])
