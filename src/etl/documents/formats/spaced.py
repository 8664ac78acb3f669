"""Tables that a text draws with spaces, as in print: columns of figures below their headings, in letters of one width.

Each character is a place on a page, so what is sure to be a table is what `pdf_tables.unruled` finds on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.documents.pdf_tables.columns import Word
from etl.documents.pdf_tables.unruled import UnruledTable, find_tables
from etl.documents.text_layout import Item, line

_WORD = re.compile(r"\S+")
_FRAME = re.compile(r"[\s\-=_─━═]*")
_COLUMNS = re.compile(r"\S[ ]{2,}[-+–(]?\d[\d.,]*%?\)?[ ]{2,}[-+–(]?\d")
_FEWEST = 3
"""Lines with two figures that wide gaps part; with fewer there is no table."""
_WIDTH, _PITCH, _HEIGHT = 6.0, 12.0, 10.0
"""Points that a letter is wide, a line below another, and high: one space is within a cell, two are between cells."""


def with_tables(text: str) -> list[Item] | None:
    """The lines and tables of `text`, whose runs of spaces are as the file has them; None where no table is sure."""
    lines = text.split("\n")
    if sum(_COLUMNS.search(each) is not None for each in lines) < _FEWEST:
        return None
    tables = find_tables(_words(lines))
    if not tables:
        return None
    begins = {_lines_of(table)[0]: table for table in tables}
    drawn = {at for table in tables for at in _lines_of(table)}
    items, paragraph, count = list[Item](), 0, 0
    for at, each in enumerate(lines):
        if at in begins:
            count += 1
            items.append(begins[at].grid(f"bảng {count}"))
        elif at not in drawn and each.strip():
            paragraph += 1
            items.append(line(each, f"đoạn {paragraph}"))
    return items


def _words(lines: list[str]) -> Iterator[Word]:
    """The words with their places; lines that are only drawn take none."""
    at = 0
    for number, each in enumerate(lines):
        if each.strip() and _FRAME.fullmatch(each):
            continue
        for word in _WORD.finditer(each):
            left, right = word.span()
            top = _PITCH * at
            place = {"x0": _WIDTH * left, "x1": _WIDTH * right, "top": top, "bottom": top + _HEIGHT}
            yield {"text": word[0], "line": number, **place}
        at += 1


def _lines_of(table: UnruledTable) -> list[int]:
    """The numbers of the lines that hold its words, in order."""
    return sorted({word["line"] for word in table.words})
