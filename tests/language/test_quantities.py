"""Quantities: number, magnitude and unit together, and what looks like one and is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.language.fold import fold
from etl.language.quantities import TWO_NUMBERS, Quantity, QuantityFinder
from tests.cases import rows
from tests.extract.conftest import quantities_in

FINDER = QuantityFinder(
    [
        ("nghìn", "magnitude", "1000"), ("triệu", "magnitude", "1000000"), ("tỷ", "magnitude", "1000000000"),
        ("đồng", "unit", "vnd"), ("usd", "unit", "usd"), ("%", "unit", "pct"), ("kwh", "unit", "kwh"),
        ("tháng", "each", "month"),
    ]
)  # fmt: skip


def _at(text: str, start: int = 0, limit: int | None = None) -> Quantity | None:
    folded = fold(text)
    return FINDER.at(folded, start, len(folded), len(folded) if limit is None else limit)


def _read(text: str) -> tuple[Decimal, Decimal, str | None]:
    quantity = _at(text)
    assert quantity is not None
    assert quantity.end == len(text)
    return quantity.value, quantity.scale, quantity.base


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in rows("numbers.csv")])
def test_number(row: dict[str, str], catalogue: Catalogue) -> None:
    found = quantities_in(row["surface"], catalogue)
    if not row["value"]:
        assert found == []
        return
    q = found[0]
    read = (f"{q.value}", "" if q.value_to is None else f"{q.value_to}", f"{q.scale}", q.base or "", q.rule)
    assert read == (row["value"], row["value_to"], row["scale"], row["base"], row["rule"])


@pytest.mark.parametrize(
    ("text", "value", "scale", "base"),
    [
        ("4.013 tỷ đồng", "4013", 10**9, "vnd"),
        ("2 tỷ rưỡi đồng", "2.5", 10**9, "vnd"),
        ("3.000 tỷ 500 triệu đồng", "3000.5", 10**9, "vnd"),
        ("10^6 đồng", "1", 10**6, "vnd"),
        ("325,5.10⁶ kWh", "325.5", 10**6, "kwh"),
        ("4.013 (1) tỷ đồng", "4013", 10**9, "vnd"),  # the mark of a note
        ("12 465 818 đồng", "12465818", 1, "vnd"),
        ("-5,2%", "-5.2", 1, "pct"),
        ("15", "15", 1, None),
    ],
)
def test_value_magnitude_and_unit(text: str, value: str, scale: int, base: str | None) -> None:
    assert _read(text) == (Decimal(value), Decimal(scale), base)


def test_a_range_has_an_upper_end_in_the_same_units() -> None:
    quantity = _at("800 triệu - 1,2 tỷ USD")
    assert quantity is not None
    assert (quantity.value, quantity.value_to, quantity.scale) == (Decimal("0.8"), Decimal("1.2"), Decimal(10**9))


def test_a_range_that_goes_down_is_none() -> None:
    quantity = _at("9% - 8%")
    assert quantity is not None
    assert (quantity.value, quantity.value_to, quantity.end) == (Decimal(9), None, 2)


def test_the_upper_end_is_not_taken_from_what_belongs_to_something_else() -> None:
    quantity = _at("8 - 9%", limit=4)
    assert quantity is not None
    assert (quantity.value, quantity.base, quantity.end) == (Decimal(8), None, 1)


@pytest.mark.parametrize("text", ["9,1% 9,8%", "870 triệu 950 triệu đồng"])
def test_two_numbers_side_by_side_are_no_number(text: str) -> None:
    quantity = _at(text)
    assert quantity is not None
    assert (quantity.rule, quantity.end) == (TWO_NUMBERS, len(text))


def test_what_stands_behind_a_slash() -> None:
    yearly, part, monthly = _at("8%/năm"), _at("94/99"), _at("5 triệu đồng/tháng")
    assert yearly is not None
    assert part is not None
    assert monthly is not None
    assert (yearly.per_year, yearly.fraction, yearly.each) == (True, False, None)
    assert (part.per_year, part.fraction, part.each) == (False, True, None)
    assert (monthly.per_year, monthly.fraction, monthly.each) == (False, False, "month")


def test_a_number_does_not_begin_inside_another() -> None:
    assert _at("4.013", start=2) is None
    assert _at("1.23.456 tỷ đồng") is None


def test_numbers_in_words_have_a_unit_or_stand_alone() -> None:
    text = "một nghìn hai trăm tỷ đồng cho mười hai đề án"
    money, projects = FINDER.find_words(text, 0, len(text), [])
    assert (money.value, money.scale, money.base) == (Decimal(1200), Decimal(10**9), "vnd")
    assert (projects.value, projects.scale, projects.base) == (Decimal(12), Decimal(1), None)
    assert [text[q.start : q.end] for q in (money, projects)] == ["một nghìn hai trăm tỷ đồng", "mười hai"]
    assert list(FINDER.find_words(text, 0, len(text), [(0, 20), (30, 40)])) == []


@pytest.mark.parametrize("text", ["1000 usd 812.400", "1.000 đồng 5"])
def test_a_thousand_of_a_currency_before_a_figure_is_the_unit_of_a_row(text: str) -> None:
    quantity = _at(text)
    assert quantity is not None
    assert quantity.rule == TWO_NUMBERS


def test_a_thousand_of_a_currency_alone_is_a_figure() -> None:
    assert _read("1000 usd") == (Decimal(1000), Decimal(1), "usd")
