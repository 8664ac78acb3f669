"""Columns of averages that hold the mean of the levels beside them, not how fast these grew: "BQ 2016-2018" behind the
three years. Arithmetic tells it, where the heading does not speak of growth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from etl.extract.tables.boxhead import Heading
from etl.extract.tables.checks.check import At, half
from etl.extract.tables.levels import Meaning, is_within
from etl.language import periods

_WHY = "the mean of the levels beside it, no growth"
_FEWEST, _MOST = 2, Decimal("0.67")


def without_means(
    meanings: Mapping[int, Meaning], headings: Mapping[int, Heading], crosses: Sequence[int], at: At
) -> dict[int, Meaning]:
    """The `meanings` of all lines; of averages that are means of the levels beside them that they state nothing."""
    found = dict(meanings)
    for line, meaning in meanings.items():
        heading = headings[line]
        if heading.average is None or heading.marker is not None or meaning.kind != "growth":
            continue
        levels = _levels(meaning, meanings)
        if len(levels) >= _FEWEST and _are_means(line, levels, crosses, at):
            found[line] = replace(meaning, kind="nothing", why=_WHY)
    return found


def _levels(average: Meaning, meanings: Mapping[int, Meaning]) -> list[int]:
    """The lines of levels that were reached, of the term that the `average` is of where it tells one."""
    reached = {k: m for k, m in meanings.items() if m.kind == "level" and m.period and m.scenario != "plan"}
    term = average.period if average.period is not None and periods.spans_years(average.period) else None
    return [k for k, level in reached.items() if term is None or is_within(level.period, term)]


def _are_means(line: int, levels: Sequence[int], crosses: Sequence[int], at: At) -> bool:
    """Whether the figures of `line` are the means of those of `levels`, in most of the rows that have all of them."""
    asked = agree = 0
    for cross in crosses:
        told, beside = at(line, cross), [at(level, cross) for level in levels]
        values = [figure.value for figure in beside if figure is not None]
        if told is None or len(values) < len(levels):
            continue
        asked += 1
        agree += abs(sum(values, Decimal(0)) / len(values) - told.value) <= 2 * half(told)
    return agree >= _FEWEST and agree >= _MOST * asked
