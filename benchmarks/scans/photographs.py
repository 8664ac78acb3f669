"""A page as a telephone takes it: seen at an angle, on a table, with a shadow over it, curved as in a bound volume."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class View:
    """How a page is photographed: corners are off by up to `angle` of its width, its lines bend by `curve` of it."""

    angle: float = 0.06
    curve: float = 0.0
    shadow: float = 0.35  # how much darker its darkest part is
    margin: float = 0.08  # of its width: the table that is seen around it; 0.0 for none


def photographed(pixels: Any, view: View, chance: random.Random) -> Any:
    """The coloured `pixels` of a page as `view` shows them."""
    import cv2
    import numpy as np

    height, width = pixels.shape[:2]
    bent = _bent(pixels, view.curve * width) if view.curve else pixels
    edge = round(view.margin * width)
    size = width + 2 * edge, height + 2 * edge
    corners = np.array([[edge, edge], [edge + width, edge], [edge + width, edge + height], [edge, edge + height]])
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    off = np.array([[chance.random(), chance.random()] for _ in corners]) * view.angle * width
    seen = (corners + inward * off).astype(np.float32)
    start = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(start, seen)
    table = np.full((size[1], size[0], 3), (92, 74, 58), np.uint8)
    if not edge:
        table[:] = 250
    page = cv2.warpPerspective(bent, turn, size, flags=cv2.INTER_AREA)
    where = cv2.warpPerspective(np.full((height, width), 255, np.uint8), turn, size)
    together = np.where(where[..., None] > 127, page, table).astype(np.float32)
    return (together * _light(size, view.shadow, chance)).clip(0, 255).astype(np.uint8)


def _bent(pixels: Any, by: float) -> Any:
    """The page with its lines hanging through by `by` pixels in the middle of their length."""
    import cv2
    import numpy as np

    height, width = pixels.shape[:2]
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    down += np.float32(by) * (np.sin(np.pi * across / width) - np.float32(0.5))
    return cv2.remap(pixels, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _light(size: tuple[int, int], shadow: float, chance: random.Random) -> Any:
    """How light each pixel is: darker to one side, with a soft edge."""
    import numpy as np

    width, height = size
    across, down = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    slope = chance.uniform(-0.6, 0.6)
    edge = chance.uniform(0.3, 0.7)
    dark = 1 / (1 + np.exp(-(across + slope * down - edge) / 0.08))
    return (1 - shadow * dark)[..., None]
