"""Rows at known places are fetched from the stretches of a table in which they lie."""

from __future__ import annotations

import pytest

from etl.warehouse.at_places import GAP, MOST, VECTOR, at_places, stretches
from etl.warehouse.engine import close, open_duckdb


@pytest.mark.parametrize(
    ("vectors", "found"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([0, 1, 1 + GAP, 2 + 2 * GAP], [(0, 1 + GAP), (2 + 2 * GAP, 2 + 2 * GAP)]),
        # The nearest are taken together where there would be too many.
        ([0, 100, 200, 300, 400, 500, 600, 700, 750], [(n, n) for n in range(0, 700, 100)] + [(700, 750)]),
    ],
)
def test_what_lies_near_is_one_stretch(vectors: list[int], found: list[tuple[int, int]]) -> None:
    assert stretches(vectors) == found


def test_there_are_never_many_stretches() -> None:
    vectors = [number * number * GAP for number in range(40)]
    found = stretches(vectors)
    assert len(found) <= MOST
    assert all(any(first <= vector <= last for first, last in found) for vector in vectors)


@pytest.mark.parametrize("places", [[], [5], [0, 1, 3, VECTOR - 1, VECTOR, 60 * VECTOR + 9, 199_999]])
def test_exactly_the_rows_at_the_places_are_fetched(places: list[int]) -> None:
    connection = open_duckdb()
    try:
        connection.execute("create table told as select range as number, range::varchar as words from range(200_000)")
        connection.execute("delete from told where number = 3")
        connection.execute("create table asked (place bigint)")
        connection.executemany("insert into asked values (?)", [[-1], *([place] for place in places)])
        rows = connection.execute(f"{at_places(connection, 'told', 'asked')} order by all").fetchall()
        assert rows == [(place, str(place), place) for place in places if place != 3]
        numbers = connection.execute(f"{at_places(connection, 'told', 'asked', 'number')} order by all").fetchall()
        assert numbers == [(place,) for place in places if place != 3]
    finally:
        close(connection)
