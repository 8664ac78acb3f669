"""Rows by their places: from any part of a table, and before they are committed."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from etl.warehouse.arrow_tables import ROW_GROUP
from etl.warehouse.by_place import MOST_PARTS, fetch

ROWS = (2 * MOST_PARTS + 3) * ROW_GROUP


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(f"create table figure as select range as number, range % 7 as rest from range({ROWS})")
        yield connection


def fetched(connection: duckdb.DuckDBPyConnection, places: list[int], columns: str = "*") -> list[tuple[int, ...]]:
    connection.execute("create or replace temp table asked (place bigint)")
    connection.executemany("insert into asked values (?)", [[place] for place in places] or [[-1]])
    fetch(connection, "found", "figure", "asked", columns)
    return connection.execute("from found order by all").fetchall()


@pytest.mark.parametrize(
    "places",
    [
        [0],
        [ROWS - 1],
        [ROW_GROUP - 1, ROW_GROUP],
        [5, 5, 6 * ROW_GROUP, ROWS - 1],
        [part * 2 * ROW_GROUP for part in range(MOST_PARTS)],
        [part * 2 * ROW_GROUP + part for part in range(MOST_PARTS + 1)],
    ],
    ids=["first", "last", "two parts beside each other", "three parts", "the most parts", "one part more"],
)
def test_the_rows_of_the_places_are_found_once_each(connection: duckdb.DuckDBPyConnection, places: list[int]) -> None:
    assert fetched(connection, places) == [(place, place % 7, place) for place in sorted(set(places))]


def test_no_place_gives_no_row(connection: duckdb.DuckDBPyConnection) -> None:
    assert fetched(connection, []) == []


def test_only_the_columns_that_are_asked(connection: duckdb.DuckDBPyConnection) -> None:
    assert fetched(connection, [9, 3 * ROW_GROUP], "rest") == [(2, 9), (3 * ROW_GROUP % 7, 3 * ROW_GROUP)]


def test_rows_of_the_open_transaction_are_found_beside_those_before(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("begin")
    connection.execute("insert into figure values (-1, -1), (-2, -2)")
    connection.execute("delete from figure where number = 8")
    places = connection.execute("select rowid from figure where number in (-2, 7, 8)").fetchall()
    assert [row[:2] for row in fetched(connection, [place for (place,) in places])] == [(-2, -2), (7, 0)]
    connection.execute("rollback")


def test_duckdb_is_left_as_it_was(connection: duckdb.DuckDBPyConnection) -> None:
    asked = "select current_setting('dynamic_or_filter_threshold')"
    before = connection.execute(asked).fetchall()
    fetched(connection, [1, ROWS - 1])
    assert connection.execute(asked).fetchall() == before
