"""What a figure can mean as it is written, and arithmetic with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.language.intervals import Interval, as_written, percent


def _interval(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("value", "decimals", "bound", "to", "expected"),
    [
        ("4013", 0, None, None, ("4012.5", "4013.5")),
        ("16.7", 1, None, None, ("16.65", "16.75")),
        ("18", 0, None, "19", ("17.5", "19.5")),
        ("8200", 0, "over", None, ("8199.5", "9020.5")),
        ("8200", 0, "under", None, ("7379.5", "8200.5")),
        ("8200", 0, "about", None, ("7789.5", "8610.5")),
        ("-5", 0, None, None, ("-5.5", "-4.5")),
        ("-5", 0, "over", None, ("-6", "-4")),  # "giảm hơn 5%" is more than 5 down, "hơn −5%" less
        ("-5", 0, "under", None, ("-6", "-4")),
    ],
)
def test_as_written(value: str, decimals: int, bound: str | None, to: str | None, expected: tuple[str, str]) -> None:
    upper = None if to is None else Decimal(to)
    assert as_written(Decimal(value), decimals, Decimal(1), bound, upper) == _interval(*expected)


def test_the_factor_brings_it_into_base_units() -> None:
    assert as_written(Decimal("4.5"), 1, Decimal(10**9), None) == _interval("4450000000", "4550000000")


def test_intervals_that_touch_can_be_true_at_once() -> None:
    assert _interval("1", "2").overlaps(_interval("2", "3"))
    assert not _interval("1", "2").overlaps(_interval("2.1", "3"))
    assert _interval("1", "9").overlaps(_interval("4", "5"))


def test_sum_and_product_hold_every_sum_and_product() -> None:
    assert _interval("1", "2").plus(_interval("-3", "4")) == _interval("-2", "6")
    assert _interval("-1", "2").times(_interval("3", "4")) == _interval("-4", "8")
    assert _interval("-2", "-1").times(_interval("-4", "3")) == _interval("-6", "8")


def test_a_growth_is_a_factor_above_one() -> None:
    assert percent(_interval("16.65", "16.75"), plus=100) == _interval("1.1665", "1.1675")
    assert percent(_interval("106.55", "106.65")) == _interval("1.0655", "1.0665")
