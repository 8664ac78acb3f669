"""The decimal mark that a report keeps to, where a number may have either: "8,935 tỷ đồng" beside "18.62%" and "402.6
triệu USD" is 8 935.

Elsewhere "," is the decimal mark, as `language.numbers` reads it. What arithmetic has chosen stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.extract.observation import Doubt, Evidence, Observation
from etl.extract.report.arithmetic import Other

HOW = "chosen-by-habit"
_CHOSEN = "chosen-by"
_REASON = "“,” or “.” of this report may be the decimal mark or group thousands: which is not said"
_RULE = "number.habit"
_PROVEN = 3  # numbers with a decimal point, and none with a comma, from which a report keeps to the point
_UNIT = r"(?=\s?(?:%|tỷ|tỉ|triệu|nghìn|ngàn|điểm))"
_POINT = re.compile(rf"(?<![\d.,])(?:\d+|\d{{1,3}}(?:,\d{{3}})+)\.(?:\d{{1,2}}|\d{{4,}}){_UNIT}", re.IGNORECASE)
_COMMA = re.compile(rf"(?<![\d.,])(?:\d+|\d{{1,3}}(?:\.\d{{3}})+),(?:\d{{1,2}}|\d{{4,}}){_UNIT}", re.IGNORECASE)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+|,\d{3})(?![\d.,])")


class Habit(NamedTuple):
    """How often a text has a decimal point and a decimal comma before a unit, where it is no other; and whether commas
    group thousands beside a point."""

    points: int
    commas: int
    groups: bool

    @property
    def is_point(self) -> bool:
        """Whether it keeps to the point."""
        return self.points >= _PROVEN and not self.commas

    @property
    def may_be_point(self) -> bool:
        """Whether the point is as usual as the comma, or more so."""
        return self.points > 0 and self.points >= self.commas


_WITHOUT_POINT = Habit(0, 0, groups=False)
"""A text without a decimal point, whose commas need not be counted."""


def habit_of(text: str) -> Habit:
    """The decimal marks of `text` that are told by its digits alone."""
    points, commas = (sum(1 for _ in mark.finditer(text)) for mark in (_POINT, _COMMA))
    return Habit(points, commas, _GROUPED.search(text) is not None)


def by_habit(
    observations: Sequence[Observation], others: Mapping[int, Other], text: str, catalogue: Catalogue
) -> Iterator[Observation | Doubt]:
    """The observations; levels of prose whose comma may group thousands in the reading of a report that keeps to the
    decimal point, and as doubts where it is as usual as the comma, or where a point may group beside such commas.

    `others` holds the second readings by `char_start` of the observation.
    """
    habit: Habit | None = None
    for one in observations:
        other = others.get(one.char_start)
        if other is None or one.measure != "value" or one.cell_context is not None or _CHOSEN in one.rule:
            yield one
            continue
        habit = habit or (habit_of(text) if _POINT.search(text) is not None else _WITHOUT_POINT)
        if one.decimals and habit.is_point:
            value, decimals = other
            base = value * catalogue.units[one.unit].factor
            evidence = {**one.evidence, "digits": Evidence("", how="the report has a decimal point throughout")}
            rule = f"{one.rule}+{HOW}"
            yield replace(one, value=value, value_base=base, decimals=decimals, rule=rule, evidence=evidence)
        elif habit.may_be_point if one.decimals else habit.is_point and habit.groups:
            yield Doubt.of(one, _REASON, _RULE)
        else:
            yield one
