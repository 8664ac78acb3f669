"""Tables of the families that statistics offices print, made up: all their facts, what is in doubt, and none is silent.

`tests/cases/office_tables.txt` has one table after another: "## name", "@ area=… pub=…", the title on lines with ">",
the grid as in `test_layouts`, then "= " a fact (with "@area" where it is another one) and "? " a cell in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import Extraction, extract
from tests.extract.tables.test_layouts import Drawing

CASES = Path(__file__).parents[2] / "cases" / "office_tables.txt"


class OfficeTable(NamedTuple):
    """A table with what it states; `marks` are the lines by their first sign."""

    name: str
    marks: dict[str, list[str]]
    grid: str

    def document(self) -> Document:
        """The report that holds nothing but the table."""
        said = dict(part.split("=") for part in self.marks["@"][0].split())
        drawing = Drawing()
        drawing.write("\n".join(self.marks[">"]))
        drawing.draw(self.grid)
        return Document("0" * 64, "annex.xlsx", "xlsx", drawing.text, area_id=said["area"], area_evidence="card",
                        published_on=date.fromisoformat(said["pub"]), published_hint=said["pub"][:7],
                        tables=drawing.tables)  # fmt: skip


def _tables() -> Iterator[OfficeTable]:
    for part in CASES.read_text("utf-8").split("## ")[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        marks: dict[str, list[str]] = {sign: [] for sign in "@>=?"}
        rows = list[str]()
        for line in lines:
            if line[:2] in ("@ ", "> ", "= ", "? "):
                marks[line[0]].append(line[2:])
            elif line:
                rows.append(line)
        width = max(row.count("|") for row in rows)
        yield OfficeTable(name, marks, "\n".join(row + "|" * (width - row.count("|")) for row in rows))


TABLES = list(_tables())


def _facts(extraction: Extraction, area: str) -> list[str]:
    return [
        f"{o.quote} {o.indicator} {o.period} {o.scenario} {o.measure} {o.value:f} {o.unit}"
        + (f" {o.base}" if o.base else "")
        + (f" @{o.area_id}" if o.area_id != area else "")
        for o in extraction.observations
    ]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_figure_of_an_indicator_is_read_or_in_doubt(table: OfficeTable, catalogue: Catalogue) -> None:
    document = table.document()
    extraction = extract(document, catalogue)
    assert _facts(extraction, document.area_id or "") == table.marks["="]
    assert [f"{d.quote} {d.indicator}: {d.rule}" for d in extraction.doubts] == table.marks["?"]
    reasons = " ".join(left.reason for left in extraction.left_out)
    assert extraction.observations or extraction.doubts or "of which the catalogue has no indicator" in reasons
