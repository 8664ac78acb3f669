"""The layout of an open warehouse's tables, and whether this program knows it. The layouts are in `sql/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.location import Lake
from etl.warehouse.releases import way_back
from etl.warehouse.sql_files import OLDEST, SCHEMA_VERSION

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def has_tables(connection: DuckDBPyConnection) -> bool:
    """Whether the connection's database is a warehouse of some layout."""
    found = connection.execute(
        "select count(*) from duckdb_tables() "
        "where database_name = current_database() and table_name = 'schema_version'"
    ).fetchone()
    return found == (1,)


def layout_of(connection: DuckDBPyConnection, where: object) -> int:
    """The layout of its tables. Raises WarehouseError when it is newer than this program knows, or no warehouse."""
    if not has_tables(connection):
        if isinstance(where, Lake):
            raise WarehouseError(where, "it is a lake without a warehouse", "load reports first, or name another")
        raise WarehouseError(where, "it is a DuckDB file, but not a warehouse of this program", "name another file")
    row = connection.execute("select max(version) from schema_version").fetchone()
    layout = row[0] if row else None
    if layout is None or layout < OLDEST:
        what = f"it has the unknown layout {layout}, this program needs {SCHEMA_VERSION}"
        raise WarehouseError(where, what, way_back(where))
    if layout > SCHEMA_VERSION:
        raise WarehouseError(
            where, f"it has the newer layout {layout}, this program knows {SCHEMA_VERSION}", "update this program"
        )
    return int(layout)


def check_layout(connection: DuckDBPyConnection, where: object) -> None:
    """Raise WarehouseError unless the warehouse has the tables that the views of this program read."""
    layout = layout_of(connection, where)
    if layout < SCHEMA_VERSION:
        remedy = "run `etl run`, which brings it up to date"
        raise WarehouseError(where, f"it has the older layout {layout}, this program needs {SCHEMA_VERSION}", remedy)
