"""A slip in a data file of the catalogue ends in one line that names file, line, table, key and remedy.

What the files may hold stands in JSON schemas; the project's own check of them agrees with that of `jsonschema`.
"""

from __future__ import annotations

import copy
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from etl.catalogue.described import _KNOWN, SCHEMAS, check, read_described, schema_of
from etl.catalogue.loader import DATA, DIMENSIONS, load
from etl.errors import CatalogueError
from etl.toml_files import TomlFile

FILES = ("headings", "indicators", "phrases", "places", "ranges", "spoken_of", "table_families", "tables")
INDICATORS, PHRASES = "indicators.toml", "phrases.toml"
FAULTS = {
    "no TOML": (INDICATORS, "[indicator.cpi]", "[indicator.cpi", "indicators.toml: it is not TOML.*line"),
    "an unknown unit": (INDICATORS, 'display_unit = "bn_vnd"', 'display_unit = "gold"', "unknown unit gold"),
    "a misspelt unit": (INDICATORS, 'display_unit = "bn_vnd"', 'display_unit = "bn_vn"', "did you mean bn_vnd"),
    "an unknown part": (INDICATORS, 'parts = ["mining"', 'parts = ["fishing", "mining"', "unknown part fishing"),
    "cases of nothing": (INDICATORS, 'cases = "market_violations"', 'cases = "sins"', "unknown sins"),
    "made by nothing": (INDICATORS, 'of_part = "electricity"', 'of_part = "wind"', "unknown wind"),
    "no name": (INDICATORS, "name_vi =", "name_en2 =", "name_vi is missing; write name_vi ="),
    "phrases of another type": (INDICATORS, "weak = [", 'weak = "x"\ncounted = [', "weak cannot be 'x'; write a list"),
    "an open bracket": (INDICATORS, 'phrases = [', 'phrases = ["a [b", ', "a \\[b.*bracket is left open; close"),
    "a bracket in a bracket": (INDICATORS, 'phrases = [', 'phrases = ["a [b [c] d]", ', "bracket is left open"),
    "another dimension": (INDICATORS, 'dimension = "count"', 'dimension = "counts"', "did you mean 'count'"),
    "a dimension of another unit": (INDICATORS, 'dimension = "money"', 'dimension = "count"', "let the two agree"),
    "an unknown key": (INDICATORS, "headline =", "headlines = true\nheadline =", "headlines means nothing here; did"),
    "a text for a truth": (INDICATORS, "headline = true", 'headline = "true"', "headline cannot be 'true'; write true"),
    "a text for a number": (INDICATORS, "high = 5_000_000", 'high = "5"', "high cannot be '5'; write a number"),
    "low above high": (INDICATORS, "high = 5_000_000", "high = 1\nlow = 2", "low above its high"),
    "nested too deep": (INDICATORS, "phrases = [", "phrases = [" + "[" * 5_000, "indicators.toml: it is not TOML"),
    "a number of many digits": (INDICATORS, "high = 5_000_000", f"high = {'9' * 5_000}", "indicators.toml.*number"),
    "no section": (PHRASES, "[verb]", "[verbs]", "verb is missing"),
    "a text for phrases": (PHRASES, 'from = ["từ"]', 'from = "từ"', r"\[verb\]: from cannot be 'từ'; write a list"),
    "a number for a phrase": (PHRASES, 'from = ["từ"]', 'from = ["từ", 1]', "from cannot be 1"),
    "a backwards range": ("ranges.toml", "share = { low = 0, ", "share = { low = 200, ", "smaller"),
    "low and above": ("ranges.toml", "share = { low = 0, high", "share = { low = 0, above = 0, high", "low or above"),
    "an unknown measure": ("ranges.toml", "share = {", "shares = { high = 1 }\nshare = {", "shares means nothing here"),
    "a unit without a factor": ("units.csv", "bn_vnd,vnd,1000000000", "bn_vnd,vnd,", "units.csv, line 5"),
    "a unit of two factors": ("units.csv", "bn_vnd,vnd,1000000000", "bn_vnd,vnd,1,1", "has not 7 cells"),
    "towns of nowhere": ("places.toml", "bac-ninh = [\"Từ Sơn", "bac-nin = [\"Từ Sơn", "towns of unknown bac-nin; did"),
    "an epithet of nowhere": ("places.toml", "ben-tre = [\"xứ", "ben-tr = [\"xứ", "epithets of unknown ben-tr"),
    "an epithet left open": ("places.toml", '"[vùng] đất Mũi"', '"[vùng đất Mũi"', "ca-mau cannot be meant.*close the"),
    "a column left out": ("areas.csv", "area_id,name", "area_id,names", "areas.csv, line 1: the column name is"),
    "a day that is none": ("areas.csv", "2025-07-01", "2025-07-32", "cannot be '2025-07-32'"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize(("file", "right", "wrong", "told"), FAULTS.values(), ids=FAULTS)
def test_a_slip_is_named(file: str, right: str, wrong: str, told: str, folder: Path) -> None:
    text = (folder / file).read_text("utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(CatalogueError, match=told) as caught:
        load(folder)
    assert file in caught.value.where
    assert caught.value.remedy and "\n" not in str(caught.value)


@pytest.mark.parametrize("file", sorted(path.name for path in DATA.iterdir() if path.suffix in (".toml", ".csv")))
def test_a_byte_order_mark_does_not_matter(file: str, folder: Path) -> None:
    (folder / file).write_bytes(b"\xef\xbb\xbf" + (folder / file).read_bytes())
    load(folder)
    assert load(folder).units == load().units
    assert load(folder).areas == load().areas


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "phrases.toml").unlink()
    with pytest.raises(CatalogueError, match=r"phrases\.toml: the file is not there"):
        load(folder)


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_files_are_as_their_schemas_describe_them(name: str) -> None:
    schema = schema_of(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(read_described(DATA / f"{name}.toml").data, schema)


def _keywords(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                for each in value.values():
                    yield from _keywords(each)
            else:
                yield key
                yield from _keywords(value) if key in ("items", "additionalProperties") else ()


def test_the_schemas_say_nothing_that_the_check_does_not_know() -> None:
    assert sorted(path.name.split(".")[0] for path in SCHEMAS.glob("*.json")) == list(FILES)
    used = {word for path in SCHEMAS.glob("*.json") for word in _keywords(json.loads(path.read_text("utf-8")))}
    assert used <= _KNOWN


def test_dimensions_are_those_of_the_units() -> None:
    schema = schema_of("indicators")["properties"]["indicator"]["additionalProperties"]
    assert tuple(schema["properties"]["dimension"]["enum"]) == DIMENSIONS
    assert {unit.dimension for unit in load().units.values()} <= set(DIMENSIONS)


def _slipped(data: Any, chance: random.Random) -> Any:
    """The data with one thing in it changed, left out or added, anywhere."""
    others: list[Any] = [None, True, 0, -1, 2.5, "", " ", "x", [], [1], ["x"], [""], {}, {"x": 1}, ["x", None]]
    others.remove(None)
    place, steps = data, chance.randint(0, 3)
    for _ in range(steps):
        below = [value for value in place.values() if isinstance(value, dict)]
        if not below:
            break
        place = chance.choice(below)
    key = chance.choice(list(place) or ["x"])
    kind = chance.choice(("other", "gone", "new"))
    if kind == "gone":
        place.pop(key, None)
    else:
        place[key if kind == "other" else f"{key}_"] = chance.choice(others)
    return data


@pytest.mark.parametrize("name", FILES)
def test_the_check_refuses_what_jsonschema_refuses(name: str) -> None:
    """But for spaces, which are as good as nothing here, and for `None`, which TOML does not have."""
    chance, right = random.Random(12), read_described(DATA / f"{name}.toml").data
    validator = jsonschema.Draft202012Validator(schema_of(name))
    seen = {True: 0, False: 0}
    for _ in range(150):
        data = _slipped(copy.deepcopy(right), chance)
        says_so = validator.is_valid(data)
        try:
            check(TomlFile(Path(f"{name}.toml"), data, ""), schema_of(name))
            accepted = True
        except CatalogueError as error:
            accepted = False
            assert error.remedy and "\n" not in str(error)
        seen[accepted] += 1
        assert accepted == says_so or '" "' in json.dumps(data), data
    assert seen[True] > 0
    assert seen[False] > 20


def test_a_start_does_not_load_jsonschema() -> None:
    code = "import sys; from etl.catalogue import load; load(); print('jsonschema' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
