"""Pages that are pictures are read through tesseract with its Vietnamese model; it is optional.

Their figures are marked, because tone marks and digits may be wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from etl.documents.formats.scan import engine, page_text
from etl.documents.formats.scan.moves import Matrix, joined
from etl.documents.formats.scan.page_look import drawn, without_text
from etl.errors import InputError
from etl.settings import Bounds

PACKAGES = {"tesserocr": "tesserocr>=2.13,<3", "cv2": "opencv-python-headless>=5,<6"}
"""What is imported, and how pip knows it."""
INSTALL_PROGRAM = "apt-get install tesseract-ocr tesseract-ocr-vie"
_JOBS = 2
_DPI = 300  # dots per inch that pages are drawn at: fewer digits go wrong than at less
_FINE = 1 << 14  # parts of a side of the paper, of which pdfium says where they are
_LONGEST = 16.6  # inches, A3: the page of a larger one was scanned at a resolution that the file does not state


def missing() -> list[tuple[str, str]]:
    """What OCR needs and this machine does not have, each with the command that installs it."""
    lacks = [
        (f"the Python package {wanted.split('>')[0]}", f"pip install '{wanted}'")
        for name, wanted in PACKAGES.items()
        if find_spec(name) is None
    ]
    languages = engine.languages()
    if not languages:
        lacks.append(("the program tesseract", INSTALL_PROGRAM))
    elif engine.LANGUAGE not in languages:
        lacks.append(("the Vietnamese model of tesseract", "apt-get install tesseract-ocr-vie"))
    return lacks


@cache
def identity() -> str:
    """A few signs that change with the engine and its models; "" where pages that are pictures cannot be read."""
    if missing():
        return ""
    return engine.identity()


def remedy() -> str:
    """The commands that install what is missing, in one line."""
    return "install OCR: " + " && ".join(f"`{command}`" for _, command in missing())


def check(path: Path, scanned: int, bounds: Bounds) -> None:
    """Raises InputError when `scanned` pages are more than the bound, or OCR is not installed."""
    if scanned > bounds.scanned:
        raise InputError(path, f"has {scanned} scanned pages, more than the {bounds.scanned} that are read by OCR",
                         "cut out the pages with the figures, or raise ETL_BOUND_SCANNED")  # fmt: skip
    if missing():
        raise InputError(path, "is a scan, and OCR is not installed", remedy())


def read_pages(data: bytes, pages: Sequence[int]) -> Iterator[page_text.PageText]:
    """What OCR reads of each of `pages` (from 1) of the PDF `data`, without the letters that the file itself states.

    A few are read side by side; no more than those are held in memory.
    """
    import pypdfium2

    reading = deque[Future[page_text.PageText]]()
    with pypdfium2.PdfDocument(data) as document, ThreadPoolExecutor(_JOBS) as pool:
        for number in pages:
            pixels, dpi = _picture(document[number - 1])
            reading.append(pool.submit(_read, pixels, dpi))
            if len(reading) > _JOBS:
                yield reading.popleft().result()
        while reading:
            yield reading.popleft().result()


def read_page(page: Any) -> tuple[page_text.PageText, Matrix]:
    """What OCR reads of a pdfium page, and the move from where its words stand to points of the page. Closes it."""
    page.set_cropbox(*page.get_mediabox())
    width, height = page.get_size()
    corners = [_on_page(page, x, y) for x, y in ((0, 0), (1, 0), (0, 1))]
    text = _read(*_picture(page))
    (left, top), right, down = corners
    paper = ((right[0] - left) / width, (down[0] - left) / height, left), (
        (right[1] - top) / width, (down[1] - top) / height, top), (0.0, 0.0, 1.0)  # fmt: skip
    return text, paper if text.back is None else joined(text.back, paper)


def _on_page(page: Any, across: int, down: int) -> tuple[float, float]:
    """Where a corner of the paper is, in points of the page, which may be turned."""
    from pypdfium2 import PdfPosConv

    found: tuple[float, float] = PdfPosConv(page, (0, 0, _FINE, _FINE, 0)).to_page(across * _FINE, down * _FINE)
    return found


def _read(pixels: Any, dpi: float) -> page_text.PageText:
    with engine.lent() as lent:
        return page_text.read_picture(pixels, dpi, lent)


def _picture(page: Any) -> tuple[Any, float]:
    """The coloured pixels of a page, and their dots per inch."""
    without_text(page)
    scale = min(_DPI / 72, _LONGEST * _DPI / max(page.get_size()))
    pixels = drawn(page, scale).copy()
    page.close()
    return pixels, scale * 72
