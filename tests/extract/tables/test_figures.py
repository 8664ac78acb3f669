"""A cell's text as a number: separators by the table's own convention, signs, ranges, note marks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.extract.tables.figures import decimal_mark, groups_by_mark, rate_mark, read_figure


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["4.013", "116,7"], ","),
        (["4,013", "116.7"], "."),
        (["1.234.567"], ","),
        (["1,234.5"], "."),
        (["4.013", "116.7"], None),  # a Vietnamese hand that writes "116.7": the points of thousands stay points
        (["4.013"], None),
        (["1,234.5", "1.234,5"], None),
        (["-", ""], None),
    ],
)
def test_the_decimal_mark_is_what_the_table_proves(cells: list[str], mark: str | None) -> None:
    assert decimal_mark(cells) == mark


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("4.013", ",", "4013"),
        ("4,013", ".", "4013"),
        ("4,013", ",", "4.013"),
        ("4.013", ".", "4.013"),
        ("116.7", None, "116.7"),
        ("12 345,6", ",", "12345.6"),
        ("-5,3", ",", "-5.3"),
        ("+ 5,3", ",", "5.3"),
        ("−5,3%", ",", "-5.3"),
        ("2.300 (*)", ",", "2300"),
        ("2.300¹", ",", "2300"),
        ("98", None, "98"),
        # Broken by a narrow cell, within a group of three or behind its mark.
        ("402.310.5 00", ",", "402310500"),
        ("1.264.943. 900", None, "1264943900"),
        ("40.120.30 0", ",", "40120300"),
    ],
)
def test_a_cell_is_one_figure(text: str, mark: str | None, value: str) -> None:
    figure = read_figure(text, mark)
    assert figure is not None
    assert figure.value == Decimal(value)


@pytest.mark.parametrize("text", ["(5,3)", "3/4", "12 xã", "1.23.4", "18/1/2016", "4.013 3.439", "x", "tăng", "5-3"])
def test_a_cell_of_anything_else_is_none(text: str) -> None:
    assert read_figure(text, ",") is None


def test_a_range_and_a_bound_are_kept() -> None:
    found, least = read_figure("8,5-9", ","), read_figure("≥ 98,5", ",")
    assert found is not None
    assert (found.value, found.value_to, found.decimals) == (Decimal("8.5"), Decimal(9), 1)
    assert least is not None
    assert (least.value, least.bound) == (Decimal("98.5"), "over")


def test_a_lone_point_proves_the_mark_in_a_column_of_rates() -> None:
    assert rate_mark(["116.7", "98.5"]) == "."
    assert rate_mark(["116,7"]) == ","
    assert rate_mark(["116,7", "98.5"]) is None
    assert rate_mark(["116", "-"]) is None


def test_without_a_mark_both_readings_are_kept() -> None:
    figure = read_figure("-4.013", None)
    assert figure is not None
    assert (figure.value, figure.other, figure.signed) == (Decimal(-4013), (Decimal("-4.013"), 3), True)
    settled = read_figure("-4.013", ",")
    assert settled is not None
    assert (settled.other, settled.rule) == (None, "number.by-the-table")


def test_numbers_side_by_side_are_none_where_the_table_parts_thousands_otherwise() -> None:
    cells = ["22.900", "140 147"]
    assert groups_by_mark(cells, None)
    assert read_figure("140 147", None, groups_by_mark(cells, None)) is None
    figure = read_figure("140 147", None, groups_by_mark(["140 147", "1 205,5"], ","))
    assert figure is not None
    assert figure.value == 140147
