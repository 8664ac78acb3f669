"""Columns of decimals are judged as one decimal is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from etl.validate.columns import BASE_NUMBER, NUMBER
from etl.validate.decimals import are_none, are_numbers, are_storable
from etl.validate.frames import storable

ODD = [Decimal(text) for text in ("1.1234567", "1e21", "1e22", "9999999999999999999999.999999", "NaN", "-Infinity")]
VALUES = [Decimal(1), Decimal("1.10000000"), Decimal("-0"), None, 1.5, 2, *ODD]


def numbers_in(column: pd.Series[Any]) -> pd.Series[bool]:
    return pd.Series(are_numbers(column.to_list()), index=column.index, dtype=bool)


def test_columns_of_decimals_are_judged_as_one_decimal_is() -> None:
    column = pd.Series(VALUES, dtype=object)
    numbers = [isinstance(value, Decimal) and value.is_finite() for value in VALUES]
    assert numbers_in(column).to_list() == numbers
    assert are_none(column).to_list() == [value is None for value in VALUES]
    kept = [isinstance(value, Decimal) and storable(value) is not None for value in VALUES]
    assert are_storable(column, numbers_in(column), NUMBER).to_list() == kept
    assert kept.count(True) == 5
    answers = [numbers_in(column), are_none(column), are_storable(column, numbers_in(column), NUMBER)]
    assert [str(answer.dtype) for answer in answers] == ["bool"] * 3  # what is no truth may be no mask of rows
    assert are_numbers(VALUES).dtype == bool


@pytest.mark.parametrize("value", [value for value in VALUES if isinstance(value, Decimal)], ids=str)
def test_a_number_is_judged_alike_alone_and_among_others(value: Decimal) -> None:
    alone = pd.Series([value, Decimal("2.5")], dtype=object)
    told = [value.is_finite() and storable(value) is not None, True]
    assert are_storable(alone, numbers_in(alone), NUMBER).to_list() == told


def test_a_column_of_the_base_unit_holds_larger_numbers() -> None:
    column = pd.Series(
        [Decimal("1e21"), Decimal("1e22"), Decimal("1e31"), Decimal("1e32"), Decimal("-1e31")], dtype=object
    )
    numbers = numbers_in(column)
    assert are_storable(column, numbers, NUMBER).to_list() == [True, False, False, False, False]
    assert are_storable(column, numbers, BASE_NUMBER).to_list() == [True, True, True, False, True]


def test_the_answers_stand_beside_the_rows_of_the_column() -> None:
    column = pd.Series([Decimal(1), None], index=[7, 3], dtype=object)
    assert are_none(column).to_dict() == {7: False, 3: True}
    assert are_storable(column, numbers_in(column), NUMBER).to_dict() == {
        7: True,
        3: False,
    }


def test_a_column_without_rows() -> None:
    column = pd.Series([], dtype=object)
    assert numbers_in(column).to_list() == are_none(column).to_list() == []
    assert are_storable(column, numbers_in(column), NUMBER).to_list() == []
