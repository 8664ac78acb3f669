"""Groups of rows that tell a time or a scenario: below "A. Kế hoạch" or "Năm 2014" stand plans, or figures of 2014.

Such a row has no figures itself and names nothing; one that tells a scenario can stand in one that tells a time, and
the other way round. Lines that stand across the columns are told in `sections`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from etl.extract.tables.boxhead import Heading
from etl.extract.tables.sides import Side
from etl.extract.tokens import Token


@dataclass(slots=True)
class _Group:
    """What a group tells, how deep its numbering puts it, and whether rows with figures stand right below it."""

    side: Side
    mark: int | None
    is_filled: bool = False


def under_groups(
    rows: Mapping[int, Heading], marks: Mapping[int, int | None], filled: Collection[int]
) -> dict[int, Heading]:
    """The headings of the rows; what they do not tell of their time and scenario they have from the groups above them.

    `marks` are how deep the numbering puts the rows, `filled` the rows with figures. A group reaches as far as the next
    row as high as its own.
    """
    found: dict[int, Heading] = {}
    groups: list[_Group] = []  # from the outermost
    for row, heading in rows.items():
        mark, begins = marks.get(row), row not in filled and _is_group(heading)
        if _says_something(heading):
            inner = heading.side if begins else None
            ended = (k for k, one in enumerate(groups) if _ends(one, mark, inner, row in filled))
            del groups[next(ended, len(groups)) :]
        if begins:
            groups.append(_Group(heading.side, mark))
        elif row in filled and groups and not heading.is_ratio:
            groups[-1].is_filled = True
            side = _together(heading.side, *(one.side for one in reversed(groups)))
            heading = heading if side == heading.side else replace(heading, side=side)
        found[row] = heading
    return found


def with_units_above(
    rows: Mapping[int, Heading], marks: Mapping[int, int | None], filled: Collection[int]
) -> dict[int, Heading]:
    """The headings of the rows; those with figures know the unit that the numbered row above them tells, which has none
    itself: "1. Bán lẻ (tỷ đồng)". It reaches as far as the next row as high, and no row below one without a unit of its
    own has another one's."""
    found: dict[int, Heading] = {}
    above: list[tuple[int, Token | None]] = []  # from the outermost: how deep, and the unit
    for row, heading in rows.items():
        mark = marks.get(row)
        if mark is not None:
            above = [one for one in above if one[0] < mark]
        if row not in filled and mark is not None:
            above.append((mark, heading.unit))
        unit = next((token for _, token in reversed(above) if token is not None), None)
        found[row] = replace(heading, unit_above=unit) if row in filled and unit is not None else heading
    return found


def _is_group(heading: Heading) -> bool:
    """Whether the row tells what the figures below it are of, and nothing else."""
    return bool(heading.side) and not (heading.is_ratio or heading.names or heading.strange or heading.area)


def _says_something(heading: Heading) -> bool:
    """Whether the row is more than an announcement of others: "Trong đó:"."""
    return bool(heading.names or heading.strange or heading.side or heading.area or heading.is_ratio)


def _ends(group: _Group, mark: int | None, inner: Side | None, has_figures: bool) -> bool:
    """Whether a row so deep ends the `group`: a number as high, or without numbers one without figures.

    Not one that begins a group itself, `inner`, which tells what the group above it does not: "Năm 2014", "Kế hoạch".
    """
    if mark is not None and group.mark is not None:
        return mark <= group.mark
    if has_figures or mark is not None or group.mark is not None:
        return False
    told = inner is None or (group.side.scenario and inner.scenario) or (group.side.timed and inner.timed)
    return bool(told) or group.is_filled


def _together(*sides: Side) -> Side:
    """What the innermost tells of the scenario, and the innermost of the time."""
    scenario = next((side.scenario for side in sides if side.scenario is not None), None)
    return replace(next((side for side in sides if side.timed), Side()), scenario=scenario)
