"""The paragraphs and tables of a page, each with its locator, in the order in which they stand on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from etl.documents.pdf_tables.paragraphs import paragraphs
from etl.documents.text_layout import Item, TextGrid, TextLine

Maker = tuple[float, Callable[[str], TextGrid]]
"""The top of a table, and what makes it once its locator is known."""


def in_order(free: Sequence[dict[str, Any]], makers: Sequence[Maker], number: int, height: float) -> list[Item]:
    """The items of page `number`, `height` points high, top to bottom: the `free` words as paragraphs, and tables."""
    grids = [
        (top, make(f"trang {number}, bảng {index}"))
        for index, (top, make) in enumerate(sorted(makers, key=lambda each: each[0]), 1)
    ]
    lines = [(top, item) for top, item in paragraphs(free, number, height, [top for top, _ in grids])]
    everything: Sequence[tuple[float, TextLine | TextGrid]] = [*lines, *grids]
    return [item for _, item in sorted(everything, key=lambda each: each[0])]
