"""The ruling lines of a scanned table, found in the picture of the page: the PDF of a scan states no lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_DPI = 150
_DARK = 150  # of 255: darker is ink
_SHORTEST = 0.25  # inches: shorter strokes are letters
_SPREAD = 2  # pixels to either side
_THICKEST = 12  # pixels, spread included: more rows of ink are no line
_TILT = 0.02  # of a line's length: how much it may rise over it


def settings(page: Any) -> dict[str, Any]:
    """Settings with which pdfplumber finds tables between the lines in the picture of `page`; empty where there are too
    few lines for a table."""
    import numpy as np

    picture = np.asarray(page.to_image(resolution=_DPI, antialias=False).original.convert("L")) < _DARK
    scale = 72 / _DPI
    across = [_edge(x0, y, x1, y, scale) for y, x0, x1 in _strokes(picture)]
    down = [_edge(x, y0, x, y1, scale) for x, y0, y1 in _strokes(picture.T)]
    return (
        {
            "vertical_strategy": "explicit",
            "horizontal_strategy": "explicit",
            "explicit_vertical_lines": down,
            "explicit_horizontal_lines": across,
            "snap_tolerance": 4,
            "join_tolerance": 6,
            "intersection_tolerance": 5,
        }
        if len(down) > 2 and len(across) > 2
        else {}
    )


def _strokes(ink: Any) -> list[tuple[float, float, float]]:
    """Lines along the rows of a picture: row, first and last column, in pixels.

    The ink is spread by a pixel or two across the line first, so that a thin or slightly tilted line, which steps from
    row to row, stays in one piece; the runs of neighbouring rows are one line.
    """
    import numpy as np

    spread = ink.copy()
    for shift in range(1, _SPREAD + 1):
        spread[shift:] |= ink[:-shift]
        spread[:-shift] |= ink[shift:]
    edges = np.diff(np.pad(spread, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    long = ends - starts >= _SHORTEST * _DPI
    open_bands, bands = list[_Band](), list[_Band]()
    for row, start, end in zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True):
        open_bands = [band for band in open_bands if row - band.last <= 1]
        band = next((band for band in open_bands if start < band.end and band.start < end), None)
        if band is None:
            band = _Band(row, row, start, end)
            open_bands.append(band)
            bands.append(band)
        band.last, band.start, band.end = row, min(band.start, start), max(band.end, end)
    return [((band.first + band.last) / 2, band.start, band.end) for band in bands if band.is_line()]


@dataclass(slots=True)
class _Band:
    """Neighbouring rows of ink, from `first` to `last`, and the columns they cover."""

    first: int
    last: int
    start: int
    end: int

    def is_line(self) -> bool:
        """Whether it is long and thin: a filled area or a stamp is not a line."""
        return self.last - self.first <= max(_THICKEST, _TILT * (self.end - self.start))


def _edge(x0: float, y0: float, x1: float, y1: float, scale: float) -> dict[str, Any]:
    """A line in points, as pdfplumber describes one."""
    return {
        "object_type": "line",
        "x0": x0 * scale, "x1": x1 * scale, "top": y0 * scale, "bottom": y1 * scale,
        "width": (x1 - x0) * scale, "height": (y1 - y0) * scale,
        "orientation": "h" if y0 == y1 else "v",
    }  # fmt: skip
