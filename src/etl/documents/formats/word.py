"""Reader of Word files (DOCX) through python-docx: paragraphs and tables in the order of the document.

Text inside content controls and custom XML is read, and items of lists have their bullets and numbers. Headers,
footers, footnotes, text boxes and comments are not, nor is text that is deleted, struck out or hidden; the notes list
the latter.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents.document import Content
from etl.documents.formats.aside import Aside
from etl.documents.formats.fonts import FontReader
from etl.documents.formats.package import open_package
from etl.documents.formats.strict_xml import transitional_file
from etl.documents.formats.word_blocks import goes_on, within
from etl.documents.formats.word_lists import ListMarks
from etl.documents.text_layout import Item, Square, TextGrid, check_cells, lay, line
from etl.errors import InputError
from etl.settings import Bounds

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MEND = "open it in an office program and save it anew"


def read_docx(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.docx` file; locators are as in "đoạn 4" and "bảng 1, dòng 5, cột 2".

    Raises InputError for a damaged file, one without text, and for what `package.open_package` refuses.
    """
    import docx

    package = open_package(path, data, bounds.unpacked)
    aside = Aside()
    try:
        document = docx.Document(io.BytesIO(transitional_file(package)))
        items = list(_items(document, aside))
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:  # lxml's syntax errors are SyntaxErrors
        raise InputError(path, f"is damaged: {error}", _MEND) from None
    check_cells(items, path, bounds.cells)
    laid = lay(items)
    if not laid.text:
        raise InputError(path, "has no text in it", "if it holds a picture of the report, save that as PDF")
    title = document.core_properties.title
    return Content(text=laid.text, tables=laid.tables, places=laid.places, title=_known(title, laid.text),
                   notes=aside.notes(path))  # fmt: skip


def _known(title: str | None, text: str) -> str | None:
    """The title among the file's properties, if the report has it too at its beginning: most titles are those of
    another file."""
    words = " ".join((title or "").split())
    return words if len(words) > len("Báo cáo") and words in text[:2_000] else None


def _items(document: Any, aside: Aside) -> Iterator[Item]:
    fonts, lists = FontReader(document, aside), ListMarks(document)
    paragraphs = tables = 0
    begun = ""  # of a paragraph whose end was deleted: the next one goes on with it
    for block in within(document.element.body, "p", "tbl"):
        if block.tag == f"{_W}p":
            text = fonts.text_of(block)
            mark = lists.mark(block) if text.strip() and not begun else ""
            text = begun + mark + (text.lstrip() if mark else text)
            if goes_on(block):
                begun = text
                continue
            begun = ""
            paragraphs += bool(text.strip())
            for part in text.split("\n"):
                yield line(part, f"đoạn {paragraphs}")
        else:
            tables += 1
            yield TextGrid(tuple(_squares(block, fonts, f"bảng {tables}")), f"bảng {tables}")
    if begun:
        yield line(begun, f"đoạn {paragraphs + 1}")


def _squares(table: Any, fonts: FontReader, name: str) -> Iterator[Square]:
    """The cells of a table. In the file, a cell merged downwards is a start and its continuations."""
    rows = [list(_places(row)) for row in within(table, "tr") if not fonts.is_deleted(row)]
    continued = {(index, column) for index, row in enumerate(rows) for column, cell in row if cell.vMerge == "continue"}
    for index, row in enumerate(rows):
        for column, cell in row:
            if (index, column) in continued and index:
                continue
            down = 1
            while (index + down, column) in continued:
                down += 1
            where = f"{name}, dòng {index + 1}, cột {column + 1}"
            yield Square(index, column, fonts.text_in(cell), where, down, cell.grid_span)


def _places(row: Any) -> Iterator[tuple[int, Any]]:
    """Column and element of each cell of a row."""
    column = row.grid_before
    for cell in within(row, "tc"):
        yield column, cell
        column += cell.grid_span
