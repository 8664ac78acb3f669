"""Where words stand on one page that is a picture, found by recognising it once more: the warehouse keeps no places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.documents.formats import ocr
from etl.documents.formats.page_places import Box
from etl.documents.formats.scan.moves import Matrix, placed
from etl.errors import InputError
from etl.settings import Bounds


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a page and of the cells of its tables, each with its box on the page set straight; `to_page` leads
    from there to points of the page as it is."""

    words: tuple[tuple[str, Box], ...]
    to_page: Matrix

    def signs(self) -> Iterator[tuple[str, Box]]:
        """The signs of the words, a space behind each, all with the box of their word."""
        for text, box in self.words:
            yield from ((sign, box) for sign in unicodedata.normalize("NFC", text) + " ")

    def on_page(self, corners: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Where places of the boxes are on the page, in points."""
        return [placed(self.to_page, x, -y) for x, y in corners]


NOTHING = Recognised((), ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
"""What is found on a page that cannot be recognised."""


def load(kind: str) -> None:
    """Loads the libraries that `recognise` needs, where they are installed."""
    import pypdfium2  # noqa: F401

    if not ocr.missing():
        import cv2  # noqa: F401
        import tesserocr  # noqa: F401


def recognise(path: Path, data: bytes, kind: str, number: int, bounds: Bounds) -> Recognised:
    """What recognition finds on page `number` (from 1) of the `kind` ("pdf" or "image") of file at `path`.

    It takes seconds. Raises InputError for a file that cannot be drawn, for a page that it does not have, and where OCR
    is not installed.
    """
    ocr.check(path, 1, bounds)
    with opened_page(path, data, kind, number, bounds) as page:
        text, to_page = ocr.read_page(page)
    words = [(word["text"], (word["x0"], -word["bottom"], word["x1"], -word["top"])) for word in text.words]
    for table in text.tables:
        for (left, top, right, bottom), reading in zip(table.cells, table.readings, strict=True):
            words.append((reading.text, (left, -bottom, right, -top)))
    return Recognised(tuple(words), to_page)


@contextmanager
def opened_page(path: Path, data: bytes, kind: str, number: int, bounds: Bounds) -> Iterator[Any]:
    """Page `number` (from 1) as PDFium has it. Raises InputError for a file that is damaged or has no such page."""
    import pypdfium2

    if kind == "image":
        from etl.documents.formats.picture import as_pdf

        data = as_pdf(path, data, bounds)
    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 1 <= number <= min(len(document), bounds.pages):
                raise InputError(path, f"has no page {number}", "look at the whole file")
            yield document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise InputError(path, f"cannot be drawn ({error})", "open it by hand") from None
