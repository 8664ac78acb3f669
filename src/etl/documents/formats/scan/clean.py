"""The picture of a page made ready for OCR: stamps taken away by their colour, shades levelled to white."""

from __future__ import annotations

from typing import Any

_COLOURED = 60  # of 255: the difference between the brightest and the darkest part of a coloured pixel
_TOGETHER = 9  # pixels: coloured ink that is closer is one thing
_LARGE = 0.6  # inches, to both sides: coloured ink that spreads less is a letter or a line of them
_REDUCED = 4  # the paper under the ink is looked for in a picture so much smaller
_LETTERS = 15  # pixels of the smaller picture: strokes are thinner
_BLACK, _WHITE = 40, 205  # of 255: what is darker is ink, what is lighter is paper
_DARKEST_PAPER = 60  # of 255: darker areas are no paper


def clean(pixels: Any, dpi: float) -> Any:
    """The coloured `pixels` (height × width × 3) of a page as grey ones (height × width), without stamps, on white."""
    return spread(level(without_stamps(pixels, dpi)))


def spread(grey: Any) -> Any:
    """Grey pixels with ink black and paper white: the grain of paper confuses who reads digits, and slows it down."""
    import cv2
    import numpy as np

    table = np.clip((np.arange(256) - _BLACK) * (255 / (_WHITE - _BLACK)), 0, 255).astype(np.uint8)
    return cv2.LUT(grey, table)


def without_stamps(pixels: Any, dpi: float) -> Any:
    """Grey pixels in which coloured ink that spreads like a stamp is as light as its lightest colour: black letters
    under it stay. Coloured letters, which stand in lines, stay as dark as they are."""
    import cv2
    import numpy as np

    pixels = np.ascontiguousarray(pixels)
    red, green, blue = cv2.split(pixels)  # numpy takes ten times as long for the brightest of three
    light, dark = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    coloured = cv2.subtract(light, dark) > _COLOURED
    if not coloured.any():
        return grey
    joined = cv2.morphologyEx(coloured.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((_TOGETHER, _TOGETHER), np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for left, top, width, height, _ in boxes[1:].tolist():
        if min(width, height) >= _LARGE * dpi:
            box = slice(top, top + height), slice(left, left + width)
            grey[box] = np.where(coloured[box], light[box], grey[box])
    return grey


def level(grey: Any) -> Any:
    """Grey pixels as they would be on white paper: each is held against the paper around it, so that the shade of a row
    or a shadow over the page is gone."""
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=1 / _REDUCED, fy=1 / _REDUCED, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_LETTERS, _LETTERS), np.uint8))
    under = cv2.resize(paper, grey.shape[::-1]).clip(_DARKEST_PAPER, 255)
    return cv2.divide(grey, under, scale=255)
