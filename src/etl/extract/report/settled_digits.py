"""Arithmetic settles digits that OCR reads in two ways: what the report states beside them bears one reading out and
refutes the other.

The whole and its parts, a level with its growth and the level of the year before, with its plan and completion, months
added up, and the same figure stated again each leave an interval for the figure. One reading must meet all of them, the
other must miss one that is narrower than the difference of the two: the truth may be a third reading, and a wide
interval would take the nearer of two wrong ones for right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.extract.observation import Evidence, Observation
from etl.extract.report.arithmetic import interval as interval_of
from etl.extract.report.doubtful_digits import DISPUTED, Disputed
from etl.language import periods
from etl.language.intervals import Interval, percent
from etl.language.numbers import parse

HOW = "digits-by-arithmetic"
_NUMBER = re.compile(r"[-–−]?\d[\d.,]*\d|[-–−]?\d")
_HUNDRED = Decimal(100)
_STATED: tuple[Callable[[Decimal], Decimal], ...] = (lambda n: n, lambda n: n - _HUNDRED, lambda n: -n)
"""How an observation's value follows from what is written: as it is, an index as a growth, a decline told in words."""

_Written = tuple[Decimal, int]
_Key = tuple[str, str, str | None, str | None]


class _Known(NamedTuple):
    """The sure figures: levels, growths, completions by what they are of, then by period; plans apart from results."""

    of: defaultdict[tuple[_Key, str, str], list[Observation]]
    catalogue: Catalogue

    def intervals(self, key: _Key, period: str, what: str) -> list[Interval]:
        """What those of one kind can mean, in their base unit; what is stated again is there once."""
        return list(dict.fromkeys(interval_of(one, self.catalogue) for one in self.of.get((key, period, what), ())))


def settle(
    disputed: Sequence[Disputed], sure: Iterable[Observation], catalogue: Catalogue
) -> tuple[list[Observation], list[Disputed]]:
    """The disputed figures of which arithmetic leaves one reading, in that one with both kept; and the others."""
    known = _Known(defaultdict(list), catalogue)
    for one in sure if disputed else ():
        if (what := _what(one)) is not None:
            known.of[_key(one), one.period, what].append(one)
    settled, left = list[Observation](), list[Disputed]()
    for each in disputed:
        found = _settled(each, known)
        if found is None:
            left.append(each)
        else:
            settled.append(found)
    return settled, left


def _settled(each: Disputed, known: _Known) -> Observation | None:
    first = each.observation
    second = _in_other_reading(each, known.catalogue) if each.own else None
    what = _what(first)
    if second is None or what is None:
        return None
    left = list(_left_for(first, what, known))
    one, other = interval_of(first, known.catalogue), interval_of(second, known.catalogue)
    apart = abs(first.value_base - second.value_base)
    narrow = [interval for interval in left if interval.high - interval.low < apart]
    for reading, means, refuted in ((first, one, other), (second, other, one)):
        borne_out = all(means.overlaps(interval) for interval in left)
        if borne_out and any(not refuted.overlaps(interval) for interval in narrow):
            how = f"OCR reads “{each.read}”, and at a second look “{each.other}”; arithmetic leaves one of the two"
            evidence = {**reading.evidence, "digits": Evidence("", how=how)}
            rule = f"{reading.rule}+{HOW}"
            return replace(reading, rule=rule, evidence=evidence, digits=DISPUTED, digits_other=each.other)
    return None


def _in_other_reading(each: Disputed, catalogue: Catalogue) -> Observation | None:
    """The observation as the second look reads it; None where it gave no number, or another one follows from more than
    the digits in dispute."""
    one = each.observation
    read, other = _NUMBER.findall(each.read), _NUMBER.findall(each.other)
    if len(read) != 1 or len(other) != 1 or one.value_to is not None:
        return None
    for (first, second), stated in product(zip(_written(read[0]), _written(other[0]), strict=False), _STATED):
        if stated(first[0]) == one.value and first[1] == one.decimals:
            value = stated(second[0])
            base = value * catalogue.units[one.unit].factor
            return replace(one, value=value, value_base=base, decimals=second[1])
    return None


def _written(surface: str) -> list[_Written]:
    """What a number with its sign can mean: more than one value where its separators do not tell."""
    sign = -1 if surface[0] in "-–−" else 1
    number = parse(surface.lstrip("-–−"))
    if number is None:
        return []
    readings = [(number.value, number.decimals), *([number.other] if number.other is not None else [])]
    return [(sign * value, places) for value, places in readings]


def _key(one: Observation) -> _Key:
    return one.indicator, one.area_id, one.scope, one.price_basis


def _what(one: Observation) -> str | None:
    """What part it has in the arithmetic; None for what has none."""
    if one.measure == "value":
        return "plan" if one.scenario == "plan" else "level"
    if one.measure == "growth_yoy":
        return "planned growth" if one.scenario == "plan" else "growth"
    return "completion" if one.measure == "plan_completion" else None


