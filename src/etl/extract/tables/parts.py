"""Rows that are a part of the row above them, though they have the same name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from etl.extract.tables.boxhead import Heading
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import Layout

_ITEM = re.compile(r"\s*[-–+*•]\s*\S")


def named_parts(rows: Mapping[int, Heading], grid: Grid, layout: Layout) -> frozenset[int]:
    """The rows that are a part of the one above, and are named in full: "Trong đó: Tiền phạt vi phạm hành chính", not
    "Trong đó: Chợ hạng 1"; "- Phạt vi phạm hành chính" of several items below "Tổng số tiền thu phạt"."""
    full = {row for row, heading in rows.items() if _is_named_in_full(heading)}
    found = {row for row in full if rows[row].opens is not None}
    for is_item, together in groupby(sorted(rows), lambda row: _is_item(row, grid, layout)):
        items = list(together) if is_item else []
        found.update(full.intersection(items) if len(items) > 1 else ())
    return frozenset(found)


def _is_item(row: int, grid: Grid, layout: Layout) -> bool:
    cells = (grid.at[row][column] for column in layout.labels)
    label = next((grid.words(cell) for cell in cells if not grid.is_empty(cell)), "")
    return _ITEM.match(label) is not None


def _is_named_in_full(heading: Heading) -> bool:
    """Whether one name is all that it says, behind "Trong đó" or alone."""
    if (heading.opens is not None and heading.first is not heading.opens) or len(heading.names) != 1:
        return False
    rest = (t for t in heading.tokens if t.kind not in ("sign", "filler", "unit"))
    return all(token is heading.opens or token is heading.names[0] for token in rest)
