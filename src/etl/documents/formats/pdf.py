"""Reader of PDF files through pdfplumber: paragraphs and tables of every page; scans go through OCR first.

Words become lines and paragraphs in `paragraphs`, and cells in `ruled` and `unruled`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from etl.documents.document import Content
from etl.documents.formats import ocr
from etl.documents.formats.aside import Aside
from etl.documents.formats.page_breaks import Page, join_pages
from etl.documents.formats.pdf_layers import without_hidden
from etl.documents.formats.scan.page_look import HALF, WRITTEN, covered, look
from etl.documents.formats.scan.scanned_items import Others, passages, pictured, scanned_items
from etl.documents.pdf_tables.glyphs import cleaned
from etl.documents.pdf_tables.lines_apart import ByHeight, apart
from etl.documents.pdf_tables.page_order import Maker, in_order
from etl.documents.pdf_tables.ruled import inside, read_table
from etl.documents.pdf_tables.unruled import find_tables
from etl.documents.text_layout import Item, TextGrid, check_cells, lay
from etl.errors import InputError
from etl.settings import Bounds

_SOFT_HYPHEN = 173
_MARGINS = 2  # columns: a row of no more can be a frame
_FEW = 30  # letters: a page with fewer says next to nothing
_BY_ITSELF = "read by the letters that the scanner put behind it, not anew"
_BENDS, _FLAT = "is a photograph of a page that is curved or seen at an angle", "scan it flat, at 300 dots per inch"
_TEXTURE = "shows texture in place of print, of which almost nothing is a word"
_LOOK = "look at it, and scan it anew, straight and at 300 dots per inch, if it has figures"
_SAVE = "open it in a PDF program and print it to a new PDF"


def read_pdf(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.pdf` file; locators are as in "trang 3, đoạn 2" and "trang 3, bảng 1, dòng 5, cột 2".

    Pages that are pictures are read by OCR; then `trust` is "ocr". A page that stays unread, or of which OCR reads
    next to nothing, is a warning; what stands on layers that are switched off is not read, and noted. Raises InputError
    for a file that has a password, is damaged, has too many pages, or whose pages are pictures that OCR cannot read.
    """
    _check(path, data, bounds)
    aside = Aside()
    pages, scans = _read(path, data, aside)
    warnings: tuple[str, ...] = ()
    others: Others = {}
    if scans:
        pages, warnings, others = _with_scans(path, data, bounds, pages, scans)
    items = join_pages(pages)
    check_cells(items, path, bounds.cells)
    laid = lay(items)
    for why, remedy in ((_BENDS, _FLAT), (_TEXTURE, _LOOK)):
        if not laid.text and any(why in warning for warning in warnings):
            raise InputError(path, why, remedy)
    if not laid.text:
        raise InputError(path, "has no text in it", "check that it shows anything, and that its letters are letters")
    twice = {page.number: page.twice for page in pages if page.pictured}
    return Content(text=laid.text, tables=laid.tables, places=laid.places, trust="ocr" if twice else "text",
                   warnings=warnings, notes=aside.notes(path), unsure=tuple(passages(laid, others)),
                   pictured=tuple(pictured(laid, twice)))  # fmt: skip


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
                         "cut out the pages of the report, or raise ETL_BOUND_PAGES")  # fmt: skip
    if not count:
        raise InputError(path, "has no pages", "fetch it again")


@dataclass(frozen=True, slots=True)
class _Scan:
    """A page that is a picture: its number (from 1), the words of the file that a reader sees on it, what they say, and
    the share of its pixels that are edges."""

    number: int
    words: list[dict[str, Any]]
    said: Page
    edges: float


def _read(path: Path, data: bytes, aside: Aside) -> tuple[list[Page], list[_Scan]]:
    """The pages as the file states them, a scanner's own letters included, and those of them that are pictures."""
    import pypdfium2

    pages: list[Page] = []
    scans: list[_Scan] = []
    with pypdfium2.PdfDocument(data) as drawn:
        for number, page in _opened(path, data, aside):
            share, chars = covered(page), page.chars
            seen = look(drawn[number - 1], chars, share) if share > HALF or len(chars) < _FEW else None
            if seen is None or not seen.picture:
                page.objects["char"] = cleaned(chars)
                pages.append(Page(number, tuple(_items(page, number, _width_before(pages))), False))
                continue
            pages.append(Page(number, tuple(_items(page, number)), len(chars) >= _FEW))
            page.objects["char"] = cleaned([char for char, shown in zip(chars, seen.visible, strict=True) if shown])
            scans.append(
                _Scan(number, page.extract_words(), Page(number, tuple(_items(page, number)), False), seen.edges)
            )
    return pages, scans


