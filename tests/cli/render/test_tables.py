"""Numbers as people read them, and JSON that keeps every digit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from etl.cli.render.tables import shown, write
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


def test_a_struct_and_a_list_are_json_in_csv(capsys: pytest.CaptureFixture[str]) -> None:
    answer = QueryResult(("cell_id", "sources", "note"), [({"year": 2015, "scope": None}, ["a", "b"], None)])
    write(Console(), answer, "csv")
    assert capsys.readouterr().out == 'cell_id,sources,note\n"{""year"": 2015, ""scope"": null}","[""a"", ""b""]",\n'
