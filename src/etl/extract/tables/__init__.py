"""Tables become observations: all of a document's tables are understood first, then their cells are read.

A table that only lays out a page (no figures under a heading) is none of this package's; its text is prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from etl.catalogue import Catalogue
from etl.documents.document import Document, Table
from etl.extract.observation import Doubt, LeftOut, Observation
from etl.extract.tables.areas import is_of_district, names_smaller, names_whole
from etl.extract.tables.cell_units import plain_grid
from etl.extract.tables.flattened import flattened
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import find_layout
from etl.extract.tables.model import TableModel, understand
from etl.extract.tables.not_understood import not_understood
from etl.extract.tables.pages import pages
from etl.extract.tables.parts import named_parts
from etl.extract.tables.reading import Cells
from etl.extract.tables.sections import sections
from etl.extract.tables.side_by_side import lists
from etl.extract.tables.silence import Read, silence
from etl.extract.tables.title import after_headline, says_again
from etl.extract.tables.told_twice import without_contradictions
from etl.language.reported_period import ReportPeriod

_PAGE_BREAK, _TITLE_AGAIN = 60, 400
"""So many characters (a page's number, its running head; its title again) may stand between two pages of one table."""

__all__ = ["TablesRead", "read_tables", "understand_tables", "without_tables"]


@dataclass(slots=True)
class TablesRead:
    """What the tables of a document gave: figures table by table in the order of the text, those of lists side by side
    list by list; `others` the second readings of ambiguous separators by char_start, and `spans`, the tables that were
    read, whose text is no prose."""

    found: list[Observation | Doubt | LeftOut] = field(default_factory=list)
    others: dict[int, tuple[Decimal, int]] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)


def read_tables(document: Document, catalogue: Catalogue, report: ReportPeriod) -> TablesRead:
    """Every table of `document`; `report` is what the report is about as a whole."""
    read = TablesRead()
    models = understand_tables(document, catalogue, report, read)
    is_districts = _is_districts(models, document, catalogue)
    pages_read = list[Read]()
    for model in models:
        cells = Cells(model, document, catalogue, is_districts)
        parts = named_parts(model.rows, model.grid, model.layout)
        told = without_contradictions(cells.read(), model.grid.table.cells, catalogue, parts)
        pages_read.append((model, told))
        read.others |= cells.others
    for _, group in groupby(pages_read, lambda page: id(page[0].stub)):  # a table that goes on has one stub
        table = list(group)
        read.found += (found for _, page in table for found in page)
        if not is_districts and (doubt := silence(table, document)) is not None:
            read.found.append(doubt)
    read.spans = sorted({*read.spans, *((model.grid.table.start, model.grid.table.end) for model in models)})
    return read


def _is_districts(models: Sequence[TableModel], document: Document, catalogue: Catalogue) -> bool:
    """Whether the document is about a place smaller than a province: by the first title of a table that names a place,
    else by its own."""
    named = next((model for model in models if names_smaller(model, catalogue) or names_whole(model)), None)
    if named is not None:
        return names_smaller(named, catalogue) and not names_whole(named)
    return bool(models) and is_of_district(document.title or "", catalogue)


def understand_tables(
    document: Document, catalogue: Catalogue, report: ReportPeriod, read: TablesRead
) -> list[TableModel]:
    """The models of all tables of `document` in the order of the text, one for each page and section of them. A table
    that is not understood is a doubt in `read`."""
    models, before = list[TableModel](), None
    framed = [(table.start, table.end) for table in document.tables]
    lines = flattened(document.text, framed, catalogue)
    tables = sorted([*document.tables, *lines], key=lambda table: table.start)
    report = _told_outside(report, tables)
    after = after_headline(document, tables[0].start, catalogue) if tables else 0
    for table in tables:
        whole = plain_grid(table, document.text, catalogue)
        for page in pages(whole):
            for grid in lists(page, catalogue):  # the title above is that of all of them
                found = _page(grid, document, catalogue, report, after, before)
                if not found and (doubt := not_understood(grid, after, document, catalogue)) is not None:
                    read.found.append(doubt)
                    read.spans.append((grid.table.start, grid.table.end))
                before = found[-1] if found else None
                models += found
            after = page.table.end
    return models


def _told_outside(report: ReportPeriod, tables: Sequence[Table]) -> ReportPeriod:
    """`report`, its calendar marked where its period was read from a heading of one of the `tables`."""
    told = report.expression
    if told is None or not any(table.start <= told.start < table.end for table in tables):
        return report
    return replace(report, calendar=report.calendar._replace(of_a_column=True))


def _page(
    grid: Grid, document: Document, catalogue: Catalogue, report: ReportPeriod, after: int, before: TableModel | None
) -> list[TableModel]:
    """The models of one page's sections; none where it holds no figures under a heading. `after` is where the text
    above it begins, `before` the table before it, with which a table without a heading goes on."""
    table = grid.table
    between = grid.text[after : table.start].strip()
    if len(between) > (_TITLE_AGAIN if says_again(between) else _PAGE_BREAK):
        before = None
    layout = find_layout(grid, catalogue, before.layout if before is not None else None)
    models = list[TableModel]()
    for part in sections(grid, layout, catalogue) if layout is not None else ():
        before = understand(grid, part, report.calendar, document.published_on, after, catalogue, before)
        models.append(before)
    return models


def without_tables(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with line ends in the place of the tables that were read, every other character where it was."""
    pieces, at = list[str](), 0
    for start, end in spans:
        pieces += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
