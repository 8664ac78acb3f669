"""Numbers as people read them, and JSON that keeps every digit."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from etl.cli.render.tables import json_object, json_value, shown, write
from etl.query.queries import QueryResult


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (float("nan"), ""),
        (2015, "2015"),
        (4013.0, "4013"),
        (13700.0, "13\u202f700"),
        (-1234567.25, "-1\u202f234\u202f567.25"),
        (16.7, "16.7"),
        (0.1 + 0.2, "0.3"),
        (Decimal("16.70"), "16.70"),
        (Decimal("12465818.4"), "12\u202f465\u202f818.4"),
        (True, "True"),
        ("hai\ndòng", "hai dòng"),
        (date(2016, 1, 18), "2016-01-18"),
        ({"area_id": "lang-son", "scope": None}, '{"area_id": "lang-son", "scope": null}'),
    ],
)
def test_values_are_shown(value: object, expected: str) -> None:
    assert shown(value) == expected


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


def test_a_struct_and_a_list_are_json_in_csv(capsys: pytest.CaptureFixture[str]) -> None:
    answer = QueryResult(("cell_id", "sources", "note"), [({"year": 2015, "scope": None}, ["a", "b"], None)])
    write(Console(), answer, "csv")
    assert capsys.readouterr().out == 'cell_id,sources,note\n"{""year"": 2015, ""scope"": null}","[""a"", ""b""]",\n'
