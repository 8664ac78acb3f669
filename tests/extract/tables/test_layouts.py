"""Layouts of tables as reports print them: the facts that each must give, and the cells that must not be read.

A case is a file of tests/cases/tables: `grid` draws the table, one line a row and "|" between the cells; "<" belongs
to the cell left of it, "^" to the one above. `above` is the text over it, `pages` are further tables below, with
the text `between` before each.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Document, Table
from etl.extract import Doubt, Extraction, extract
from etl.extract.observation import Observation
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import find_layout

CASES = sorted((Path(__file__).parents[2] / "cases" / "tables").glob("*.toml"))


@dataclass
class Drawing:
    """The text and the tables of a document as they are drawn."""

    text: str = ""
    tables: tuple[Table, ...] = ()

    def write(self, words: str) -> None:
        """Adds prose, on lines of its own."""
        if words:
            self.text += words.strip() + "\n"

    def draw(self, grid: str) -> None:
        """Adds a table, rendered as a reader renders it: a line a row, cells joined by " | "."""
        rows = [[cell.strip() for cell in line.split("|")] for line in grid.strip().split("\n")]
        cells: list[Cell] = []
        begin = len(self.text)
        for y, row in enumerate(rows):
            for x, words in enumerate(row):
                if words in ("<", "^"):
                    continue
                if self.text and self.text[-1] != "\n":
                    self.text += " | "
                start = len(self.text)
                self.text += words
                spans = spans_of(rows, y, x)
                locator = f"bảng {len(self.tables) + 1}, dòng {y + 1}, cột {x + 1}"
                cells.append(Cell(y, x, *spans, start, len(self.text), locator))
            self.text += "\n"
        name = f"bảng {len(self.tables) + 1}"
        table = Table(begin, len(self.text) - 1, len(rows), max(map(len, rows)), tuple(cells), name, "")
        self.tables += (table,)
        self.text += "\n"


def spans_of(rows: list[list[str]], y: int, x: int) -> tuple[int, int]:
    """How many rows and columns the cell at (y, x) covers."""
    down = next((k for k in range(y + 1, len(rows)) if rows[k][x] != "^"), len(rows))
    right = next((k for k in range(x + 1, len(rows[y])) if rows[y][k] != "<"), len(rows[y]))
    return down - y, right - x


def document_of(case: dict[str, Any]) -> Document:
    """The report of a case: Lạng Sơn's on 2015, published on 2016-01-18, where the case says nothing else."""
    drawing = Drawing()
    drawing.write(case.get("above", ""))
    drawing.draw(case["grid"])
    for grid in case.get("pages", ()):
        drawing.write(case.get("between", ""))
        drawing.draw(grid)
    drawing.write(case.get("below", ""))
    published = date.fromisoformat(case.get("published_on", "2016-01-18"))
    return Document(
        "0" * 64, "annex.docx", "docx", drawing.text, area_id=case.get("area", "lang-son"), area_evidence="card",
        published_on=published, published_hint=published.isoformat()[:7], period=case.get("period", "2015"),
        tables=drawing.tables,
    )  # fmt: skip


def facts(extraction: Extraction, own: str) -> list[str]:
    """One line an observation, with what differs from the plain case at the end."""
    return sorted(_fact(o, own) for o in extraction.observations)


def _fact(o: Observation, own: str) -> str:
    area = "" if o.area_id == own else f"@{o.area_id}"
    to = "" if o.value_to is None else f"..{o.value_to.normalize():f}"
    more = "".join(f" {x}" for x in (o.bound, o.base, o.price_basis, o.scope) if x)
    return f"{o.indicator}{area} {o.period} {o.scenario} {o.measure} {o.value.normalize():f}{to} {o.unit}{more}"


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return tomllib.loads(request.param.read_text("utf-8"))


def test_a_layout_gives_its_facts_and_nothing_else(case: dict[str, Any], catalogue: Catalogue) -> None:
    extraction = extract(document_of(case), catalogue)
    assert facts(extraction, case.get("area", "lang-son")) == sorted(case["facts"])


def test_cells_that_must_not_be_read_have_their_reason(case: dict[str, Any], catalogue: Catalogue) -> None:
    extraction = extract(document_of(case), catalogue)
    unread = {n.quote: n.reason for n in extraction.left_out} | {n.quote: n.reason for n in extraction.doubts}
    for quote, reason in case.get("not_read", {}).items():
        assert reason in unread.get(quote, "not found among the cells that were not read"), quote


def test_every_figure_keeps_its_cell(case: dict[str, Any], catalogue: Catalogue) -> None:
    document = document_of(case)
    extraction = extract(document, catalogue)
    cells = {(c.start, c.end): c.locator for table in document.tables for c in table.cells}
    read: list[Observation | Doubt] = [*extraction.observations, *extraction.doubts]
    for figure in read:
        if any(t.start <= figure.char_start < t.end for t in document.tables):
            assert document.text[figure.char_start : figure.char_end] == figure.quote
            assert cells[figure.char_start, figure.char_end] == figure.locator
    for observation in extraction.observations:
        for evidence in observation.evidence.values():
            assert evidence.start < 0 or document.text[evidence.start : evidence.end] == evidence.says
        assert {"indicator", "period", "area", "value"} <= observation.evidence.keys()


def test_every_number_of_a_table_is_accounted_for(case: dict[str, Any], catalogue: Catalogue) -> None:
    document = document_of(case)
    extraction = extract(document, catalogue)
    places = [f.char_start for f in extraction.observations] + [f.char_start for f in extraction.doubts]
    places += [f.char_start for f in extraction.left_out]
    assert len(places) == len(set(places))
    layouts = (find_layout(Grid(table, document.text), catalogue) for table in document.tables)
    for table, layout in zip(document.tables, layouts, strict=True):
        grid = Grid(table, document.text)
        figures = [c for c in table.cells if layout and c.row in layout.body and c.column in layout.values]
        assert {c.start for c in figures if grid.is_figure(c)} <= set(places)
