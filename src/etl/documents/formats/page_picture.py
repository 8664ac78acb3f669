"""One page of a PDF or a scan as a PNG, with boxes around words that were read there. Nothing is understood here.

Words are looked for in the text that the file itself states, or in what recognition finds on the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.documents.formats.page_places import Box, Letter, letters_of, places_of
from etl.documents.formats.recognised_page import Recognised, opened_page
from etl.settings import Bounds

PIXELS = 1_600_000
"""Of a picture: about 140 dots per inch of A4, on which small print can be read."""

SHARPEST = 2.0
"""Pixels of a point at most: a small page is not blown up."""

_BOX, _EDGE, _COLOURS = (200, 30, 20), 3, 48

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page: the bytes of a PNG, and how many places are boxed."""

    png: bytes
    places: int


def load(kind: str) -> None:
    """Loads the libraries that `draw_page` needs."""
    import PIL.ImageDraw  # noqa: F401
    import pypdfium2  # noqa: F401


def draw_page(
    path: Path, data: bytes, kind: str, number: int, words: str, row: str, bounds: Bounds,
    recognised: Recognised | None = None,
) -> PagePicture:  # fmt: skip
    """Page `number` (from 1) of the `kind` ("pdf" or "image") of file at `path`, with `words` boxed: those in the line
    of the words `row` where both stand on the page. They are looked for among what is `recognised` on it, where that is
    given.

    Raises InputError for a file that cannot be drawn and for a page that it does not have.
    """
    with opened_page(path, data, kind, number, bounds) as page:
        if recognised is None:
            found = [[_corners(box) for box in lines] for lines in places_of(words, row, _stated(page))]
        else:
            lines_of = places_of(words, row, letters_of(recognised.signs()))
            found = [[recognised.on_page(_corners(box)) for box in lines] for lines in lines_of]
        return PagePicture(_drawn(page, [corners for lines in found for corners in lines]), len(found))


def _corners(box: Box) -> list[Place]:
    left, bottom, right, top = box
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def _drawn(page: Any, boxes: Sequence[Sequence[Place]]) -> bytes:
    """The page with boxes around the corners, which are in points of the page."""
    from PIL import ImageDraw

    width, height = page.get_size()
    scale = min(SHARPEST, (PIXELS / max(1.0, width * height)) ** 0.5, PIXELS**0.5 * 2 / max(width, height, 1.0))
    bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False, rev_byteorder=True)
    where = bitmap.get_posconv(page)
    picture = bitmap.to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture)
    for corners in boxes:
        pen.polygon(list(_around([where.to_bitmap(x, y) for x, y in corners])), outline=_BOX, width=_EDGE)
    target = io.BytesIO()
    picture.quantize(_COLOURS).save(target, "PNG", optimize=True)
    return target.getvalue()


def _around(corners: Sequence[Place]) -> Iterator[Place]:
    """The corners a little farther out, so that the box does not touch the words."""
    middle = tuple(sum(values) / len(corners) for values in zip(*corners, strict=True))
    for corner in corners:
        x, y = (at + (_EDGE + 1 if at > of else -_EDGE - 1) for at, of in zip(corner, middle, strict=True))
        yield x, y


def _stated(page: Any) -> list[Letter]:
    """The letters that the file itself states on a page."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    return letters_of(
        (chr(pdfium.FPDFText_GetUnicode(text, place)), text.get_charbox(place)) for place in range(text.count_chars())
    )
