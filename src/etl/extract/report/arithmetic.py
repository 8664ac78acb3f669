"""Arithmetic chooses where print is ambiguous: "1.234 tỷ USD" is 1,234 or 1234, and the figures around it know which.

A level is held against its bounds in the catalogue, its parts, its plan and completion, its growth and the level of
the year before, in the same document. Only a reading that contradicts these gives way, and only to one that does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.extract.observation import Observation
from etl.language import periods
from etl.language.intervals import Interval, as_written, percent

Other = tuple[Decimal, int]
"""The second reading of a figure: its value in the unit written, and its decimals."""


class Near(NamedTuple):
    """The document's observations by indicator, area and period, each statement once however often it is repeated.

    `same` are those of the indicator itself, `parts` the levels of the parts it is the whole of.
    """

    same: defaultdict[tuple[str | None, str, str], list[Observation]]
    parts: defaultdict[tuple[str | None, str, str], list[Observation]]


def choose(
    observations: Sequence[Observation], others: dict[int, Other], catalogue: Catalogue
) -> Iterator[Observation]:
    """The observations, each ambiguous one in the reading that arithmetic leaves.

    `others` holds the second readings by `char_start` of the observation. A reading chosen so says it in its rule.
    """
    near: Near | None = None
    for observation in observations:
        other = others.get(observation.char_start)
        if other is None or observation.measure != "value":
            yield observation
            continue
        near = near or _near(observations, catalogue)
        if not _refuted(observation, near, catalogue):
            yield observation
            continue
        value, decimals = other
        plausible = _plausible(observation, catalogue)
        if plausible and _ends_in_zero(value, decimals):
            yield observation  # nobody writes 14 as "14.000": what contradicts it is wrong itself, or of another time
            continue
        factor = catalogue.units[observation.unit].factor
        why = "chosen-by-arithmetic" if plausible else "chosen-by-range"
        second = replace(
            observation, value=value, value_base=value * factor, decimals=decimals, rule=f"{observation.rule}+{why}"
        )
        yield observation if _refuted(second, near, catalogue) else second


def _ends_in_zero(value: Decimal, decimals: int) -> bool:
    """Whether the last of the decimals that are written is a zero."""
    return decimals > 0 and value.scaleb(decimals - 1) % 1 == 0


def _near(observations: Sequence[Observation], catalogue: Catalogue) -> Near:
    seen: set[tuple[object, ...]] = set()
    near = Near(defaultdict(list), defaultdict(list))
    for o in observations:
        said = (o.indicator, o.scope, o.area_id, o.period, o.scenario, o.measure, o.value, o.unit)
        if said not in seen:
            seen.add(said)
            near.same[o.indicator, o.area_id, o.period].append(o)
            if o.measure == "value":
                near.parts[catalogue.indicators[o.indicator].parent, o.area_id, o.period].append(o)
    return near


def _refuted(one: Observation, near: Near, catalogue: Catalogue) -> bool:
    return not _plausible(one, catalogue) or any(
        not left.overlaps(right) for left, right in _relations(one, near, catalogue)
    )


def _plausible(one: Observation, catalogue: Catalogue) -> bool:
    indicator = catalogue.indicators[one.indicator]
    display = catalogue.units[indicator.display_unit]
    if display.base_unit != one.base_unit or catalogue.areas[one.area_id].kind == "nation":
        return True
    value = one.value_base / display.factor
    return (indicator.low is None or value >= indicator.low) and (indicator.high is None or value <= indicator.high)


def interval(one: Observation, catalogue: Catalogue) -> Interval:
    """What the observation can mean, in its base unit."""
    return as_written(one.value, one.decimals, catalogue.units[one.unit].factor, one.bound, one.value_to)


def _relations(one: Observation, near: Near, catalogue: Catalogue) -> Iterator[tuple[Interval, Interval]]:
    """Pairs of intervals that must overlap if the level `one` is read rightly."""
    level = interval(one, catalogue)
    place = one.area_id, one.period
    here = [o for o in near.same[one.indicator, *place] if o.char_start != one.char_start and o.scope == one.scope]
    year_before = near.same[one.indicator, one.area_id, periods.shift(one.period, -12)]
    then = [o for o in year_before if o.scope == one.scope]
    for growth in (o for o in here if o.measure == "growth_yoy" and o.scenario != "plan"):
        for before in (o for o in then if o.measure == "value" and o.scenario != "plan"):
            if before.base_unit == one.base_unit:
                yield level, interval(before, catalogue).times(percent(interval(growth, catalogue), 100))
    for completion in (o for o in here if o.measure == "plan_completion"):
        for plan in (o for o in here if o.measure == "value" and o.scenario == "plan"):
            if plan.base_unit == one.base_unit and one.scenario != "plan":
                yield level, interval(plan, catalogue).times(percent(interval(completion, catalogue)))
    for whole in near.same[catalogue.indicators[one.indicator].parent, *place]:
        if whole.measure == "value" and _is_like(whole, one):  # a part is no more than its whole
            yield Interval(level.low, level.low), Interval(Decimal(0), interval(whole, catalogue).high)
    for part in near.parts[one.indicator, *place]:
        if _is_like(part, one):  # the whole is no less than its part
            low = interval(part, catalogue).low
            yield Interval(Decimal(0), level.high), Interval(low, low)


def _is_like(one: Observation, other: Observation) -> bool:
    """Whether both levels are in one unit, and both planned or both not."""
    return one.base_unit == other.base_unit and (one.scenario == "plan") == (other.scenario == "plan")