def _opened(path: Path, data: bytes, aside: Aside) -> Iterator[tuple[int, Any]]:
    """Each pdfplumber page with its number from 1; InputError where the file is damaged."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with _old_letters(), pdfplumber.open(io.BytesIO(data)) as pdf, without_hidden(pdf, aside):
            for number, page in enumerate(pdf.pages, 1):
                yield number, page
                page.close()
    except (PDFException, PdfminerException) as error:
        raise InputError(path, f"is a damaged PDF ({type(error).__name__}: {error})", _SAVE) from None


def _with_scans(
    path: Path, data: bytes, bounds: Bounds, pages: Sequence[Page], scans: Sequence[_Scan]
) -> tuple[list[Page], tuple[str, ...], Others]:
    """The pages, those of `scans` as OCR reads them; a warning for each that it cannot read; what it read in two ways.

    Raises InputError when OCR is not to be had and no page has any text.
    """
    numbers = [scan.number for scan in scans]
    try:
        ocr.check(path, len(scans), bounds)
    except InputError as error:
        if not any(page.items for page in pages):
            raise
        return list(pages), tuple(_not_anew(path, pages, numbers, error)), {}
    found, warnings, others = list(pages), list[str](), Others()
    for scan, text in zip(scans, ocr.read_pages(data, numbers), strict=True):
        printed = sum(len(word["text"]) for word in scan.words)
        told = text.bends or text.texture
        if text.letters < printed and (printed >= _FEW or not told):  # a text with a photograph behind it
            found[scan.number - 1] = scan.said
            continue
        if text.bends:
            warnings.append(f"{path}: page {scan.number} {_BENDS}, and not read; {_FLAT}")
        elif text.texture:
            warnings.append(f"{path}: page {scan.number} {_TEXTURE}; that is not read; {_LOOK}")
        elif text.letters < _FEW and scan.edges >= WRITTEN:
            warnings.append(f"{path}: of page {scan.number}, a picture, OCR read {text.letters} letters; {_LOOK}")
        items, other = scanned_items(text, scan.words, scan.number)
        found[scan.number - 1] = Page(scan.number, tuple(items), True, twice=True)
        others |= other
    return found, tuple(warnings), others


def _not_anew(path: Path, pages: Sequence[Page], numbers: Sequence[int], error: InputError) -> Iterator[str]:
    """A line for the pictures that stay unread, and one for those that a scanner has put letters behind."""
    for told, has_text in (("not read", False), ("read by the letters that a scanner put behind it, not anew", True)):
        if which := [number for number in numbers if bool(pages[number - 1].items) is has_text]:
            what = "page " + str(which[0]) if len(which) == 1 else "pages " + ", ".join(map(str, which))
            yield f"{path}: {what}: a picture, {told}, because the document {error.what}; {error.remedy}"


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


def _width_before(pages: Sequence[Page]) -> int:
    """How many columns the table has with which the last page ends; 0 where it ends with something else."""
    last = pages[-1].items[-1] if pages and pages[-1].items else None
    return last.columns if isinstance(last, TextGrid) else 0


def _items(page: Any, number: int, width: int = 0) -> list[Item]:
    """The paragraphs and tables of a page from top to bottom, as the file states them. `width` is how many columns the
    table has with which the page before ends: one row at the top that is as wide is the rest of it."""
    from pdfplumber.utils.text import extract_words

    ruled = page.find_tables()
    top = min((table.bbox[1] for table in ruled), default=0.0)
    tables = [table for table in ruled if _is_table(table) or (width > _MARGINS and table.bbox[1] == top
              and len(table.cells) == width and not _stands_above(page, top))]  # fmt: skip
    words = page.extract_words(return_chars=bool(tables))
    letters = ByHeight(page.chars if tables else ())
    for table in tables:
        words = apart(words, letters.within(table.bbox), table.cells, partial(extract_words, return_chars=True))
    free = [word for word in words if not any(inside(word, table.bbox) for table in tables)]
    unruled = find_tables(free)
    taken = {id(word) for table in unruled for word in table.words}
    makers: list[Maker] = [(table.bbox[1], partial(read_table, table, words)) for table in tables]
    makers += [(table.top, table.grid) for table in unruled]
    return in_order([word for word in free if id(word) not in taken], makers, number, float(page.height))


def _stands_above(page: Any, top: float) -> bool:
    """Whether words of the page stand above `top`."""
    return any(word["bottom"] <= top for word in page.extract_words())


def _is_table(table: Any) -> bool:
    """Whether the ruled area has more than one row and column: a frame around a text is not a table."""
    return len({cell[1] for cell in table.cells}) > 1 and len({cell[0] for cell in table.cells}) > 1
