"""A table as a grid: at every row and column the cell that covers it, merged cells in all the places they cover.

What cells mean is not decided here; only whether one is empty, holds words, or holds nothing but a figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from etl.documents.document import Cell, Table
from etl.extract.tables.figures import rejoined
from etl.language.fold import fold
from etl.language.periods import YEAR

# A figure alone: digits with separators, a sign, a range, a percent sign or a note mark; brackets around it.
_FIGURE = re.compile(
    r"=.*|#(?:DIV/0|REF|VALUE|NAME|NUM|NULL)[!?]|#N/A|"  # a formula or an error: a figure that the file does not hold
    r"[(\[]?\s*[-−–+≥≤<>~±▲△↑▼▽↓]{0,2}\s*\d[\d.,]*(?:\s\d{3})*(?:[.,]\d+)?(?:\s?[-−–]\s?\d[\d.,]*)?\s*%?\s*"
    r"[)\]]?[\s*¹²³]*(?:\(\*+\)|\(\d\))?"
)
_PLAIN = re.compile(r"\d[\d.,]*")  # one without anything else
_YEAR = re.compile(rf"\s*\(?{YEAR}\)?\s*(?:\(?\*{{1,3}}\)?|\(\d\)|[¹²³])?\s*")  # "2022(*)": a note's mark
_DIGIT = re.compile(r"\d")
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
            row, column, rows, columns, *_ = cell
            if rows == columns == 1:  # as nearly all are
                places[row][column] = cell
                continue
            for covered in places[row : row + rows]:
                for place in range(column, min(column + columns, self.table.columns)):
                    covered[place] = cell
        return places

    def words(self, cell: Cell | None) -> str:
        """The text of the cell; "" where there is none."""
        return "" if cell is None else self.text[cell.start : cell.end]

    def row(self, row: int) -> list[Cell]:
        """The cells of the row that say something, each once, from left to right."""
        return self._rows[row]

    @cached_property
    def _rows(self) -> list[list[Cell]]:
        rows, full = list[list[Cell]](), self._full
        for places in self.at:
            found, last = list[Cell](), None
            for cell in places:
                if cell is not None and cell is not last and cell.start in full and cell.start != cell.end:
                    found.append(cell)
                    last = cell
            rows.append(found)
        return rows

    def is_empty(self, cell: Cell | None) -> bool:
        """Whether the cell says nothing: blank, or only dashes and dots."""
        return cell is None or cell.start == cell.end or cell.start not in self._full

    def is_figure(self, cell: Cell | None) -> bool:
        """Whether the cell holds a figure and nothing else."""
        return cell is not None and cell.start != cell.end and self._full.get(cell.start, False)

    @cached_property
    def _full(self) -> dict[int, bool]:
        """By where a cell begins that says something, whether that is a figure alone: asked often, decided once."""
        text, full = self.text, dict[int, bool]()
        for cell in self.table.cells:
            if cell.start == cell.end:
                continue
            if _PLAIN.fullmatch(text, cell.start, cell.end):  # as most cells are
                full[cell.start] = True
                continue
            says_nothing, is_figure = _held(text[cell.start : cell.end])
            if not says_nothing:
                full[cell.start] = is_figure
        return full

    @cached_property
    def figure_columns(self) -> frozenset[int]:
        """The columns whose cells are figures for the most part, below the first row that has two of them or a label
        and one; not the numbers of the rows."""
        filled, figures, full = Counter[int](), Counter[int](), self._full
        for row in range(self.table.rows):
            cells = self.row(row)
            own = [cell for cell in cells[1:] if full[cell.start]]
            if figures or any(not self.is_year(cell) for cell in own):
                filled.update([cell.column for cell in cells if cell.row == row])
                figures.update([cell.column for cell in own if cell.row == row])
        return frozenset(column for column, count in figures.items() if 2 * count > filled[column])

    def is_year(self, cell: Cell) -> bool:
        """Whether the cell holds a year and nothing else."""
        return _YEAR.fullmatch(self.words(cell)) is not None

    def is_uncomputed(self, cell: Cell) -> bool:
        """Whether the cell holds a formula without its value, or an error in the place of one."""
        return self.text[cell.start : cell.start + 1] in ("=", "#") and self.is_figure(cell)

    def has_digit(self, cell: Cell) -> bool:
        """Whether a digit stands in the cell."""
        return _DIGIT.search(self.text, cell.start, cell.end) is not None

    def folded_row(self, row: int) -> tuple[str, ...]:
        """The words of the row for comparing it with another one."""
        if row not in self._folded:
            self._folded[row] = tuple(" ".join(fold(self.words(cell)).split()) for cell in self.at[row])
        return self._folded[row]

    @cached_property
    def _folded(self) -> dict[int, tuple[str, ...]]:
        return {}


@lru_cache(maxsize=8192)  # the cells of a page are asked for again once it is apart from its sheet
def _held(words: str) -> tuple[bool, bool]:
    """Whether the words of a cell say nothing, and whether they are a figure."""
    return _NOTHING.fullmatch(words) is not None, _FIGURE.fullmatch(rejoined(words.strip())) is not None
