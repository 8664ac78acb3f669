"""The price basis that words tell of a figure."""

from __future__ import annotations

from etl.extract.tokens import Token
from etl.language import periods

OF_NO_YEAR = frozenset({"constant", "unclear", "real"})
"""Bases of which the year is not told with them."""

_OF_2010 = 2012
"""The year from which on statistics are compared at the prices of 2010."""


def basis_of(told: Token | None, period: str) -> str | None:
    """The price basis that the words `told` mean for a figure of `period`; None where they leave open which it is."""
    if told is None or told.value in ("constant", "unclear"):
        return None
    if told.value == "real":  # "loại trừ yếu tố giá": at the constant prices of its time
        return "constant_2010" if periods.year_of(period) >= _OF_2010 else "constant_1994"
    return str(told.value)