def _left_for(one: Observation, what: str, known: _Known) -> Iterator[Interval]:
    """The intervals that the other figures leave for it, in its base unit."""
    key, period = _key(one), one.period
    yield from known.intervals(key, period, what)  # stated again
    if what in ("level", "growth"):
        yield from _by_growth(key, period, what, known)
    if what in ("level", "plan", "completion"):
        yield from _by_completion(key, period, what, known)
    if what in ("level", "plan"):
        yield from _by_parts(one, what, known)
        yield from _by_months(key, period, what, known)


def _by_growth(key: _Key, period: str, what: str, known: _Known) -> Iterator[Interval]:
    """A level is that of the year before with the growth on it."""
    before, after = periods.shift(period, -12), periods.shift(period, 12)
    if what == "growth":
        for level, old in product(known.intervals(key, period, "level"), known.intervals(key, before, "level")):
            if (ratio := _ratio(level, old)) is not None:
                yield Interval(ratio.low * 100 - 100, ratio.high * 100 - 100)
        return
    for old, growth in product(known.intervals(key, before, "level"), known.intervals(key, period, "growth")):
        yield old.times(percent(growth, 100))
    for level, growth in product(known.intervals(key, after, "level"), known.intervals(key, after, "growth")):
        if (ratio := _ratio(level, percent(growth, 100))) is not None:
            yield ratio


def _by_completion(key: _Key, period: str, what: str, known: _Known) -> Iterator[Interval]:
    """A level is so many per cent of its plan."""
    levels, plans, completions = (known.intervals(key, period, each) for each in ("level", "plan", "completion"))
    if what == "level":
        yield from (plan.times(percent(completion)) for plan, completion in product(plans, completions))
        return
    pairs = product(levels, plans) if what == "completion" else product(levels, map(percent, completions))
    for level, other in pairs:
        if (ratio := _ratio(level, other)) is not None:
            yield Interval(ratio.low * 100, ratio.high * 100) if what == "completion" else ratio


def _by_parts(one: Observation, what: str, known: _Known) -> Iterator[Interval]:
    """A whole is the sum of all the parts of one way of dividing it, and a part what the others leave of it.

    Parts of no such way (goods of exports, construction in GRDP) add up to nothing that is known.
    """
    indicators = known.catalogue.indicators
    own = indicators[one.indicator]

    def sums(whole: str, partition: str, without: str | None) -> Iterator[Interval]:
        parts = [i.indicator for i in indicators.values() if (i.parent, i.partition) == (whole, partition)]
        keys = [(part, *_key(one)[1:]) for part in parts if part != without]
        for combination in product(*(known.intervals(key, one.period, what) for key in keys)) if keys else ():
            yield _sum(combination)

    if own.adds_up:
        ways = {i.partition for i in indicators.values() if i.parent == one.indicator and i.partition is not None}
        for partition in sorted(ways):
            yield from sums(one.indicator, partition, None)
    if own.parent is not None and own.partition is not None and indicators[own.parent].adds_up:
        wholes = known.intervals((own.parent, *_key(one)[1:]), one.period, what)
        for whole, rest in product(wholes, sums(own.parent, own.partition, one.indicator)):
            yield Interval(whole.low - rest.high, whole.high - rest.low)


def _by_months(key: _Key, period: str, what: str, known: _Known) -> Iterator[Interval]:
    """The months from January on are those until the month before and the last one."""
    if not known.catalogue.indicators[key[0]].flow or periods.spans_years(period):
        return
    first, last = periods.months(period)
    if first % 12 == 0 and 0 < last - first < 12:  # it is the sum
        earlier, month = periods.code(first, last - 1), periods.code(last, last)
        for pair in product(known.intervals(key, earlier, what), known.intervals(key, month, what)):
            yield _sum(pair)
    year = last - last % 12
    if first == year and last % 12 < 11:  # it is what came before
        whole, month = periods.code(first, last + 1), periods.code(last + 1, last + 1)
        for total, part in product(known.intervals(key, whole, what), known.intervals(key, month, what)):
            yield Interval(total.low - part.high, total.high - part.low)
    if first == last and last > year:  # it is the last month
        whole, earlier = periods.code(year, last), periods.code(year, last - 1)
        for total, part in product(known.intervals(key, whole, what), known.intervals(key, earlier, what)):
            yield Interval(total.low - part.high, total.high - part.low)


def _sum(parts: Iterable[Interval]) -> Interval:
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total = total.plus(part)
    return total


def _ratio(one: Interval, by: Interval) -> Interval | None:
    """One divided by the other; None where that may be no positive number."""
    return Interval(one.low / by.high, one.high / by.low) if one.low > 0 and by.low > 0 else None
