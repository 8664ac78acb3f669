"""Tables become observations, cell by cell: the walk over a document's tables, one going on with the one before.

A table that only lays out a page (no figures under a heading) is none of this package's; its text is prose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.documents.document import Document, Table
from etl.extract.observation import Doubt, LeftOut, Observation
from etl.extract.report.report_context import ReportContext
from etl.extract.tables.flattened import flattened
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import find_layout
from etl.extract.tables.reading import Cells
from etl.extract.tables.sections import sections
from etl.extract.tables.sheet import Sheet, understand
from etl.extract.tables.title import says_again

_PAGE_BREAK, _TITLE_AGAIN = 60, 400
"""So many characters (a page's number, its running head; its title again) may stand between two pages of one table."""

__all__ = ["TablesRead", "read_table", "read_tables", "without_tables"]


@dataclass(slots=True)
class TablesRead:
    """What the tables of a document gave: figures in the order of the text, `others` the second readings of ambiguous
    separators by char_start, and `spans`, the tables that were read, whose text is no prose."""

    found: list[Observation | Doubt | LeftOut] = field(default_factory=list)
    others: dict[int, tuple[Decimal, int]] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)


def read_tables(document: Document, catalogue: Catalogue, report: ReportContext) -> TablesRead:
    """Every table of `document`; `report` is what the report is about as a whole."""
    read, before, after = TablesRead(), None, 0
    framed = [(table.start, table.end) for table in document.tables]
    lines = flattened(document.text, framed, catalogue)
    for table in sorted([*document.tables, *lines], key=lambda table: table.start):
        before = read_table(table, document, catalogue, report, after, before, read)
        after = table.end
    return read


def read_table(
    table: Table, document: Document, catalogue: Catalogue, report: ReportContext, after: int, before: Sheet | None,
    into: TablesRead,
) -> Sheet | None:  # fmt: skip
    """Reads one table `into` what has been read. `after` is where the text above it begins, `before` the table before
    it, with which a table without a heading goes on. Returns the table as understood; None where it holds no figures.
    """
    grid = Grid(table, document.text)
    between = document.text[after : table.start].strip()
    if len(between) > (_TITLE_AGAIN if says_again(between) else _PAGE_BREAK):
        before = None
    layout = find_layout(grid, catalogue, before.layout if before is not None else None)
    if layout is None:
        return None
    sheet = before
    for part in sections(grid, layout, catalogue):
        sheet = understand(grid, part, report.calendar, after, catalogue, before)
        cells = Cells(sheet, document, catalogue)
        into.found += cells.read()
        into.others |= cells.others
    into.spans.append((table.start, table.end))
    return sheet


def without_tables(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with line ends in the place of the tables that were read, every other character where it was."""
    pieces, at = list[str](), 0
    for start, end in spans:
        pieces += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
