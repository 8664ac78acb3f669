"""Arithmetic chooses where print is ambiguous: "1.234 tỷ USD" is 1,234 or 1234, and the figures around it know which.

A level is held against its bounds in the catalogue, its parts, its plan and completion, its growth and the level of
the year before, in the same document. Only a reading that contradicts these gives way, and only to one that does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.extract import periods
from etl.extract.intervals import Interval, as_written, percent
from etl.extract.observation import Observation

Other = tuple[Decimal, int]
"""The second reading of a figure: its value in the unit written, and its decimals."""


Near = dict[tuple[str, str], list[Observation]]
"""Observations by area and period, each statement once however often the document repeats it."""


def choose(
    observations: Sequence[Observation], others: dict[int, Other], catalogue: Catalogue
) -> Iterator[Observation]:
    """The observations, each ambiguous one in the reading that arithmetic leaves.

    `others` holds the second readings by `char_start` of the observation. A reading chosen so says it in its rule.
    """
    near = _by_place(observations)
    for observation in observations:
        other = others.get(observation.char_start)
        if other is None or observation.measure != "value" or not _refuted(observation, near, catalogue):
            yield observation
            continue
        value, decimals = other
        factor = catalogue.units[observation.unit].factor
        why = "chosen-by-arithmetic" if _plausible(observation, catalogue) else "chosen-by-range"
        second = replace(
            observation, value=value, value_base=value * factor, decimals=decimals, rule=f"{observation.rule}+{why}"
        )
        yield observation if _refuted(second, near, catalogue) else second


def _by_place(observations: Sequence[Observation]) -> Near:
    seen: set[tuple[object, ...]] = set()
    near: Near = {}
    for o in observations:
        said = (o.indicator, o.scope, o.area_id, o.period, o.scenario, o.measure, o.value, o.unit)
        if said not in seen:
            seen.add(said)
            near.setdefault((o.area_id, o.period), []).append(o)
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
    here = [o for o in near.get((one.area_id, one.period), ()) if o.char_start != one.char_start]
    then = [o for o in near.get((one.area_id, periods.shift(one.period, -12)), ()) if _same(o, one)]
    same = [o for o in here if _same(o, one)]
    for growth in (o for o in same if o.measure == "growth_yoy" and o.scenario != "plan"):
        for before in (o for o in then if o.measure == "value" and o.scenario != "plan"):
            if before.base_unit == one.base_unit:
                yield level, interval(before, catalogue).times(percent(interval(growth, catalogue), 100))
    for completion in (o for o in same if o.measure == "plan_completion"):
        for plan in (o for o in same if o.measure == "value" and o.scenario == "plan"):
            if plan.base_unit == one.base_unit and one.scenario != "plan":
                yield level, interval(plan, catalogue).times(percent(interval(completion, catalogue)))
    yield from _parts(one, level, here, catalogue)


def _same(one: Observation, other: Observation) -> bool:
    return one.indicator == other.indicator and one.scope == other.scope


def _parts(
    one: Observation, level: Interval, near: Sequence[Observation], catalogue: Catalogue
) -> Iterator[tuple[Interval, Interval]]:
    """A part is no more than its whole; the whole is no less than its part."""
    parent = catalogue.indicators[one.indicator].parent
    for o in near:
        if o.measure != "value" or o.base_unit != one.base_unit or o.period != one.period:
            continue
        if (o.scenario == "plan") != (one.scenario == "plan"):
            continue
        if o.indicator == parent:
            yield Interval(level.low, level.low), Interval(Decimal(0), interval(o, catalogue).high)
        elif catalogue.indicators[o.indicator].parent == one.indicator:
            yield Interval(Decimal(0), level.high), Interval(interval(o, catalogue).low, interval(o, catalogue).low)
