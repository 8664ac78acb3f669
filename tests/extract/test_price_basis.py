"""Which price basis words mean."""

from __future__ import annotations

import pytest

from etl.extract.price_basis import basis_of
from etl.extract.tokens import Token


@pytest.mark.parametrize(
    ("told", "period", "basis"),
    [
        ("current", "2015", "current"),
        ("constant_1994", "2015", "constant_1994"),
        ("constant", "2015", None),
        ("unclear", "2015-M03", None),
        ("real", "2015-M03", "constant_2010"),
        ("real", "2011", "constant_1994"),
    ],
)
def test_words_mean_a_basis_or_leave_it_open(told: str, period: str, basis: str | None) -> None:
    assert basis_of(Token("price", told, 0, 1), period) == basis


def test_nothing_told_is_no_basis() -> None:
    assert basis_of(None, "2015") is None
