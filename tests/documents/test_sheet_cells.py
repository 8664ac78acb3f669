"""The cells of a sheet's table, made of lengths: each where its text is, merged ones once."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

from etl.documents.document import Cell
from etl.documents.sheet_cells import SheetCells, covered

# "a | bb | " and "ccc |  | d", as they stand in a text from its character 100 on; the heading "bb" is over two columns.
LENGTHS = [1, 2, 0, 3, 0, 1]
MERGED = {(0, 1): (1, 2)}


def at(numbers: Sequence[int], columns: Sequence[int]) -> list[str]:
    return [f"{number}:{column}" for number in numbers for column in columns]


def cells() -> SheetCells:
    return SheetCells(100, LENGTHS, MERGED, [4, 9], [2, 3, 4], at)


EXPECTED = (
    Cell(0, 0, 1, 1, 100, 101, "4:2"),
    Cell(0, 1, 1, 2, 104, 106, "4:3"),
    Cell(1, 0, 1, 1, 110, 113, "9:2"),
    Cell(1, 1, 1, 1, 116, 116, "9:3"),
    Cell(1, 2, 1, 1, 119, 120, "9:4"),
)


def test_each_cell_has_its_place_its_spans_and_its_locator() -> None:
    text = "x" * 100 + "a | bb | \nccc |  | d"
    assert tuple(cells()) == EXPECTED
    assert [text[cell.start : cell.end] for cell in cells()] == ["a", "bb", "ccc", "", "d"]


def test_it_is_a_sequence_like_a_tuple_of_the_same_cells() -> None:
    assert len(cells()) == 5
    assert cells()[-1] == EXPECTED[-1]
    assert cells()[1:3] == EXPECTED[1:3]
    assert cells() == EXPECTED and cells() == cells() and cells() != EXPECTED[1:]
    assert hash(cells()) == hash(EXPECTED)
    assert cells() != 5


def test_it_crosses_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(cells())) == EXPECTED


def test_what_a_merged_cell_spreads_over_is_all_but_its_own_place() -> None:
    assert sorted(covered({(1, 2): (2, 2), (0, 0): (1, 1)})) == [(1, 3), (2, 2), (2, 3)]
