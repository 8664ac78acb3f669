"""Numbers as reports print them: which mark groups thousands, which is the decimal mark, and when both can be meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.language.numbers import parse

ONE_READING = {
    "4013": ("4013", 0, "number.plain"),
    "12.465.818": ("12465818", 0, "number.grouped"),
    "12.465.818,4": ("12465818.4", 1, "number.grouped-decimal"),
    "1.234,567": ("1234.567", 3, "number.grouped-decimal"),
    "16,7": ("16.7", 1, "number.decimal-comma"),
    "16.7": ("16.7", 1, "number.decimal-point"),
    "6385,86": ("6385.86", 2, "number.decimal-comma"),
    "0.123": ("0.123", 3, "number.decimal-point"),  # no thousands begin with 0
    "1234.567": ("1234.567", 3, "number.decimal-point"),  # nor with four digits
    "16.70": ("16.70", 2, "number.decimal-point"),
    "1,234,567": ("1234567", 0, "number.grouped-by-comma"),
    "1,234.5": ("1234.5", 1, "number.grouped-by-comma"),
}
NONE = ["1.23.456", "1,2,3", "1.234,567,8", "1.000,000.5", "12.34,5", "0.123.456", "1" * 19]


@pytest.mark.parametrize("surface", ONE_READING)
def test_one_reading(surface: str) -> None:
    number = parse(surface)
    assert number is not None
    value, decimals, rule = ONE_READING[surface]
    assert (number.value, number.decimals, number.rule, number.other) == (Decimal(value), decimals, rule, None)


def test_a_point_before_three_digits_groups_or_is_a_decimal_point() -> None:
    number = parse("4.013")
    assert number is not None
    assert (number.value, number.decimals) == (Decimal(4013), 0)
    assert number.other == (Decimal("4.013"), 3)


def test_a_comma_before_three_digits_is_the_decimal_mark_or_groups() -> None:
    number = parse("4,013")
    assert number is not None
    assert (number.value, number.decimals) == (Decimal("4.013"), 3)
    assert number.other == (Decimal(4013), 0)


@pytest.mark.parametrize("surface", NONE)
def test_separators_that_make_no_number(surface: str) -> None:
    assert parse(surface) is None


def test_eighteen_digits_are_a_number() -> None:
    number = parse("1" * 18)
    assert number is not None
    assert number.value == int("1" * 18)
