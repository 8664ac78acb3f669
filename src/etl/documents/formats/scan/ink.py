"""What is drawn in a piece of a page: its ink cut close, and the parts that hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

DARK = 150  # of 255: darker is ink
SPECK = 8  # pixels: smaller marks are dust
BLUR = 5  # pixels around the ink that belong to it


class Part(NamedTuple):
    """The box of ink that hangs together, in pixels from the top left."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column behind it."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Ink:
    """What is drawn: its grey `pixels`, cut close; its `parts` from left to right; the `height` of the tallest part,
    which is that of a digit; and `left` and `top`, where in the piece of the page the pixels begin."""

    pixels: Any
    parts: list[Part]
    height: int
    left: int
    top: int


def ink_of(grey: Any, dark: int = DARK) -> Ink | None:
    """What is drawn `dark` in the `grey` pixels; None where nothing is, or only dust."""
    import cv2
    import numpy as np

    _, _, boxes, _ = cv2.connectedComponentsWithStats((grey < dark).astype(np.uint8))
    parts = sorted(Part(*box[:4]) for box in boxes[1:].tolist() if box[4] >= SPECK)
    if not parts:
        return None
    left, top = min(part.left for part in parts), min(part.top for part in parts)
    right, bottom = max(part.right for part in parts), max(part.top + part.height for part in parts)
    left, top = max(0, left - BLUR), max(0, top - BLUR)
    moved = [Part(part.left - left, part.top - top, part.width, part.height) for part in parts]
    return Ink(grey[top : bottom + BLUR, left : right + BLUR], moved, max(part.height for part in parts), left, top)
