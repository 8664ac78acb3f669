"""What is told as reached of a time that was not over when the report was published: an aim, or another time's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from etl.catalogue import Catalogue
from etl.extract.observation import EARLY, Doubt, Observation
from etl.language import periods

_NOT_BEGUN = "of a time that had not begun when it was published"
_NOT_OVER = "of a time that was not over when it was published: an estimate or an aim, which is not said"
_OF_PLAN = "told as reached by a plan for that year: an aim, or the year before, which is not said"
_RULE = "period.not-begun"
_RULE_OF_PLAN = "period.of-plan"
_TOLD = ("actual", *EARLY)
_RULE_OVER = "period.not-over"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SOON = 2
"""Months before the end of a year in which its results are told as if it were over."""


def without_times_to_come(
    observations: Iterable[Observation], published: date | None, own: str | None, catalogue: Catalogue
) -> Iterator[Observation | Doubt]:
    """The observations; as doubts those of results and estimates whose period begins after the day of publication, and
    of results whose period goes on for months after it. `own` is the period of the report."""
    if published is None:
        yield from observations
        return
    month = 12 * published.year + published.month - 1
    for one in observations:
        told = one.cell_context is None and one.scenario in _TOLD
        if told and periods.months(one.period)[0] > month:
            yield Doubt.of(one, _NOT_BEGUN, _RULE)
        elif told and one.scenario == "actual" and _goes_on(one, month, own, catalogue):
            yield Doubt.of(one, _NOT_OVER, _RULE_OVER)
        else:
            yield one


def without_results_of_plans(
    observations: Iterable[Observation], published: date | None, planned: str | None, catalogue: Catalogue
) -> Iterator[Observation | Doubt]:
    """The observations; as doubts results of what flows in the year that is `planned`, None where the report is no
    plan, unless it was published when that year was nearly over."""
    of_year = planned is not None and not periods.spans_years(planned)
    last = periods.months(planned)[1] if of_year and planned is not None else 0
    over = published is not None and 12 * published.year + published.month - 1 > last - _SOON
    for one in observations:
        known = catalogue.indicators[one.indicator]
        reached = one.period == planned and one.scenario == "actual" and one.cell_context is None
        if of_year and not over and reached and known.flow and known.group is None:
            yield Doubt.of(one, _OF_PLAN, _RULE_OF_PLAN)
        else:
            yield one


def _goes_on(one: Observation, month: int, own: str | None, catalogue: Catalogue) -> bool:
    """Whether the period of what flows goes on well after `month`, in a report on a time that ends before.

    A report that looks back on years, or is about that period itself, tells what will have come of it as a result.
    """
    known = catalogue.indicators[one.indicator]
    last = periods.months(one.period)[1]
    if own is None or not known.flow or known.group is not None or periods.spans_years(one.period):
        return False
    if len({*_YEAR.findall(one.quote)}) > 1:
        return False  # "từ 41% năm 2015 lên 52% năm 2020": what it had come to
    return last >= month + _SOON and not periods.spans_years(own) and periods.months(own)[1] < last
