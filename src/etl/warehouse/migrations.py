"""Migrates an older layout of the tables to the current one, step by step. The steps are in `sql/migrations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import SCHEMA_VERSION, drop_macros, sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def migrate(connection: DuckDBPyConnection, layout: int) -> None:
    """Bring the tables of a private file from `layout` (`sql_files.OLDEST` or later) to SCHEMA_VERSION.

    A transaction a step: DuckDB commits none in which a table was altered after its rows were. Macros are dropped,
    since DuckDB alters no column that one reads; they and the views are left to `sql_files.create_views`.
    Raises duckdb.Error; the tables are then those of a layout in between.
    """
    drop_macros(connection)
    for step in range(layout, SCHEMA_VERSION):
        connection.execute("begin transaction")
        _to(connection, step + 1)
        connection.execute("commit")
    connection.execute("update schema_version set views = null")


def steps(connection: DuckDBPyConnection, layout: int) -> None:
    """As `migrate`, in the transaction of the caller: that of a lake, which has no private file."""
    for step in range(layout, SCHEMA_VERSION):
        _to(connection, step + 1)


def _to(connection: DuckDBPyConnection, layout: int) -> None:
    connection.execute(sql("migrations", f"to_{layout}"))
