"""Figures of one table that by their headings tell the same and differ: so a heading or a label that was misread shows.

In one column the first row stands, for rows below it are rather parts of it ("Tiền phạt", "- Phạt vi phạm hành chính");
of two columns neither does.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from itertools import combinations

from etl.catalogue import Catalogue
from etl.documents.document import Cell
from etl.extract.observation import Doubt, LeftOut, Observation

Found = Observation | Doubt | LeftOut
Place = tuple[int, int]
_RULE = "table.told-twice"


def without_contradictions(found: Iterable[Found], cells: Iterable[Cell], catalogue: Catalogue) -> list[Found]:
    """What was `found` in one table, in its order; `cells` are all those of the table. One doubt stands for all
    contradicted figures of a row or a column, the others are left out with its place."""
    kept = list(found)
    told: dict[Hashable, list[Observation]] = {}
    for one in kept:
        if isinstance(one, Observation):
            told.setdefault(_said(one), []).append(one)
    groups: dict[int, tuple[str, int]] = {}  # by place of the figure
    against: dict[int, Observation] = {}
    differing = [
        (one, other)
        for same in told.values()
        if len(same) > 1
        for one, other in combinations(same, 2)
        if not _agree(one, other, catalogue)
    ]
    if not differing:
        return kept
    places = {cell.start: (cell.row, cell.column) for cell in cells}
    for one, other in differing:
        _note(one, other, places, groups, against)
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


def _agree(one: Observation, other: Observation, catalogue: Catalogue) -> bool:
    """Whether both can be prints of one number."""
    if one.bound or other.bound or one.value_to or other.value_to:
        return True
    coarser = max(_step(one, catalogue), _step(other, catalogue))
    finer = min(_step(one, catalogue), _step(other, catalogue))
    return abs(one.value_base - other.value_base) <= (coarser / 2 if coarser > finer else 0)


def _step(one: Observation, catalogue: Catalogue) -> Decimal:
    """What the last digit printed stands for, in the base unit."""
    return catalogue.units[one.unit].factor * Decimal(1).scaleb(-one.decimals)


def _note(
    one: Observation, other: Observation, places: Mapping[int, Place],
    groups: dict[int, tuple[str, int]], against: dict[int, Observation],
) -> None:  # fmt: skip
    """Notes which of two contradicting figures is in doubt, and in which row or column."""
    (_, column), (other_row, other_column) = places[one.char_start], places[other.char_start]
    if column == other_column:
        if one.char_start in groups:
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
    return Doubt(
        document_id=one.document_id, reason=reason, quote=one.quote, char_start=one.char_start, char_end=one.char_end,
        locator=one.locator, rule=_RULE, indicator=one.indicator, area_id=one.area_id, period=one.period,
        scenario=one.scenario, measure=one.measure, value=one.value, unit=one.unit, cell_context=one.cell_context,
    )  # fmt: skip
