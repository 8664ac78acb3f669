"""The catalogue's TOML files are checked against the JSON schemas in `schemas/`; a fault is one line.

It knows the part of JSON Schema that those files use (`_KNOWN`): loading `jsonschema` would take longer than loading
the catalogue. A test compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from etl.errors import CatalogueError
from etl.toml_files import TomlFile, nearest, read_toml, shown

SCHEMAS = Path(__file__).parent / "schemas"
_KNOWN = frozenset(
    (
        "$schema title description type properties required additionalProperties items enum minLength minItems minimum "
        "maximum examples oneOf minProperties maxProperties propertyNames pattern"
    ).split()
)
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "integer": (int,),
    "number": (int, float),
}  # fmt: skip
_WORDS = {
    "object": "a table", "array": "a list", "string": "a text between quotation marks", "boolean": "true or false",
    "integer": "a whole number", "number": "a number",
}  # fmt: skip


def read_described(path: Path) -> TomlFile:
    """The TOML file at `path`, checked against the schema of its name.

    Raises CatalogueError (file and line, table, key, remedy) for a file that is missing, not TOML or not as described.
    """
    try:
        file = read_toml(path, CatalogueError, remedy="mend the file; it must be TOML")
    except FileNotFoundError:
        raise CatalogueError(path, "the file is not there", "install the project anew") from None
    check(file, schema_of(path.stem))
    return file


@cache
def schema_of(name: str) -> dict[str, Any]:
    """The schema of `<name>.toml`."""
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return schema


def check(file: TomlFile, schema: Mapping[str, Any]) -> None:
    """Raises CatalogueError for the first thing in `file` that is not as the schema describes it."""
    _table(file, (), file.data, schema)


def slip(file: TomlFile, path: tuple[str, ...], what: str, remedy: str) -> CatalogueError:
    """The error that states where in the file the fault is: its line, its table and its key (the last of `path`)."""
    table, key = ".".join(path[:-1]) or None, path[-1] if path else None
    where = file.where(key, table)
    if where == str(file.path) and path:  # the key is missing: the line of the table
        where = file.where(None, table) if table else where
    inside = f", [{table}]" if table else ""
    return CatalogueError(f"{where}{inside}", what, remedy)


def _table(file: TomlFile, path: tuple[str, ...], table: Mapping[str, Any], schema: Mapping[str, Any]) -> None:
    """Checks a table key by key."""
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key in schema.get("required", ()):
        if key not in table:
            raise slip(file, (*path, key), f"{key} is missing", f"write {key} = {_example(known[key])}")
    for key, value in table.items():
        expected = known.get(key, others)
        if expected is False:
            near = nearest(key, known)
            remedy = f"did you mean {near}?" if near else f"take it out; there may be {', '.join(known)}"
            raise slip(file, (*path, key), f"{key} means nothing here", remedy)
        if expected is not True:
            _value(file, (*path, key), value, expected)
    if not schema.get("minProperties", 0) <= len(table) <= schema.get("maxProperties", len(table)):
        raise slip(file, path, f"{path[-1]} holds {', '.join(table) or 'nothing'}", schema["description"])


def _value(file: TomlFile, path: tuple[str, ...], value: Any, schema: Mapping[str, Any]) -> None:
    kind: str = schema["type"]
    fits: bool = isinstance(value, _TYPES[kind])
    if not fits or (isinstance(value, bool) and kind != "boolean"):
        raise _wrong(file, path, value, schema)
    if kind == "object":
        _table(file, path, value, schema)
    elif kind == "array":
        if len(value) < schema.get("minItems", 0):
            raise _wrong(file, path, value, schema)
        for item in value:
            if not isinstance(item, str) or (schema["items"].get("minLength") and not item.strip()):
                raise _wrong(file, path, item, schema)
    elif kind == "string":
        if (value not in schema.get("enum", (value,))) or (schema.get("minLength") and not value.strip()):
            raise _wrong(file, path, value, schema)
    elif kind != "boolean" and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        raise _wrong(file, path, value, schema)


def _wrong(file: TomlFile, path: tuple[str, ...], value: Any, schema: Mapping[str, Any]) -> CatalogueError:
    key = path[-1]
    if "enum" in schema:
        near = nearest(value, schema["enum"]) if isinstance(value, str) else None
        remedy = f"did you mean {near!r}?" if near else f"write one of {', '.join(schema['enum'])}"
    else:
        remedy = f"write {_WORDS[schema['type']]}, as in {key} = {_example(schema)}"
    return slip(file, path, f"{key} cannot be {shown(value)}", remedy)


def _example(schema: Mapping[str, Any]) -> str:
    """An example of an accepted value, as TOML."""
    if "enum" in schema:
        return json.dumps(schema["enum"][0])
    plain = {"array": ["…"], "string": "…", "boolean": True, "integer": 1, "number": 1, "object": {}}
    return json.dumps(schema.get("examples", [plain[schema["type"]]])[0], ensure_ascii=False)
