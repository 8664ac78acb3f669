"""Rows as JSON: numbers digit by digit."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from etl.query.json_text import json_object, json_value


@pytest.mark.parametrize("written", ["4013", "16.70", "0.1", "12465818.4", "-8.8", "1E+3", "123456789012345678.123456"])
def test_a_decimal_is_written_digit_by_digit(written: str) -> None:
    assert json.loads(json_value(Decimal(written)), parse_float=Decimal, parse_int=Decimal) == Decimal(written)
    assert "E" not in json_value(Decimal(written))


def test_an_object_is_one_line_of_json() -> None:
    record = {
        "area": "Lạng Sơn",
        "quote": 'a "b"\nc',
        "value": Decimal("16.70"),
        "parts": [1, None],
        "nan": float("nan"),
    }
    line = json_object(record)
    assert "\n" not in line
    assert "Lạng Sơn" in line
    assert '"value": 16.70' in line
    assert json.loads(line) == {**record, "value": 16.7, "nan": None}
