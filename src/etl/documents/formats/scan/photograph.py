"""A page that was photographed: its paper is found on what lies around it and put right; one that bends is told."""

from __future__ import annotations

from typing import Any

from etl.documents.formats.scan.tilt import tilt

_REDUCED = 1_000  # pixels of the longer side on which the paper is looked for
_SMALLEST, _LARGEST = 0.25, 0.985  # of the picture: less is no page, more has nothing around it
_LIGHTER = 40  # of 255: how much lighter than what is around it paper is
_CORNERS = 4
_ROUND = 0.02  # of the outline: how far it may be from straight lines between its corners
_FILLED = 0.93  # of the four-cornered area that must be paper; of the strokes of letters that must be on it
_LIMITS = (1.0, 0.8, 0.65, 0.5)  # of the lightness that parts the picture best
_GRAIN = 5  # pixels of the small picture
_STROKE, _WIDEST = 9, 25  # … strokes of letters are thinner, gaps in paper narrower
_DARKER = 0.75  # of what is around: strokes of letters are darker
_LOOK = 700  # pixels of the longer side on which the bend is looked for
_BEND = 0.7  # degrees: how much the lines of two halves of a page may differ
_LEANS = 0.25  # degrees: less is upright enough
_CLEAR = 1.15  # times as sharp as without turning: less tells nothing


Paper = tuple[Any, tuple[int, int]]
"""The map (3 × 3) from the pixels of a picture to those of the paper on it, and the paper's width and height."""


def paper(pixels: Any, seen: Paper | None) -> Any:
    """The coloured `pixels` of the paper that `from_above` has `seen`; all of them where no paper stands out."""
    import cv2

    if seen is None:
        return pixels
    return cv2.warpPerspective(pixels, seen[0], seen[1], flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))


def from_above(pixels: Any) -> Paper | None:
    """The paper on a picture of coloured `pixels`; None where none stands out."""
    import cv2
    import numpy as np

    scale = min(1.0, _REDUCED / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    corners = _corners(np.ascontiguousarray(small.max(axis=2)))
    if corners is None:
        return None
    corners = corners / scale
    top, right, bottom, left = (
        float(np.linalg.norm(corners[i] - corners[(i + 1) % _CORNERS])) for i in range(_CORNERS)
    )
    width, height = round(max(top, bottom)), round(max(left, right))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return cv2.getPerspectiveTransform(corners.astype(np.float32), target), (width, height)


def _corners(light: Any) -> Any:
    """The four corners of the paper in a small picture, clockwise from the top left; None where none stands out."""
    import cv2
    import numpy as np

    smooth = cv2.medianBlur(light, _GRAIN)
    limit, mask = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    if not mask.any() or mask.all() or light[mask > 0].mean() - light[mask == 0].mean() < _LIGHTER:
        return None
    around = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    strokes = light < _DARKER * around
    for part in _LIMITS:  # paper in a shadow is darker than the limit that parts the picture best
        corners = _outline((smooth > part * limit).astype(np.uint8))
        if corners is not None and _holds_all(corners, strokes):
            return _clockwise(corners)
    return None


def _outline(mask: Any) -> Any:
    """The corners of the largest thing in a mask, where it has four and fills what is between them."""
    import cv2
    import numpy as np

    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((_WIDEST, _WIDEST), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    corners = cv2.approxPolyDP(hull, _ROUND * cv2.arcLength(hull, True), True)
    if len(corners) != _CORNERS or not _SMALLEST <= cv2.contourArea(corners) / mask.size <= _LARGEST:
        return None
    inside = cv2.fillConvexPoly(np.zeros_like(mask), corners, 1)
    return corners.reshape(_CORNERS, 2) if mask[inside > 0].mean() >= _FILLED else None


def _holds_all(corners: Any, strokes: Any) -> bool:
    """Whether the strokes of letters are between the corners: where the rest of the page has some, it is cut off."""
    import cv2
    import numpy as np

    inside = cv2.fillConvexPoly(np.zeros(strokes.shape, np.uint8), corners, 1)
    edge = cv2.dilate(inside, np.ones((_WIDEST, _WIDEST), np.uint8))  # its own edge is a stroke, too
    return bool(strokes[edge == 0].sum() <= (1 - _FILLED) * strokes[inside > 0].sum())


def _clockwise(corners: Any) -> Any:
    """From the top left, whatever corner comes first."""
    import numpy as np

    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    around = corners[np.argsort(angles)]  # with y downwards, growing angles go clockwise
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)


def unleaning(grey: Any) -> Any:
    """The affine map (2 × 3) that sets upright what leans in the `grey` pixels of a straightened page: seen from one
    side, a page leans to the other. None where nothing clearly does."""
    import cv2
    import numpy as np

    (left, right), _ = _tilts(cv2.transpose(_small(grey)))
    lean = (left + right) / 2
    if abs(lean) < _LEANS or abs(left - right) > _BEND:
        return None
    by = float(np.tan(np.radians(lean)))
    return np.array([[1, -by, by * grey.shape[0] / 2], [0, 1, 0]], np.float32)


def bends(grey: Any) -> bool:
    """Whether the lines of a straightened page do not run alike: it is curved, or was seen at an angle."""
    return any(abs(first - second) > _BEND for first, second in _tilts(_small(grey)))


def _small(grey: Any) -> Any:
    import cv2

    scale = min(1.0, _LOOK / max(grey.shape))
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _tilts(small: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """How the lines of the left and the right half run, and those of the upper and the lower one."""
    height, width = small.shape
    left, right, upper, lower = (
        tilt(half, _CLEAR)
        for half in (small[:, : width // 2], small[:, width // 2 :], small[: height // 2], small[height // 2 :])
    )
    return (left, right), (upper, lower)
