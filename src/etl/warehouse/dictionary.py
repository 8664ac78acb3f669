"""The data dictionary as a page: `python -m etl.warehouse.dictionary docs/dictionary.md`.

Everything in it is a COMMENT of the warehouse itself, or the grain that heads the SQL file of a relation.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from etl.warehouse.sql_files import (
    LAYERS,
    MACROS,
    MATERIALISED,
    create_tables,
    create_views,
    is_table_macro,
    names,
    sql,
    why,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HEAD = """# Dictionary of the warehouse

Made from the comments in the warehouse by `make dictionary`; every warehouse file has the same words:
`etl sql "select table_name, column_name, comment from duckdb_columns() where not internal"`.
"""

_COLUMNS = """
    select column_name, data_type, comment from duckdb_columns()
    where table_name = ? and not internal order by column_index
"""
_COMMENT = """
    select comment from duckdb_tables() where table_name = $name
    union all select comment from duckdb_views() where view_name = $name
    union all select comment from duckdb_functions() where function_name = $name
"""


def dictionary() -> str:
    """The page, in Markdown: tables, marts, views, macros and checks of a new warehouse, in their order."""
    import duckdb

    with duckdb.connect() as connection:
        create_tables(connection)
        create_views(connection)
        parts = [
            HEAD,
            *_relations(connection, "Tables", "tables", names("tables")),
            *_relations(connection, "Marts", "marts", MATERIALISED),
            *_layer(connection, "Views", "marts"),
            *_layer(connection, "Steps to the views", "intermediate"),
            *_layer(connection, "The tables as the steps take them", "staging"),
            *_short(connection, "Macros", "macros", MACROS),
            "## Checks\n\nViews that find nothing in a published warehouse; each returns the rows that offend.\n",
            *(f"- `{name}`: {_comment(connection, name)}. {why('checks', name)}" for name in names("checks")),
        ]
    return "\n".join(parts) + "\n"


def _relations(connection: DuckDBPyConnection, title: str, folder: str, relations: Sequence[str]) -> Iterator[str]:
    yield f"## {title}\n"
    for name in relations:
        grain = sql(folder, name).splitlines()[0].removeprefix("-- grain: ")
        yield f"### {name}\n\n{_comment(connection, name)}.\n\nGrain: {grain}.\n"
        yield "| column | type | what it is |\n|---|---|---|"
        for column, kind, comment in connection.execute(_COLUMNS, [name]).fetchall():
            yield f"| `{column}` | {kind.lower()} | {comment} |"
        yield ""


def _layer(connection: DuckDBPyConnection, title: str, layer: str) -> Iterator[str]:
    """The views of a layer, then its table macros."""
    macros = [name for name in LAYERS[layer] if is_table_macro(layer, name)]
    views = [name for name in LAYERS[layer] if name not in (*macros, *MATERIALISED)]
    yield from _relations(connection, title, layer, views)
    if macros:
        yield from _short(connection, f"{title}: table macros", layer, macros)


def _short(connection: DuckDBPyConnection, title: str, folder: str, macros: Sequence[str]) -> Iterator[str]:
    yield f"## {title}\n"
    for name in macros:
        head = sql(folder, name).split("create or replace macro ", 1)[1]
        yield f"- `{head[: head.index(')') + 1]}`: {_comment(connection, name)}."
    yield ""


def _comment(connection: DuckDBPyConnection, name: str) -> str:
    row = connection.execute(_COMMENT, {"name": name}).fetchone()
    if row is None or row[0] is None:
        raise ValueError(f"{name} has no comment in its SQL file")
    return str(row[0])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dictionary(), "utf-8")
