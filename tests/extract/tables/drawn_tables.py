"""Files of made-up tables with what they state: one table after another, "## name", then lines by their first sign.

"@ area=… pub=… format=…" (the format is XLSX where none is told), "> " the title and "~ " the lines below the table,
"= " a fact, "? " a cell in doubt; the other lines are the grid as in `test_layouts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from etl.documents.document import Document
from tests.extract.tables.test_layouts import Drawing

_SIGNS = "@>~=?"


class DrawnTable(NamedTuple):
    """A table with what it states; `marks` are the lines by their first sign."""

    name: str
    marks: dict[str, list[str]]
    grid: str

    def document(self) -> Document:
        """The report that holds nothing but the table, in the format that it was made up in."""
        said = {"format": "xlsx"} | dict(part.split("=") for part in self.marks["@"][0].split())
        drawing = Drawing()
        drawing.write("\n".join(self.marks[">"]))
        drawing.draw(self.grid)
        if self.marks["~"]:
            drawing.write("\n".join(self.marks["~"]))
        return Document("0" * 64, f"annex.{said['format']}", said["format"], drawing.text, area_id=said["area"],
                        area_evidence="card", published_on=date.fromisoformat(said["pub"]),
                        published_hint=said["pub"][:7], tables=drawing.tables)  # fmt: skip


def drawn_tables(path: Path) -> Iterator[DrawnTable]:
    """The tables of the file at `path`, in order."""
    for part in path.read_text("utf-8").split("## ")[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        marks: dict[str, list[str]] = {sign: [] for sign in _SIGNS}
        rows = list[str]()
        for line in lines:
            if line[:1] in marks and line[1:2] == " ":
                marks[line[0]].append(line[2:])
            elif line:
                rows.append(line)
        width = max(row.count("|") for row in rows)
        yield DrawnTable(name, marks, "\n".join(row + "|" * (width - row.count("|")) for row in rows))
