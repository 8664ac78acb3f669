"""Names of cells and the places that they stand for."""

from __future__ import annotations

import pytest

from etl.documents.formats.cell_names import letters, place_of


def test_names_of_columns() -> None:
    assert [letters(column) for column in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (0, 0)), ("D7", (6, 3)), ("AA10", (9, 26)), ("XFD1048576", (1_048_575, 16_383))]
)
def test_the_place_of_a_name(name: str, place: tuple[int, int]) -> None:
    assert place_of(name) == place
    assert f"{letters(place[1])}{place[0] + 1}" == name
