"""A page that lies askew is turned straight: its lines of text and its rules become rows of pixels."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

_LONGEST = 900  # pixels of the longer side on which the angle is looked for
_STRIP = 8  # pixels: over so many columns a row of ink falls by less than one, at the largest angle
_MOST = 6.0  # degrees to either side
_COARSE = 0.5
_FINE = 0.05
_LEAST = 0.04  # degrees: less is straight enough
_CLEAR = 1.02  # times as sharp as the page as it is


def straightening(grey: Any) -> Any:
    """The affine map (2 × 3) that turns the `grey` pixels by the angle at which their rows are sharpest; None where no
    angle makes them clearly sharper."""
    import cv2

    angle = tilt(grey)
    height, width = grey.shape
    return cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0) if angle else None


def warped(grey: Any, by: Any) -> Any:
    """The `grey` pixels moved `by` an affine map (2 × 3), as large as before, white where nothing comes to lie; None
    leaves them as they are."""
    import cv2

    if by is None:
        return grey
    height, width = grey.shape
    return cv2.warpAffine(grey, by, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def tilt(grey: Any, clear: float = _CLEAR) -> float:
    """By how many degrees the `grey` pixels must be turned counter-clockwise to be straight; 0.0 for a page that is, or
    that has no rows, or whose rows do not become `clear` times as sharp."""
    import cv2

    scale = min(1.0, _LONGEST / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    sharpness = cache(partial(_sharpness, _strips(small)))
    steps = int(_MOST / _COARSE)
    coarse = max((step * _COARSE for step in range(-steps, steps + 1)), key=sharpness)
    fine = int(_COARSE / _FINE)
    best = max((coarse + step * _FINE for step in range(-fine, fine + 1)), key=sharpness)
    return best if abs(best) >= _LEAST and sharpness(best) > clear * sharpness(0.0) else 0.0


def _strips(small: Any) -> Any:
    """How dark each row of each strip of `_STRIP` columns is."""
    import cv2
    import numpy as np

    height, width = small.shape
    ink = (255 - small).astype(np.float32)
    return cv2.resize(ink, (max(1, width // _STRIP), height), interpolation=cv2.INTER_AREA)


def _sharpness(strips: Any, angle: float) -> float:
    """How much the ink of a row differs from that of the next one, once the page is turned by `angle`: each strip is
    moved up or down by what the turn moves its middle, which takes a tenth of the time of turning all pixels."""
    import cv2
    import numpy as np

    height, width = strips.shape
    fall = float(np.tan(np.radians(angle))) * _STRIP
    move = np.array([[1, 0, 0], [fall, 1, -fall * (width - 1) / 2]], np.float32)
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    rows = cv2.warpAffine(strips, move, (width, height), flags=how, borderValue=0)
    steps = np.diff(rows.sum(axis=1, dtype=np.float64))
    return float((steps * steps).sum())
