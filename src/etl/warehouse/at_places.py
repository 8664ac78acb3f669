"""Fetches the rows of a table at places that are known, and reads only the stretches of the table that these lie in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VECTOR = 2_048
"""Rows that DuckDB reads at a time."""

GAP = 32
"""So many vectors without a place end a stretch: to read fewer takes no longer than to ask for another stretch."""

MOST = 8
"""Stretches that are asked for one by one; of more, the nearest are taken together."""


def at_places(connection: DuckDBPyConnection, table: str, places: str, columns: str = "*, rowid as place") -> str:
    """The query of the `columns` of `table` in the rows whose rowid is a `place` in the table `places`.

    One `rowid in (…)` holds every vector of the table against the whole list, or, of a longer list, reads all between
    the first and the last place: new rows stand at the end, far from those that they are compared with.
    """
    asked = f"select distinct place // {VECTOR} from {places} order by all"
    vectors = [vector for (vector,) in connection.execute(asked).fetchall()]
    parts = [
        f"select {columns} from {table} where {between.format('rowid')} "
        f"and rowid in (select place from {places} where {between.format('place')})"
        for first, last in stretches(vectors)
        for between in [f"{{}} between {first * VECTOR} and {last * VECTOR + VECTOR - 1}"]
    ]
    return " union all ".join(parts) or f"select {columns} from {table} limit 0"


def stretches(vectors: list[int]) -> list[tuple[int, int]]:
    """First and last of the vectors in each stretch, in their order; `vectors` are sorted."""
    gaps = sorted((there - here for here, there in pairwise(vectors)), reverse=True)
    least = max([GAP, *gaps[MOST - 1 : MOST]])
    found = list[tuple[int, int]]()
    for vector in vectors:
        if found and vector - found[-1][1] <= least:
            found[-1] = (found[-1][0], vector)
        else:
            found.append((vector, vector))
    return found
