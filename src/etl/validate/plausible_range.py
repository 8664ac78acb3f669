"""The range that the catalogue expects of figures of given codes. Knows no figure and no document."""

from __future__ import annotations

import re
from functools import cache

from etl.catalogue import Catalogue
from etl.catalogue.ranges import Range

_YEARS = re.compile(r"(\d{4})/(\d{4})")


def range_of(catalogue: Catalogue, indicator: str, measure: str, unit: str, is_nation: bool, covered: int) -> Range:
    """The range of figures of these codes that cover so many years, in that unit; unbounded where there is none."""
    known, written = catalogue.indicators.get(indicator), catalogue.units.get(unit)
    if known is None or written is None:
        return Range()
    if measure != "value":
        return catalogue.ranges.of_ratio(known, measure)
    shown = catalogue.units[known.display_unit]
    if shown.base_unit != written.base_unit:  # another currency: the range does not apply
        return Range()
    return catalogue.ranges.of_level(known, is_nation, covered).times(shown.factor / written.factor)


@cache
def years(period: str | None) -> int:
    """The number of years that the period covers; 1 for a part of a year, and for no period."""
    span = _YEARS.fullmatch(period or "")
    return max(int(span[2]) - int(span[1]) + 1, 1) if span else 1
