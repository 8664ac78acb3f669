"""TOML files against their schemas: the first slip, with its line, table, key and remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from etl.catalogue.described import check, read_described, schema_of, slip
from etl.errors import CatalogueError
from etl.toml_files import parse_toml

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "examples": ["Xuất khẩu"]},
        "kind": {"type": "string", "enum": ["money", "count"]},
        "high": {"type": "number", "minimum": 0, "maximum": 100},
        "words": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
        "of": {"type": "object", "properties": {"is": {"type": "boolean"}}, "additionalProperties": False},
        "pair": {"type": "object", "minProperties": 1, "maxProperties": 1, "description": "give low or above"},
    },
    "additionalProperties": False,
}


def checked(text: str) -> None:
    check(parse_toml(Path("x.toml"), text, CatalogueError), SCHEMA)


def test_what_is_as_described_passes() -> None:
    checked('name = "a"\nkind = "money"\nhigh = 5.5\nwords = ["x"]\n[of]\nis = true\n[pair]\nlow = 1')
    checked('name = "a"')


@pytest.mark.parametrize(
    ("text", "error"),
    [('kind = "money"', 'x.toml: name is missing; write name = "Xuất khẩu"'),
     ("name = 5", 'x.toml, line 1: name cannot be 5; write a text between quotation marks, as in name = "Xuất khẩu"'),
     ('name = " "', "x.toml, line 1: name cannot be ' '; "),
     ('name = "a"\nkind = "mony"', "line 2: .*; did you mean 'money'"),
     ('name = "a"\nkind = "x"', "x.toml, line 2: kind cannot be 'x'; write one of money, count"),
     ('name = "a"\nhigh = true', "high cannot be True; write a number, as in high = 1"),
     ('name = "a"\nhigh = 101', "high cannot be 101"),
     ('name = "a"\nwords = []', r"words cannot be \[\]; write a list"),
     ('name = "a"\nwords = ["x", 5]', "words cannot be 5"),
     ('name = "a"\nkinds = "x"', "kinds means nothing here; did you"),
     ('name = "a"\nzzz = "x"', "zzz means nothing here; take it out; there may be name, kind"),
     ('name = "a"\n[of]\nis = 1', r"x.toml, line 3, \[of\]: is cannot be 1; write true or false, as in is = true"),
     ('name = "a"\n[of]\nwas = true', r"x.toml, line 3, \[of\]: was means nothing here"),
     ('name = "a"\n[pair]\nlow = 1\nabove = 1', "pair holds low, above; give low or above"),
     ('name = "a"\n[pair]', "pair holds nothing; give low or above")],
)  # fmt: skip
def test_the_first_slip_is_named(text: str, error: str) -> None:
    with pytest.raises(CatalogueError, match=error):
        checked(text)


def test_a_missing_key_is_named_at_its_table() -> None:
    file = parse_toml(Path("x.toml"), "a = 1\n\n[unit.vnd]\nb = 2", CatalogueError)
    assert str(slip(file, ("unit", "vnd", "c"), "c is missing", "write it")) == (
        "x.toml, line 3, [unit.vnd]: c is missing; write it"
    )


def test_a_file_is_read_with_the_schema_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ranges.toml"
    path.write_text("nation_factor = 20\n[measure]\n[indicator]\n")
    assert read_described(path).data == {"nation_factor": 20, "measure": {}, "indicator": {}}
    assert schema_of("ranges") is schema_of("ranges")
    with pytest.raises(CatalogueError, match=r"gone\.toml: the file is not there; install the project anew"):
        read_described(tmp_path / "gone.toml")
