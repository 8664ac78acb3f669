"""A table as a grid: which cell covers a place, which say nothing, which hold nothing but a figure."""

from __future__ import annotations

import pytest

from tests.extract.tables.grids import grid_of


def test_a_merged_cell_covers_all_its_places_and_counts_once() -> None:
    grid = grid_of("Năm 2015 | ~ | x\nA | 1 | 2", spans={(0, 0): (1, 2)})
    assert grid.at[0][0] is grid.at[0][1]
    assert [grid.words(cell) for cell in grid.row(0)] == ["Năm 2015"]
    assert [grid.words(cell) for cell in grid.row(1)] == ["A", "1", "2"]


def test_a_hole_is_no_cell() -> None:
    grid = grid_of("A | ~\nB | 1")
    assert grid.at[0][1] is None
    assert grid.words(None) == ""
    assert grid.is_empty(None)
    assert not grid.is_figure(None)


def test_a_span_that_reaches_beyond_the_table_is_cut() -> None:
    grid = grid_of("A | 1", spans={(0, 1): (5, 5)})
    assert [grid.words(cell) for cell in grid.at[0]] == ["A", "1"]


@pytest.mark.parametrize("words", ["", "-", "–", "...", "x", " … ", "*"])
def test_blank_cells_and_dashes_say_nothing(words: str) -> None:
    assert grid_of(f"{words} | 1").is_empty(grid_of(f"{words} | 1").at[0][0])


@pytest.mark.parametrize(
    "words",
    [
        "4.013",
        "116,7",
        "-5,3%",
        "−5,3",
        "–5,3%",
        "▼ 5,3",
        "(5,3)",
        "12 345,6",
        "≥ 98,5",
        "8,5-9",
        "2.300 (*)",
        "4.013¹",
        "=A1+B1",
        "#REF!",
    ],
)
def test_a_figure_alone(words: str) -> None:
    grid = grid_of(f"A | {words}")
    assert grid.is_figure(grid.at[0][1])


@pytest.mark.parametrize("words", ["Năm 2015", "–", "▼", "12 xã", "18/1/2016", "tỷ đồng", "T9", ""])
def test_no_figure_alone(words: str) -> None:
    grid = grid_of(f"A | {words}")
    assert not grid.is_figure(grid.at[0][1])


def test_formulas_and_errors_are_figures_that_are_not_there() -> None:
    grid = grid_of("=A1 | #N/A | 5 | # 5")
    assert [grid.is_uncomputed(cell) for cell in grid.at[0] if cell] == [True, True, False, False]


def test_rows_are_compared_by_their_folded_words() -> None:
    grid = grid_of("Hoà  Bình | 1\nHÒA BÌNH | 1")
    assert grid.folded_row(0) == grid.folded_row(1) == ("hòa bình", "1")


def test_a_digit_in_a_cell() -> None:
    grid = grid_of("Quý 1 | Quý I")
    assert [grid.has_digit(cell) for cell in grid.at[0] if cell] == [True, False]
