"""The codes of periods: which text is one."""

from __future__ import annotations

import pytest

from etl.language.periods import is_period

GOOD = ["2015", "2015-H1", "2015-H2", "2015-Q1", "2015-Q4", "2015-M01", "2015-M12", "2015-M01/M09", "2011/2015"]
BAD = [
    "",
    "15",
    "2015 ",
    "2015-H3",
    "2015-Q0",
    "2015-Q5",
    "2015-M00",
    "2015-M13",
    "2015-M7",
    "2015-M09/M01",
    "2015-M01/M01",
    "2015-M01/M13",
    "2015/2011",
    "2015/2015",
    "2011-2015",
    "3015",
    "1815",
    "2015-01",
    "năm 2015",
    "2015-M01/2015-M09",
]


@pytest.mark.parametrize("period", GOOD)
def test_a_period(period: str) -> None:
    assert is_period(period)


@pytest.mark.parametrize("period", BAD)
def test_not_a_period(period: str) -> None:
    assert not is_period(period)
