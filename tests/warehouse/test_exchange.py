"""Rows in the place of others: what differs is written, what is the same stays where it is."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from etl.warehouse.exchange import exchange


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(
            "create table mart as from (values ('a', 1, null), ('a', 2, 'x'), ('b', 3, 'y')) t(area, n, word)"
        )
        yield connection


def fresh(connection: duckdb.DuckDBPyConnection, rows: str) -> None:
    connection.execute(f"create or replace temp table fresh as from (values {rows}) t(area, n, word)")


def test_the_same_rows_are_not_written(connection: duckdb.DuckDBPyConnection) -> None:
    fresh(connection, "('a', 2, 'x'), ('a', 1, null)")
    assert not exchange(connection, "mart", "area = 'a'")
    assert connection.execute("select rowid, n from mart order by rowid").fetchall() == [(0, 1), (1, 2), (2, 3)]


def test_what_differs_is_exchanged_and_rows_out_of_scope_stay(connection: duckdb.DuckDBPyConnection) -> None:
    fresh(connection, "('a', 2, null), ('a', 1, null)")
    assert exchange(connection, "mart", "area = 'a'")
    told = [("a", 1, None), ("a", 2, None), ("b", 3, "y")]
    assert connection.execute("from mart order by n").fetchall() == told
    assert connection.execute("select rowid from mart where n in (1, 3) order by n").fetchall() == [(0,), (2,)]


def test_rows_that_are_no_more_go(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create or replace temp table fresh as from mart limit 0")
    assert exchange(connection, "mart", "area = 'a'")
    assert connection.execute("from mart").fetchall() == [("b", 3, "y")]
