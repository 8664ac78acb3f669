"""Fetches rows of a table by their places (rowid): those of few places, out of a table of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.arrow_tables import ROW_GROUP

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_PARTS = 8
"""Rows in more parts of a table than these are fetched by one query: each part is a query of its own."""


def fetch(connection: DuckDBPyConnection, made: str, table: str, places: str, columns: str = "*") -> None:
    """Make the temporary table `made`: the `columns` of those rows of `table` whose places are in the column `place` of
    the table `places`, and their `place`.

    DuckDB passes over the row groups before the first place that a query asks for and after the last, and over those in
    between only after a look at each. What a run asks for mostly lies in a few parts of a table: where its rows stood
    before, and at the end, where the last ones came to stand. Each part is asked for by itself.
    """
    parts = _parts(connection, places)
    if 1 < len(parts) <= MOST_PARTS:
        between = [f"between {first} and {last}" for first, last in parts]
        asked = [f"rowid {each} and rowid in (select place from {places} where place {each})" for each in between]
    else:
        asked = [f"rowid in (select place from {places})"]
    rows = (f"select {columns}, rowid as place from {table} where {condition}" for condition in asked)
    # With the list of places, and not with the first and last of them alone, rows in between are passed over soonest.
    connection.execute("set dynamic_or_filter_threshold = 1000000")
    connection.execute(f"create or replace temp table {made} as {' union all '.join(rows)}")
    connection.execute("reset dynamic_or_filter_threshold")


def _parts(connection: DuckDBPyConnection, places: str) -> list[tuple[int, int]]:
    """First and last place that a row may have in each part of the table with some of `places`."""
    asked = f"select distinct place // {ROW_GROUP} as row_group from {places} order by all"
    parts: list[tuple[int, int]] = []
    for (group,) in connection.execute(asked).fetchall():
        first, last = group * ROW_GROUP, (group + 1) * ROW_GROUP - 1
        if parts and parts[-1][1] + 1 == first:
            first = parts.pop()[0]
        parts.append((first, last))
    return parts
