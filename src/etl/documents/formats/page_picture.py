"""One page of a PDF or a scan as a PNG, with boxes around words that were read there. Nothing is understood here.

Words are found by their letters and digits, in the text that the file itself states. They are boxed where they stand
once, or in the row whose label is given; where they stand at several places each is boxed, at too many none is.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import InputError
from etl.settings import Bounds

PIXELS = 1_600_000
"""Of a picture: about 140 dots per inch of A4, on which small print can be read."""

SHARPEST = 2.0
"""Pixels of a point at most: a small page is not blown up."""

PLACES = 6
"""Words that stand at more places than this are not told apart by boxes."""

_BOX, _EDGE, _COLOURS = (200, 30, 20), 3, 48

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page: the bytes of a PNG, and how many places are boxed."""

    png: bytes
    places: int


def load(kind: str) -> None:
    """Loads the libraries that `draw_page` needs."""
    import PIL.ImageDraw  # noqa: F401
    import pypdfium2  # noqa: F401


def draw_page(path: Path, data: bytes, kind: str, number: int, words: str, row: str, bounds: Bounds) -> PagePicture:
    """Page `number` (from 1) of the `kind` ("pdf" or "image") of file at `path`, with `words` boxed: those in the line
    of the words `row` where both stand on the page.

    Raises InputError for a file that cannot be drawn and for a page that it does not have.
    """
    import pypdfium2

    if kind == "image":
        from etl.documents.formats.picture import as_pdf

        data = as_pdf(path, data, bounds)
    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 1 <= number <= min(len(document), bounds.pages):
                raise InputError(path, f"has no page {number}", "look at the whole file")
            page = document[number - 1]
            places = _places(_letters(page), words, row)
            return PagePicture(_drawn(page, places), len(places))
    except pypdfium2.PdfiumError as error:
        raise InputError(path, f"cannot be drawn ({error})", "open it by hand") from None


def _drawn(page: Any, places: Sequence[Sequence[Box]]) -> bytes:
    from PIL import ImageDraw

    width, height = page.get_size()
    scale = min(SHARPEST, (PIXELS / max(1.0, width * height)) ** 0.5, PIXELS**0.5 * 2 / max(width, height, 1.0))
    bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False, rev_byteorder=True)
    where = bitmap.get_posconv(page)
    picture = bitmap.to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture)
    for left, bottom, right, top in (box for boxes in places for box in boxes):
        (x0, y0), (x1, y1) = where.to_bitmap(left, top), where.to_bitmap(right, bottom)
        edge = _EDGE + 1
        pen.rectangle(
            (min(x0, x1) - edge, min(y0, y1) - edge, max(x0, x1) + edge, max(y0, y1) + edge), outline=_BOX, width=_EDGE
        )
    target = io.BytesIO()
    picture.quantize(_COLOURS).save(target, "PNG", optimize=True)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter, digit or sign of a number, folded; whether a number may begin and may end with it; and its box."""

    sign: str
    begins: bool
    ends: bool
    box: Box


def _letters(page: Any) -> list[_Letter]:
    """The letters of a page in the order of its text, spaces left out."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    signs = [_folded(chr(pdfium.FPDFText_GetUnicode(text, place))) for place in range(text.count_chars())]
    padded = ["", "", *signs, "", ""]
    return [
        _Letter(sign, _apart(padded[place + 1], padded[place]), _apart(padded[place + 3], padded[place + 4]),
                text.get_charbox(place))
        for place, sign in enumerate(signs) if sign
    ]  # fmt: skip


def _apart(next_to: str, beyond: str) -> bool:
    """Whether a number ends before these two signs: a stop after which no digit comes ends it, too."""
    return not next_to.isalnum() and not (next_to in (".", ",") and beyond.isdigit())


def _folded(sign: str) -> str:
    """Small, without tone marks, since files write these before, within or behind their letter; "" for other signs."""
    if sign in ".,%":
        return sign
    plain = "".join(one for one in unicodedata.normalize("NFKD", sign.lower()) if one.isalnum())
    return plain.replace("đ", "d")[:1]


def _places(letters: Sequence[_Letter], words: str, row: str) -> list[list[Box]]:
    """The places of the words, each as the boxes of its lines; none where too many could be meant."""
    found = [list(_lines(boxes)) for boxes in _occurrences(letters, words)]
    if len(found) > 1 and row:
        rows = [box for boxes in _occurrences(letters, row) for box in _lines(boxes)]
        beside = [lines for lines in found if any(_same_line(lines[0], box) for box in rows)]
        found = beside or found
    return found if len(found) <= PLACES else []


def _occurrences(letters: Sequence[_Letter], words: str) -> Iterator[list[Box]]:
    """The boxes of the letters of each place where the words stand whole: "4.013" does not stand in "14.013"."""
    sought = "".join(filter(None, (_folded(sign) for sign in unicodedata.normalize("NFC", words)))).strip(".,")
    text = "".join(letter.sign for letter in letters)
    start = text.find(sought) if sought else -1
    while start >= 0:
        here = letters[start : start + len(sought)]
        if (here[0].begins or not here[0].sign.isdigit()) and (here[-1].ends or not here[-1].sign.isdigit()):
            yield [letter.box for letter in here]
        start = text.find(sought, start + 1)


def _lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """One box for each line of these letters."""
    line: Box | None = None
    for box in boxes:
        if line is not None and _same_line(line, box) and box[0] >= line[0] - (line[3] - line[1]):
            line = (min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _same_line(one: Box, other: Box) -> bool:
    middle = (other[1] + other[3]) / 2
    return one[1] - 1 <= middle <= one[3] + 1
