"""The ruling lines of scanned tables: found in the picture of the page, made into cells, and taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels from the top left."""

_DARK = 150  # of 255: darker is ink
_SHORTEST = 0.35  # inches: shorter strokes are letters
_THICKEST = 0.06  # inches: thicker strokes are areas
_GAP = 3  # pixels: a worn line has gaps as long; the feet of digits that stand in a row have longer ones
_RIM = 5  # pixels to either side of a line that go with it: its blur
_SAME = 8  # pixels: lines that are closer are one
_MEET = 14  # pixels: a line that ends so far from another meets it


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table between ruling lines: the boxes of its cells, and the box around it."""

    cells: tuple[Box, ...]
    bbox: Box


def take_out(grey: Any, dpi: float) -> tuple[Any, list[RuledTable]]:
    """The `grey` pixels of a straight page without its ruling lines, and the tables between them, top to bottom."""
    import cv2
    import numpy as np

    ink = (grey < _DARK).astype(np.uint8)
    long, thick = round(_SHORTEST * dpi), max(3, round(_THICKEST * dpi))
    lying, standing = _strokes(ink, long, thick), _strokes(ink.T, long, thick).T
    tables = _tables(_edges(lying, "h"), _edges(standing.T, "v")) if lying.any() and standing.any() else []
    gone = cv2.dilate(lying | standing, np.ones((_RIM, _RIM), np.uint8))
    without = grey.copy()
    without[gone > 0] = 255
    return without, tables


def _strokes(ink: Any, long: int, thick: int) -> Any:
    """The ink that belongs to lines along the rows: long, and not thick."""
    import cv2
    import numpy as np

    ink = np.ascontiguousarray(ink)
    whole: Any = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    whole = cv2.morphologyEx(whole, cv2.MORPH_CLOSE, np.ones((1, _GAP), np.uint8))
    lines: Any = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    areas: Any = cv2.morphologyEx(lines, cv2.MORPH_OPEN, np.ones((thick, long), np.uint8))
    return lines & (1 - areas)


def _edges(lines: Any, orientation: str) -> list[dict[str, Any]]:
    """Each line as pdfplumber describes one; `lines` runs along the rows, the edges of "v" are turned back."""
    import cv2
    import numpy as np

    _, _, boxes, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(lines))
    return [
        _edge(left, top + height / 2, left + width, orientation) for left, top, width, height, _ in boxes[1:].tolist()
    ]


def _edge(start: float, at: float, end: float, orientation: str) -> dict[str, Any]:
    if orientation == "h":
        box = {"x0": start, "x1": end, "top": at, "bottom": at}
    else:
        box = {"x0": at, "x1": at, "top": start, "bottom": end}
    return {**box, "width": box["x1"] - box["x0"], "height": box["bottom"] - box["top"], "orientation": orientation,
            "object_type": "line"}  # fmt: skip


def _tables(lying: list[dict[str, Any]], standing: list[dict[str, Any]]) -> list[RuledTable]:
    from pdfplumber import table

    edges = table.merge_edges([*lying, *standing], _SAME, _SAME, _MEET, _MEET)
    cells = table.intersections_to_cells(table.edges_to_intersections(edges, _MEET, _MEET))
    found = [RuledTable(tuple(boxes), _around(boxes)) for boxes in table.cells_to_tables(cells) if _is_table(boxes)]
    return sorted(found, key=lambda each: each.bbox[1])


def _around(boxes: list[Box]) -> Box:
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def _is_table(boxes: list[Box]) -> bool:
    """Whether there is more than one row and more than one column: a frame around a text is not a table."""
    return len({box[1] for box in boxes}) > 1 and len({box[0] for box in boxes}) > 1
