"""Readings in the catalogue's units: code, base value, decimals, the direction of a range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.figure import Interpretation
from etl.extract.rules.units import Amount, implied_unit, in_unit
from etl.extract.vocabulary import vocabulary
from etl.language.quantities import Quantity
from tests.extract.rules.figures import figure, quantity


def _amount(
    catalogue: Catalogue, indicator: str, of: Quantity, reading: Interpretation, negative: bool = False, **more: bool
) -> Amount:
    codes = vocabulary(catalogue).unit_codes
    return in_unit(figure(catalogue, indicator, of, **more), reading, negative, codes, catalogue.units)


def _level(value: str, to: str | None = None) -> Interpretation:
    return Interpretation("value", Decimal(value), "level.stated", None if to is None else Decimal(to))


def test_a_level_is_in_the_unit_it_is_written_in(catalogue: Catalogue) -> None:
    amount = _amount(catalogue, "exports", quantity("4.5", "usd", 10**6), _level("4.5"))
    assert (amount.value, amount.unit, amount.decimals) == (Decimal("4.5"), "mn_usd", 1)
    assert (amount.value_base, amount.base_unit) == (Decimal(4_500_000), "usd")


def test_a_magnitude_without_a_unit_of_its_own_is_multiplied_out(catalogue: Catalogue) -> None:
    amount = _amount(catalogue, "electricity_sales", quantity("2", "kwh", 10**12), _level("2"))
    assert amount.value_base == 2 * 10**12
    assert amount.base_unit == "kwh"


def test_a_deficit_is_below_zero_and_its_range_runs_upwards(catalogue: Catalogue) -> None:
    of = quantity("100", "usd", 10**6, to="120")
    amount = _amount(catalogue, "trade_balance", of, _level("100", "120"), negative=True)
    assert (amount.value, amount.value_to, amount.value_base) == (Decimal(-120), Decimal(-100), Decimal(-120_000_000))


def test_a_range_of_a_fall_runs_upwards(catalogue: Catalogue) -> None:
    fall = Interpretation("growth_yoy", Decimal(-5), "growth.down", Decimal(-6))
    amount = _amount(catalogue, "exports", quantity("5", to="6"), fall)
    assert (amount.value, amount.value_to, amount.value_base, amount.unit) == (
        Decimal(-6),
        Decimal(-5),
        Decimal(-6),
        "pct",
    )


def test_times_have_two_decimals_less_as_a_percentage(catalogue: Catalogue) -> None:
    grown = Interpretation("growth_yoy", Decimal(104), "growth.times")
    assert _amount(catalogue, "exports", quantity("2.04", "times"), grown).decimals == 0
    assert _amount(catalogue, "exports", quantity("2.045", "times"), grown).decimals == 1
    assert _amount(catalogue, "exports", quantity("2", "times"), grown).decimals == -2  # "gấp 2 lần": 50% to 150%


def test_what_is_counted_is_a_count(catalogue: Catalogue) -> None:
    amount = _amount(catalogue, "markets", quantity("83", None), _level("83"), counts=True)
    assert (amount.value, amount.unit, amount.base_unit) == (Decimal(83), "count", "count")


@pytest.mark.parametrize(
    ("indicator", "of", "last", "unit"),
    [
        ("industrial_output", quantity("4013", None, 10**9), None, "vnd"),
        ("exports", quantity("720", None, 10**6), None, None),  # told in dollars or in dong
        ("exports", quantity("720", None, 10**6), "usd", "usd"),
        ("exports", quantity("720", None, 10**6), "pct", None),
        ("industrial_output", quantity("4013", None), None, None),  # no magnitude, no amount
        ("industrial_output", quantity("94", None, 10**6, fraction=True), None, None),
        ("markets", quantity("83", None, 10**6), "vnd", None),
    ],
)
def test_the_currency_of_an_amount_that_names_none(
    catalogue: Catalogue, indicator: str, of: Quantity, last: str | None, unit: str | None
) -> None:
    assert implied_unit(catalogue.indicators[indicator], of, last) == unit
