"""Reader of plain text: every character of the file belongs to the report. Tables drawn with bars, as in Markdown,
become tables."""

from __future__ import annotations

from pathlib import Path

from etl.documents.decoding import decode, tidy
from etl.documents.document import Content
from etl.documents.formats.bars import with_bars
from etl.documents.formats.html_tables import items_of
from etl.documents.text_layout import check_cells, lay
from etl.settings import Bounds


def read_text(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.txt` file. Raises InputError for what is not text."""
    text = tidy(decode(path, data))
    drawn = with_bars(text) if any(sign in text for sign in "|│┃║\t") else None
    if drawn is None:
        return Content(text=text)
    from lxml.html import Element

    items = items_of(drawn, Element("html"))
    check_cells(items, path, bounds.cells)
    laid = lay(items)
    return Content(text=laid.text, tables=laid.tables, places=laid.places)
