"""A table of an indicator, or of parts of one that it does not name, of which nothing was read and nothing is in doubt:
one doubt says so, with title and place.

A table whose rows are known to be something else (another family, one kind of owners, a place below a province) is
understood, and gets none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.documents.document import Document
from etl.extract.observation import Doubt, LeftOut
from etl.extract.tables.model import TableModel
from etl.extract.tables.name import PART_OF_WHAT, SEVERAL
from etl.extract.tables.reading import Found

_LONGEST = 160  # characters of a title that a doubt repeats
_SEVERAL = 2
Read = tuple[TableModel, Sequence[Found]]


def silence(pages: Sequence[Read], document: Document) -> Doubt | None:
    """The doubt about a table, its pages and sections from top to bottom; None where something came of it, or where
    neither its title names an indicator nor rows of a table without a title parts of one."""
    if any(not isinstance(found, LeftOut) for _, read in pages for found in read):
        return None
    first = pages[0][0]
    indicator = _indicator(first)
    told = _unknown if indicator is not None else _parts
    unknown = next(((model, place) for model, _ in pages for place in told(model)), None)
    if unknown is None:
        return None
    model, place = unknown
    cell = next(cell for cell in model.grid.row(place[0]) if cell.column == place[1])
    tokens = first.title.tokens
    title = " ".join(first.grid.text[tokens[0].start : tokens[-1].end].split())[:_LONGEST] if tokens else ""
    why = model.row_names[place[0]].why if place[0] in model.row_names else "its rows have no label"
    of = f"the table “{title}”" if title else "a table without a title"
    return Doubt(
        document_id=document.document_id, quote=model.grid.words(cell), char_start=cell.start, char_end=cell.end,
        reason=f"of {of} nothing is read: {why}", locator=cell.locator, rule="table.nothing-read",
        indicator=indicator, area_id=document.area_id,
    )  # fmt: skip


def _indicator(model: TableModel) -> str | None:
    """The indicator that the title names, by itself or by the family that it is of."""
    named = next((str(t.value) for t in model.title.names if t.kind == "indicator"), None)
    family = model.family
    if family is not None and not family.has_indicators:
        return None
    return model.stub.title.indicator or named or (family.indicator if family is not None else None)


def _unknown(model: TableModel) -> Iterator[tuple[int, int]]:
    """The places of the figures whose row and column say nothing that is known, or leave open which indicator of the
    title they are of; the first one first."""
    for row, column in sorted(model.figures):
        names = (model.row_names.get(row), model.column_names.get(column))
        if all(name is None or ((name.is_unknown or name.why == SEVERAL) and not name.is_foreign) for name in names):
            yield row, column


def _parts(model: TableModel) -> Iterator[tuple[int, int]]:
    """The places of the figures beside names of parts, where a table without a title has several and does not say of
    what; the first one first."""
    of_parts = {row for row, name in model.row_names.items() if name.why == PART_OF_WHAT and not name.is_foreign}
    if len(of_parts) < _SEVERAL or model.title.tokens:
        return
    for row, column in sorted(model.figures):
        if row in of_parts:
            yield row, column
