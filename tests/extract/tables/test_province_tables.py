"""Tables as departments and statistics offices of provinces annex them, made up: all that they state, price basis and
scope included, and what is in doubt.

`tests/cases/province_tables.txt` is written as `office_tables.txt` (see `test_office_tables`), with "~ " before the
lines below a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.observation import Observation
from tests.extract.tables.test_layouts import Drawing

CASES = Path(__file__).parents[2] / "cases" / "province_tables.txt"
_SIGNS = "@>~=?"


class ProvinceTable(NamedTuple):
    """A table with what it states; `marks` are the lines by their first sign."""

    name: str
    marks: dict[str, list[str]]
    grid: str

    def document(self) -> Document:
        """The report that holds nothing but the table, in the format that it was made up in."""
        said = dict(part.split("=") for part in self.marks["@"][0].split())
        drawing = Drawing()
        drawing.write("\n".join(self.marks[">"]))
        drawing.draw(self.grid)
        drawing.write("\n".join(self.marks["~"]))
        return Document("0" * 64, f"annex.{said['format']}", said["format"], drawing.text, area_id=said["area"],
                        area_evidence="card", published_on=date.fromisoformat(said["pub"]),
                        published_hint=said["pub"][:7], tables=drawing.tables)  # fmt: skip


def _tables() -> Iterator[ProvinceTable]:
    for part in CASES.read_text("utf-8").split("## ")[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        marks: dict[str, list[str]] = {sign: [] for sign in _SIGNS}
        rows = list[str]()
        for line in lines:
            if line[:1] in marks and line[1:2] == " ":
                marks[line[0]].append(line[2:])
            elif line:
                rows.append(line)
        width = max(row.count("|") for row in rows)
        yield ProvinceTable(name, marks, "\n".join(row + "|" * (width - row.count("|")) for row in rows))


TABLES = list(_tables())


def fact(o: Observation, own: str) -> str:
    """What the figure states, behind its words."""
    more = "".join(f" {x}" for x in (o.base, o.price_basis, o.scope) if x)
    area = "" if o.area_id == own else f"@{o.area_id}"
    return f"{o.quote} = {o.indicator}{area} {o.period} {o.scenario} {o.measure} {o.value.normalize():f} {o.unit}{more}"


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_figure_is_read_as_it_is_meant_or_in_doubt(table: ProvinceTable, catalogue: Catalogue) -> None:
    document = table.document()
    extraction = extract(document, catalogue)
    assert [fact(o, document.area_id or "") for o in extraction.observations] == table.marks["="]
    assert [f"{d.quote} {d.indicator}: {d.rule}" for d in extraction.doubts] == table.marks["?"]
