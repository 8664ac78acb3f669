"""Interval arithmetic on figures as written: "4.013" is 4012,5 … 4013,5, and "trên 8.200" begins at 8.200."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

# How far beyond the figure a writer goes with "trên" or "gần", and around it with "khoảng".
_BOUND_REACH = Decimal("0.1")
_ABOUT_REACH = Decimal("0.05")
_HALF = Decimal("0.5")


class Interval(NamedTuple):
    """The values from `low` to `high`, both included: all that a figure can mean."""

    low: Decimal
    high: Decimal

    def overlaps(self, other: Interval) -> bool:
        """Whether both can be true at once."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Interval) -> Interval:
        """The sum of the two."""
        return Interval(self.low + other.low, self.high + other.high)

    def times(self, other: Interval) -> Interval:
        """The product of the two."""
        corners = [a * b for a in self for b in other]
        return Interval(min(corners), max(corners))


def as_written(
    value: Decimal, decimals: int, factor: Decimal, bound: str | None, to: Decimal | None = None
) -> Interval:
    """The values that the figure can mean, in base units: half a unit of its last digit either way, widened by `bound`.

    A bound of a negative value reaches both ways: "giảm hơn 5%" (-5, over) is more than 5 down.
    """
    half = _HALF.scaleb(-decimals)
    low, high = value - half, (value if to is None else to) + half
    if bound is not None:
        reach = abs(value) * (_ABOUT_REACH if bound == "about" else _BOUND_REACH)
        low -= reach if bound in ("under", "about") or value < 0 else 0
        high += reach if bound in ("over", "about") or value < 0 else 0
    return Interval(low * factor, high * factor)


def percent(interval: Interval, plus: int = 0) -> Interval:
    """The interval of a percentage as a factor: growth of 16,7% is 1,167 with `plus=100`."""
    return Interval((interval.low + plus) / 100, (interval.high + plus) / 100)
