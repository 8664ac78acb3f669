"""Reader of plain text: every character of the file belongs to the report. Tables written with bars, as in Markdown,
become tables."""

from __future__ import annotations

import re
from pathlib import Path

from etl.documents.decoding import decode, tidy
from etl.documents.document import Content
from etl.documents.formats.html_tables import items_of
from etl.documents.text_layout import check_cells, lay
from etl.settings import Bounds

_BARS = re.compile(r"^\|.*\|[ \t]*\n\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$", re.MULTILINE)
"""A row of a table with bars, and the rule below its heading."""


def read_text(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.txt` file. Raises InputError for what is not text."""
    text = tidy(decode(path, data))
    if _BARS.search(text) is None:
        return Content(text=text)
    from lxml.html import Element

    items = items_of(text, Element("html"))
    check_cells(items, path, bounds.cells)
    laid = lay(items)
    return Content(text=laid.text, tables=laid.tables, places=laid.places)
