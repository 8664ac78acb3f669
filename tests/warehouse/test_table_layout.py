"""Which layout an open warehouse has, and what is said of one that this program does not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from etl.errors import WarehouseError
from etl.location import Lake
from etl.warehouse.engine import close, open_duckdb
from etl.warehouse.sql_files import SCHEMA_VERSION, create_tables
from etl.warehouse.table_layout import check_layout, has_tables, layout_of

WHERE = Path("w.duckdb")


@pytest.fixture
def connection() -> Iterator[DuckDBPyConnection]:
    connection = open_duckdb()
    yield connection
    close(connection)


def of_layout(connection: DuckDBPyConnection, layout: int) -> DuckDBPyConnection:
    create_tables(connection)
    connection.execute("update schema_version set version = ?", [layout])
    return connection


def test_a_new_warehouse_has_the_layout_of_this_program(connection: DuckDBPyConnection) -> None:
    assert not has_tables(connection)
    create_tables(connection)
    assert has_tables(connection)
    assert layout_of(connection, WHERE) == SCHEMA_VERSION
    check_layout(connection, WHERE)


def test_any_other_database_is_no_warehouse(connection: DuckDBPyConnection) -> None:
    connection.execute("create table document (i int)")
    with pytest.raises(WarehouseError, match="a DuckDB file, but not a warehouse of this program; name another file"):
        layout_of(connection, WHERE)


def test_a_lake_into_which_nothing_was_loaded_is_no_file(connection: DuckDBPyConnection) -> None:
    with pytest.raises(WarehouseError, match=r"^ducklake:x: it is a lake without a warehouse; load reports first"):
        layout_of(connection, Lake("ducklake:x"))


def test_an_older_layout_can_be_written_but_not_read(connection: DuckDBPyConnection) -> None:
    older = of_layout(connection, SCHEMA_VERSION - 1)
    assert layout_of(older, WHERE) == SCHEMA_VERSION - 1
    with pytest.raises(WarehouseError, match="run `etl run`, which brings it up to date"):
        check_layout(older, WHERE)


def test_a_newer_layout_needs_a_newer_program(connection: DuckDBPyConnection) -> None:
    with pytest.raises(WarehouseError, match="update this program"):
        layout_of(of_layout(connection, SCHEMA_VERSION + 1), WHERE)


def test_a_layout_that_never_was_is_not_thrown_away(connection: DuckDBPyConnection) -> None:
    with pytest.raises(WarehouseError, match="unknown layout 0") as raised:
        layout_of(of_layout(connection, 0), WHERE)
    assert "move it aside" in raised.value.remedy
