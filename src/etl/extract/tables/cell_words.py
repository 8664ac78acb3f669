"""What a cell is in the words of its table, for a person who sees no more than its figure. Nothing is decided here."""

from __future__ import annotations

from functools import lru_cache

from etl.documents.document import Cell
from etl.extract.tables.cell_context import CellContext
from etl.extract.tables.model import TableModel

NOTHING = "-"
"""Stands in the place of a part that the table does not tell."""
_LONGEST = 200  # characters of a label, or of the headings of a column


class CellWords:
    """Says of the cells of one table what they are: "Kim ngạch xuất khẩu | Triệu USD | TH 2015"."""

    def __init__(self, sheet: TableModel, text: str) -> None:
        """`text` is that of the document."""
        self._sheet, self._text = sheet, text
        self._headings = {column: self._heading(column) for column in sheet.layout.values}

    def __call__(self, spot: CellContext) -> str:
        """Label of the row | unit | headings of the column, the outermost first; the three parts always."""
        label = _line(self._sheet.labels.get(spot.cell.row, ""))
        return f"{label} | {self._unit(spot)} | {self._headings[spot.cell.column]}"

    def _heading(self, column: int) -> str:
        flows = self._sheet.layout.heads.get(column, ())
        return _line(" > ".join(" ".join(map(self._words, flow.cells)) for flow in flows))

    def _unit(self, spot: CellContext) -> str:
        """As the unit column says it; of a level else the word that tells its unit, wherever that stands."""
        beside = self._sheet.units.get(spot.cell.row)
        if beside is not None and beside.tokens:
            return _line(self._text[beside.tokens[0].start : beside.tokens[-1].end])
        token = spot.unit_token
        if token is None or (spot.meaning.kind != "level" and token.value != "pct"):
            return NOTHING
        return _line(self._text[token.start : token.end])

    def _words(self, cell: Cell) -> str:
        return self._text[cell.start : cell.end]


@lru_cache(maxsize=4096)  # labels and units are asked for by each of their cells
def _line(words: str) -> str:
    """The words in one line without a stroke, which parts what is said."""
    line = " ".join(words.replace("|", "/").split())
    return (line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…") or NOTHING
