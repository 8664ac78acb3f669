"""Reader of PDF files through pdfplumber: paragraphs and tables of every page; scans go through OCR first.

Words become lines and paragraphs in `paragraphs`, and cells in `ruled` and `unruled`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from etl.documents.document import Content
from etl.documents.formats import ocr
from etl.documents.formats.page_breaks import Page, join_pages
from etl.documents.pdf_tables import ruling_lines
from etl.documents.pdf_tables.glyphs import cleaned
from etl.documents.pdf_tables.paragraphs import paragraphs
from etl.documents.pdf_tables.ruled import inside, read_table
from etl.documents.pdf_tables.unruled import find_tables
from etl.documents.text_layout import Item, TextGrid, TextLine, check_cells, lay
from etl.errors import InputError
from etl.settings import Bounds

_SOFT_HYPHEN = 173
_FEW = 30  # characters: a page with fewer, and a picture over half of it, is a scan
_SAVE = "open it in a PDF program and print it to a new PDF"


def read_pdf(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.pdf` file; locators are as in "trang 3, đoạn 2" and "trang 3, bảng 1, dòng 5, cột 2".

    Pages that are pictures are read by OCR; then `trust` is "ocr". Raises InputError for a file that has a password,
    is damaged, has too many pages, or is a scan where OCR is not installed.
    """
    _check(path, data, bounds)
    pages, scanned = _read(path, data)
    trust, warnings = "text", tuple[str, ...]()
    if scanned:
        if len(scanned) < len(pages) and ocr.missing():
            warnings = (f"{path}: {_not_read(scanned)}; {ocr.remedy()}",)
        else:
            pages, _ = _read(path, ocr.with_text(path, data, len(scanned), bounds))
    if any(page.pictured for page in pages):
        trust = "ocr"
    items = join_pages(pages)
    check_cells(items, path, bounds.cells)
    laid = lay(items)
    if not laid.text:
        raise InputError(path, "has no text in it", "check that it shows anything, and that its letters are letters")
    return Content(text=laid.text, tables=laid.tables, places=laid.places, trust=trust, warnings=warnings)


def _not_read(pages: Sequence[int]) -> str:
    if len(pages) == 1:
        return f"page {pages[0]} is a picture and was not read"
    return f"pages {', '.join(map(str, pages))} are pictures and were not read"


def _check(path: Path, data: bytes, bounds: Bounds) -> None:
    """Raises InputError for a file that cannot be opened or is too long; PDFium finds that out quickly."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise InputError(path, "has a password", "save it without one") from None
        raise InputError(path, f"is a damaged PDF ({error})", "fetch it again, or " + _SAVE) from None
    if count > bounds.pages:
        raise InputError(path, f"has {count:,} pages, more than the {bounds.pages:,} that are read",
                         "cut out the pages of the report, or raise Bounds.pages")  # fmt: skip
    if not count:
        raise InputError(path, "has no pages", "fetch it again")


def _read(path: Path, data: bytes) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers (from 1) of those that are pictures without text."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    pages: list[Page] = []
    scanned: list[int] = []
    try:
        with _old_letters(), pdfplumber.open(io.BytesIO(data)) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                pictured = _is_pictured(page)
                if not pictured:
                    page.objects["char"] = cleaned(page.chars)
                if pictured and len(page.chars) < _FEW:
                    scanned.append(number)
                pages.append(Page(number, tuple(_items(page, number, pictured)), pictured and len(page.chars) >= _FEW))
                page.close()
    except (PDFException, PdfminerException) as error:
        raise InputError(path, f"is a damaged PDF ({type(error).__name__}: {error})", _SAVE) from None
    return pages, scanned


@contextmanager
def _old_letters() -> Iterator[None]:
    """Within it, byte 173 of a font without a table of its own is a soft hyphen, as Windows has it, and so the "ư" of
    TCVN3; pdfminer reads a space there, which no later step could distinguish from other spaces."""
    from pdfminer.encodingdb import EncodingDB

    letters, before = EncodingDB.win2unicode, EncodingDB.win2unicode.get(_SOFT_HYPHEN, " ")
    letters[_SOFT_HYPHEN] = chr(_SOFT_HYPHEN)
    try:
        yield
    finally:
        letters[_SOFT_HYPHEN] = before


def _is_pictured(page: Any) -> bool:
    """Whether a picture covers more than half of the page: it was scanned, and its text, if any, is OCR's."""
    area = float(page.width) * float(page.height)
    return any((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > area / 2 for image in page.images)


def _items(page: Any, number: int, pictured: bool) -> Iterator[Item]:
    """The paragraphs and tables of a page from top to bottom."""
    tables = [table for table in page.find_tables(ruling_lines.settings(page) if pictured else {}) if _is_table(table)]
    words = page.extract_words(return_chars=bool(tables))
    if pictured:
        words = _without_rules(words)
    free = [word for word in words if not any(inside(word, table.bbox) for table in tables)]
    unruled = [] if pictured else find_tables(free)
    taken = {id(word) for table in unruled for word in table.words}
    free = [word for word in free if id(word) not in taken]
    makers: list[tuple[float, Callable[[str], TextGrid]]] = [
        (table.bbox[1], partial(read_table, table, words)) for table in tables
    ]
    makers += [(table.top, table.grid) for table in unruled]
    grids = [
        (top, make(f"trang {number}, bảng {index}"))
        for index, (top, make) in enumerate(sorted(makers, key=lambda each: each[0]), 1)
    ]
    lines = [(top, item) for top, item in paragraphs(free, number, float(page.height), [top for top, _ in grids])]
    everything: Sequence[tuple[float, TextLine | TextGrid]] = [*lines, *grids]
    for _, item in sorted(everything, key=lambda each: each[0]):
        yield item


def _without_rules(words: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The words without the ruling lines that OCR took for letters: "|", "54_|"."""
    cleaned = ({**word, "text": word["text"].strip("|_")} for word in words)
    return [word for word in cleaned if any(letter.isalnum() or letter in "%-–" for letter in word["text"])]


def _is_table(table: Any) -> bool:
    """Whether the ruled area has more than one row and column: a frame around a text is not a table."""
    return len({cell[1] for cell in table.cells}) > 1 and len({cell[0] for cell in table.cells}) > 1
