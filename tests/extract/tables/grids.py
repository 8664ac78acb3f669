"""Grids made of plain text for the tests of single modules: one line a row, "|" between the cells."""

from __future__ import annotations

from datetime import date

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Table
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import find_layout
from etl.extract.tables.model import TableModel, understand
from etl.language.period_expressions import Calendar

REPORT = Calendar("2015", 2015, 2016)


def grid_of(text: str, above: str = "", spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Grid:
    """The grid of `text`, below the lines `above`. `spans` has (rows, columns) of merged cells by place; what they
    cover is left out of the text as "~"."""
    rows = [line.split("|") for line in text.strip().split("\n")]
    pieces, at, cells = [above], len(above), list[Cell]()
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            plain = word.strip()
            if plain != "~":
                down, across = (spans or {}).get((row, column), (1, 1))
                locator = f"dòng {row + 1}, cột {column + 1}"
                cells.append(Cell(row, column, down, across, at, at + len(plain), locator))
                pieces.append(plain)
                at += len(plain)
            pieces.append("\n" if column == len(words) - 1 else " | ")
            at += len(pieces[-1])
    table = Table(len(above), at, len(rows), max(map(len, rows)), cells, "bảng 1", "")
    return Grid(table, "".join(pieces))


def model_of(text: str, catalogue: Catalogue, above: str = "", report: Calendar = REPORT) -> TableModel:
    """The table of `text` understood, in a report on 2015 published on 2016-01-18 where `report` says nothing else."""
    grid = grid_of(text, above)
    layout = find_layout(grid, catalogue)
    assert layout is not None
    return understand(grid, layout, report, date(2016, 1, 18), 0, catalogue, None)
