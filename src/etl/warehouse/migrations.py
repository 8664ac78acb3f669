"""Migrates an older layout of the tables to the current one, step by step. The steps are in `sql/migrations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import SCHEMA_VERSION, sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def migrate(connection: DuckDBPyConnection, layout: int) -> None:
    """Bring the tables from `layout` (`sql_files.OLDEST` or later) to SCHEMA_VERSION, in one transaction.

    Views are left to `sql_files.create_views`. Raises duckdb.Error; the tables are then as they were.
    """
    if layout == SCHEMA_VERSION:
        return
    connection.execute("begin transaction")
    try:
        steps(connection, layout)
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def steps(connection: DuckDBPyConnection, layout: int) -> None:
    """As `migrate`, in the transaction of the caller."""
    for step in range(layout + 1, SCHEMA_VERSION + 1):
        connection.execute(sql("migrations", f"to_{step}"))
