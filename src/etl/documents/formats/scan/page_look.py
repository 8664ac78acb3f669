"""Whether a page of a PDF is a picture, told by what is drawn on it and not by how many letters the file states.

A scan may have a printed page number, a line of its signer or an invisible layer of letters; a page of text
may have a photograph or a watermark behind it. The page is drawn with its letters and without them: what is left
without them is the picture, and the letters whose place looks different are those that a reader sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_DPI = 100  # a stroke of a letter is wider than a pixel
_EDGE = 64  # of 255: a step from one pixel to the next that letters have and shades have not
_SHOWN = 40  # of 255: a pixel that differs by less is the same
HALF = 0.5  # of the page: pictures that cover less stand in a text
_CELLS = 100  # the page is looked at in as many rows and columns
_FEW = 30  # letters: a page that shows fewer has nothing to read without its picture
FAINT = 0.001  # of the pixels are edges: less is an empty page
WRITTEN = 0.004  # of the pixels are edges: a page with this much holds lines of text, or a table, or a photograph


@dataclass(frozen=True, slots=True)
class Look:
    """What a page shows. `picture`: it must be read by OCR; `edges`: the share of its pixels at which the picture steps
    from light to dark; `visible`: for each letter that the file states, whether a reader sees it."""

    picture: bool
    edges: float
    visible: tuple[bool, ...]


def covered(page: Any) -> float:
    """The share of a pdfplumber page under pictures; scanners cut a page into strips, so that all count together."""
    import numpy as np

    grid = np.zeros((_CELLS, _CELLS), dtype=bool)
    width, height = float(page.width), float(page.height)
    for image in page.images:
        left, right = sorted((float(image["x0"]), float(image["x1"])))
        top, bottom = sorted((float(image["top"]), float(image["bottom"])))
        grid[_cell(top, height) : _cell(bottom, height), _cell(left, width) : _cell(right, width)] = True
    return float(grid.mean())


def _cell(at: float, of: float) -> int:
    return min(_CELLS, max(0, round(at / of * _CELLS)))


def look(page: Any, chars: Sequence[dict[str, Any]], under_pictures: float) -> Look:
    """What the pdfium `page` shows, whose letters are the pdfplumber `chars`; its text is taken from it on the way.

    `under_pictures` is what `covered` says of it.
    """
    import numpy as np

    scale = _DPI / 72
    shown = drawn(page, scale, grey=True)
    left = drawn(page, scale, grey=True) if without_text(page) else shown
    edges = float((np.abs(np.diff(left.astype(np.int16), axis=1)) > _EDGE).mean())
    differs = np.abs(shown.astype(np.int16) - left.astype(np.int16)) > _SHOWN
    visible = tuple(_differs(differs, char, scale) for char in chars)
    picture = edges >= FAINT if under_pictures > HALF else edges >= WRITTEN and sum(visible) < _FEW
    return Look(picture, edges, visible)


def _differs(differs: Any, char: dict[str, Any], scale: float) -> bool:
    left, right = int(char["x0"] * scale), int(char["x1"] * scale) + 2
    top, bottom = int(char["top"] * scale), int(char["bottom"] * scale) + 2
    return bool(differs[max(0, top) : bottom, max(0, left) : right].any())


def without_text(page: Any) -> bool:
    """Takes the letters from the pdfium `page` in memory; those inside of forms stay, and are part of its picture.
    Returns whether there were any."""
    from pypdfium2 import raw

    letters = list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=1))
    for each in letters:
        page.remove_obj(each)
    return bool(letters)


def drawn(page: Any, scale: float, grey: bool = False) -> Any:
    """The pdfium `page` as an array of pixels (height × width, and × 3 where not grey), 255 is white.

    Comments and the fields of signatures are not drawn; the whole of the paper is, not only the part that is shown.
    """
    page.set_cropbox(*page.get_mediabox())
    return (
        page.render(scale=scale, grayscale=grey, draw_annots=False, may_draw_forms=False, rev_byteorder=True)
        .to_numpy()
        .squeeze()
    )
