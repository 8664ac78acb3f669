"""Groups of rows that tell a time or a scenario: below "A. Kế hoạch" or "Năm 2014" stand plans, or figures of 2014.

Such a row has no figures itself and names nothing. Lines that stand across the columns are told in `sections`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from etl.extract.tables.boxhead import Heading


def under_groups(
    rows: Mapping[int, Heading], marks: Mapping[int, int | None], filled: Collection[int]
) -> dict[int, Heading]:
    """The headings of the rows; those that tell no time and no scenario have what the group above them tells.

    `marks` are how deep the numbering puts the rows, `filled` the rows with figures. A group reaches as far as the next
    row as high as its own.
    """
    found: dict[int, Heading] = {}
    group: Heading | None = None
    depth: int | None = None
    for row, heading in rows.items():
        mark = marks.get(row)
        if group is not None and _says_something(heading) and _ends(mark, depth, row in filled):
            group = None
        if row not in filled and _is_group(heading):
            group, depth = heading, mark
        if group is not None and row in filled and not heading.tells_time:
            heading = replace(heading, side=group.side)
        found[row] = heading
    return found


def _is_group(heading: Heading) -> bool:
    """Whether the row tells what the figures below it are of, and nothing else."""
    return bool(heading.side) and not (heading.is_ratio or heading.names or heading.strange or heading.area)


def _says_something(heading: Heading) -> bool:
    """Whether the row is more than an announcement of others: "Trong đó:"."""
    return bool(heading.names or heading.strange or heading.side or heading.area or heading.is_ratio)


def _ends(mark: int | None, depth: int | None, has_figures: bool) -> bool:
    """Whether a row so deep ends a group that stands at `depth`: one without figures, or a number as high."""
    if mark is None or depth is None:
        return not has_figures and mark is None and depth is None
    return mark <= depth
