"""What is told as reached of a time that had not begun when the report was published: an aim, or another time's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from etl.extract.observation import EARLY, Doubt, Observation
from etl.language import periods

_REASON = "of a time that had not begun when it was published"
_RULE = "period.not-begun"


def without_times_to_come(observations: Iterable[Observation], published: date | None) -> Iterator[Observation | Doubt]:
    """The observations; as doubts those of results and estimates whose period begins after the day of publication."""
    if published is None:
        yield from observations
        return
    month = 12 * published.year + published.month - 1
    for one in observations:
        told = one.cell_context is None and one.scenario in ("actual", *EARLY)
        yield Doubt.of(one, _REASON, _RULE) if told and periods.months(one.period)[0] > month else one
