"""Figures of one table that by their headings tell the same and differ: so a heading or a label that was misread shows.

In one column the first row stands, for rows below it are rather parts of it ("Tiền phạt", "- Phạt vi phạm hành chính");
not where the lower one is more, says that it is a part ("Trong đó: …") or is one of several items below it: then both
are in doubt, as of two columns.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.documents.document import Cell
from etl.extract.observation import Doubt, LeftOut, Observation

Found = Observation | Doubt | LeftOut
Place = tuple[int, int]
_RULE = "table.told-twice"


def without_contradictions(
    found: Iterable[Found], cells: Iterable[Cell], catalogue: Catalogue, parts: Collection[int] = ()
) -> list[Found]:
    """What was `found` in one table, in its order; `cells` are all those of the table, `parts` the rows that are parts
    of the one above. One doubt stands for all contradicted figures of a row or a column, the others are left out with
    its place."""
    kept = list(found)
    told: dict[Hashable, list[Observation]] = {}
    for one in kept:
        if isinstance(one, Observation):
            told.setdefault(_said(one), []).append(one)
    groups: dict[int, tuple[str, int]] = {}  # by place of the figure
    against: dict[int, Observation] = {}
    several = [same for same in told.values() if len(same) > 1]
    if not several:
        return kept
    places = {cell.start: (cell.row, cell.column) for cell in cells}
    differing = [pair for same in several for pair in _differing(same, places, catalogue)]
    if not differing:
        return kept
    more = {
        (places[one.char_start][0], places[other.char_start][0])
        for one, other in differing
        if one.measure == "value" and other.value_base > one.value_base
    }
    for one, other in differing:
        rows = places[one.char_start][0], places[other.char_start][0]
        _note(one, other, places, groups, against, rows in more or rows[1] in parts)
    first: dict[tuple[str, int], str] = {}
    return [
        _in_doubt(one, groups[one.char_start], against[one.char_start], first)
        if isinstance(one, Observation) and one.char_start in groups
        else one
        for one in kept
    ]


def _said(one: Observation) -> Hashable:
    """All that a figure is of."""
    return (
        one.indicator, one.area_id, one.period, one.scenario, one.preliminary, one.measure, one.base_unit,
        one.price_basis, one.scope, one.base,
    )  # fmt: skip


def _differing(
    same: Iterable[Observation], places: Mapping[int, Place], catalogue: Catalogue
) -> Iterator[tuple[Observation, Observation]]:
    """The figures that tell the `same` and differ, the one that stands first. Each is held only against those that
    stand in their column, once for each print, so that a long table of the same takes no more time a row."""
    standing: dict[Hashable, Observation] = {}  # by column and print, in the order of the text
    for other in same:
        column = places[other.char_start][1]
        printed = column, other.value_base, other.unit, other.decimals, other.bound, other.value_to
        stands = True
        for at, one in standing.items():
            if at != printed and not _agree(one, other, catalogue):
                stands = stands and places[one.char_start][1] != column
                yield one, other
        if stands:
            standing.setdefault(printed, other)


def _agree(one: Observation, other: Observation, catalogue: Catalogue) -> bool:
    """Whether both can be prints of one number."""
    if one.bound or other.bound or one.value_to or other.value_to:
        return True
    finer, coarser = sorted((_step(one, catalogue), _step(other, catalogue)))
    return abs(one.value_base - other.value_base) <= (coarser / 2 if coarser > finer else 0)


def _step(one: Observation, catalogue: Catalogue) -> Decimal:
    """What the last digit printed stands for, in the base unit."""
    return catalogue.units[one.unit].factor * Decimal(1).scaleb(-one.decimals)


def _note(
    one: Observation, other: Observation, places: Mapping[int, Place],
    groups: dict[int, tuple[str, int]], against: dict[int, Observation], both: bool,
) -> None:  # fmt: skip
    """Notes which of two contradicting figures is in doubt, and in which row or column; of two rows the lower one, or
    `both`."""
    (row, column), (other_row, other_column) = places[one.char_start], places[other.char_start]
    if column == other_column:
        if both:
            groups.setdefault(one.char_start, ("row", row))
            against.setdefault(one.char_start, other)
        elif one.char_start in groups:
            return  # it does not stand itself
        groups.setdefault(other.char_start, ("row", other_row))
        against.setdefault(other.char_start, one)
        return
    for each, line, rest in ((one, column, other), (other, other_column, one)):
        groups.setdefault(each.char_start, ("column", line))
        against.setdefault(each.char_start, rest)


def _in_doubt(
    one: Observation, group: tuple[str, int], other: Observation, first: dict[tuple[str, int], str]
) -> Doubt | LeftOut:
    told_at = first.setdefault(group, one.locator)
    if told_at != one.locator:
        reason = f"in doubt as a whole with others of its {group[0]}, told at {told_at}"
        return LeftOut(one.quote, one.char_start, one.char_end, reason)
    reason = f"by their headings it and “{other.quote}” at {other.locator} tell the same"
    return Doubt.of(one, reason, _RULE)
