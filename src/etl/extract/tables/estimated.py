"""Lines of a time that the same table only estimates: the year that ends with the quarter of "Ước quý IV", the term
whose last year is that of "Ước 2020", growth of that year. They are no more settled than what they were reckoned from;
a term whose last year the table only plans is planned, too ("KH 2015 | Tăng BQ 2011-2015"), and so is a time behind one
that is only estimated ("Ước 2019 | 2020").

Sums of months within a year keep what their own headings tell: offices call only the last month of them estimated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from etl.extract.observation import EARLY
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.levels import Meaning, is_within
from etl.extract.tokens import Token
from etl.language import periods

_YEAR = 12
Alike = Callable[[int, int], bool]


def estimated(
    headings: Mapping[int, Heading], levels: Mapping[int, Meaning], rate: Callable[[int], Meaning]
) -> dict[int, Meaning]:
    """What the lines are, by their number, whose `headings` say that they are estimates or preliminary: the `levels`,
    and growth, as which `rate` reads a line. Beside the index of "Ước tháng 11" against a base those of "Tháng 11"
    against the month before and the year before are estimates, too."""
    early = [k for k, h in headings.items() if h.side.scenario is not None and h.side.scenario.value in EARLY]
    found = {k: levels[k] for k in early if k in levels}
    found |= {k: rate(k) for k in early if k not in levels and headings[k].side.when is not None}
    return {
        line: meaning
        for line, meaning in found.items()
        if meaning.period is not None and meaning.scenario in EARLY and meaning.kind in ("level", "growth")
    }


def expected_beside_plans(
    headings: Mapping[int, Heading], levels: Mapping[int, Meaning], alike: Alike, published: int | None
) -> dict[int, Meaning]:
    """The lines of what is expected of a time that had begun when the report came out (`published`, a month), beside
    the plan of it: "Dự kiến cả năm 2024" beside "Kế hoạch 2024" in July is an estimate, no second plan."""
    found: dict[int, Meaning] = {}
    for line, level in levels.items():
        said = headings[line].side.scenario
        if said is None or said.value != "expected" or level.scenario != "plan" or level.period is None:
            continue
        beside = (k for k, m in levels.items() if k != line and m.scenario == "plan" and m.period == level.period)
        is_planned = any(
            (own := headings[k].side.scenario) is not None and own.value == "plan" and alike(k, line) for k in beside
        )
        if is_planned and published is not None and periods.months(level.period)[0] <= published:
            found[line] = replace(level, scenario="estimate")
    return found


def unsettled(
    line: int, meaning: Meaning, said: Token | None, levels: Mapping[int, Meaning], early: Mapping[int, Meaning],
    alike: Alike, published: int | None,
) -> Meaning:  # fmt: skip
    """`meaning` of `line` as one of the `early` levels tells it where that is a part of its time and ends with it; of a
    comparison also where it is of the same time, and no other of the `levels` is. `alike` tells whether two lines are
    of one indicator, `published` is the month in which the report came out. A scenario that the heading itself tells
    (`said`) holds, but for that of years that were carried out ("Thực hiện 5 năm 2011-2015"), which can be so with the
    last of them estimated."""
    period = meaning.period
    if period is None or meaning.scenario != "actual" or meaning.kind == "nothing":
        return meaning
    if said is None and periods.spans_years(period) and _is_planned_to_its_end(line, period, levels, alike):
        return replace(meaning, scenario="plan")
    if not early or (said is not None and not periods.spans_years(period)):
        return meaning
    if said is None and not _is_over(period, published) and _is_behind_estimate(line, period, early, alike):
        return replace(meaning, scenario="plan")
    is_level = meaning.kind == "level"
    if not is_level and any(
        m.period == period and m.scenario == "actual" and alike(k, line) for k, m in levels.items()
    ):
        return meaning
    first, last = periods.months(period)
    for other, level in early.items():
        is_long = level.kind == "level" and level.period != period and last - first + 1 >= _YEAR
        is_part = is_long and is_within(level.period, period)
        is_its = level.period == period and not is_level
        if (is_its or (is_part and periods.months(level.period or "")[1] == last)) and alike(other, line):
            return replace(meaning, scenario=level.scenario)
    return meaning


def _is_over(period: str, published: int | None) -> bool:
    """Whether the months of `period` were over when the report came out: "Quý I/2012" in April, behind "Ước 2011"."""
    return published is not None and periods.months(period)[1] < published


def _is_behind_estimate(line: int, period: str, early: Mapping[int, Meaning], alike: Alike) -> bool:
    """Whether `period` begins after one that the table only estimates."""
    first = periods.months(period)[0]
    return any(
        m.scenario == "estimate" and first > periods.months(m.period or "")[1] and alike(k, line)
        for k, m in early.items()
    )


def _is_planned_to_its_end(line: int, period: str, levels: Mapping[int, Meaning], alike: Alike) -> bool:
    """Whether other lines tell of the last year of `period`, and all of them a plan."""
    _, last = periods.months(period)
    ends = [
        level.scenario
        for other, level in levels.items()
        if level.period not in (None, period) and periods.months(level.period or "")[1] == last and alike(other, line)
    ]
    return bool(ends) and all(scenario == "plan" for scenario in ends)
