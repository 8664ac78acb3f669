"""The range of figures by their codes alone: as many years, and as much more for the nation, as there are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.ranges import Range
from etl.validate.plausible_range import range_of, years


@pytest.mark.parametrize(
    ("period", "covered"), [("2011/2015", 5), ("2015", 1), ("2015-M01/M09", 1), ("2015/2011", 1), (None, 1)]
)
def test_how_many_years_a_period_covers(period: str | None, covered: int) -> None:
    assert years(period) == covered


def test_a_range_is_in_the_unit_that_is_asked_for(catalogue: Catalogue) -> None:
    in_billions = range_of(catalogue, "industrial_output", "value", "bn_vnd", False, 1)
    in_millions = range_of(catalogue, "industrial_output", "value", "mn_vnd", False, 1)
    assert in_millions == in_billions.times(1000)
    assert in_billions.low == Decimal(0)
    assert range_of(catalogue, "industrial_output", "value", "bn_vnd", False, 5) == in_billions.times(5)
    assert range_of(catalogue, "industrial_output", "share", "pct", False, 1) == Range(Decimal(0), Decimal(100))
