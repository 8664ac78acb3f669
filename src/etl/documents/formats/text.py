"""Reader of plain text: every character of the file belongs to the report, but for the second of two spaces in a long
line; spaces that it has lost are put back. Tables drawn with bars, as in Markdown, or with spaces become tables."""

from __future__ import annotations

import re
from pathlib import Path

from etl.documents.decoding import decode, tidy
from etl.documents.document import Content
from etl.documents.formats.bars import with_bars
from etl.documents.formats.html_tables import items_of
from etl.documents.formats.spaced import with_tables
from etl.documents.text_layout import Item, check_cells, lay
from etl.language.lost_spaces import with_spaces
from etl.settings import Bounds

_GAP = re.compile(r"(?<=\S)  (?=\S)")
_LONG, _FEW = 120, 6
"""Characters of a line that is a paragraph, and spaces in it for each pair of them."""


# Marks that Markdown puts around words or before a heading; a star alone is that of a note ("160*").
_EMPHASIS = re.compile(
    r"(?<![\w*_])(?P<mark>\*\*|__|(?<=\s)[*_](?=\S))(?=\S)(?P<words>[^*_\n|]*?\S)(?P=mark)(?![\w*_])"
)
_HEADING, _ESCAPED = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE),
    re.compile(r"\\([\\.*_+#()-])"),
)


def _without_marks(text: str) -> str:
    """A Markdown `text` without the marks of its headings and of words that are set in bold or in italics."""
    text = _HEADING.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\g<words>", text))


def _with_single_spaces(text: str) -> str:
    """`text`, with one space for two in long lines that have few of them: a slip in a paragraph, no columns."""
    if "  " not in text:
        return text
    return "\n".join(_GAP.sub(" ", line) if _is_paragraph(line) else line for line in text.split("\n"))


def _is_paragraph(line: str) -> bool:
    gaps = line.count("  ")
    return len(line) >= _LONG and "   " not in line and line.count(" ") >= _FEW * gaps


def read_text(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.txt` or `.md` file. Raises InputError for what is not text."""
    text = tidy(decode(path, data))
    if path.suffix.lower() == ".md":
        text = _without_marks(text)
    drawn = with_bars(text) if any(sign in text for sign in "|│┃║\t") else None
    items: list[Item] | None
    if drawn is None:
        items = with_tables(text) if "  " in text else None
    else:
        from lxml.html import Element

        items = items_of(drawn, Element("html"))
    if items is None:
        return Content(text=with_spaces(_with_single_spaces(text)))
    check_cells(items, path, bounds.cells)
    laid = lay(items)
    return Content(text=laid.text, tables=laid.tables, places=laid.places)
