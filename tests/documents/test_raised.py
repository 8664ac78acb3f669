"""Raised marks: powers of units and of ten stay, marks of notes go, so that no figure gets a digit that is not its."""

from __future__ import annotations

import pytest

from etl.documents.raised import raised


@pytest.mark.parametrize(
    ("before", "mark", "after", "text"),
    [("đạt 950", "1", " triệu USD", ""), ("tăng 5,6", "(2)", "%", ""), ("đạt 950", "*", "", ""),
     ("đạt 950", "1, 2", "", ""), ("đạt 950", "[3]", "", ""), ("đạt 950", "a", " triệu", ""), ("", "", "", "")],
)  # fmt: skip
def test_the_mark_of_a_note_goes(before: str, mark: str, after: str, text: str) -> None:
    assert raised(before, mark, after) == text


@pytest.mark.parametrize(
    ("before", "mark", "after", "text"),
    [("5.000 m", "2", " nhà", "²"), ("3 km", "2", "", "²"), ("m", "3 (1)", "", "³"), ("45 dam", "2", "", "")],
)
def test_square_and_cubic_metres(before: str, mark: str, after: str, text: str) -> None:
    assert raised(before, mark, after) == text


@pytest.mark.parametrize(
    ("before", "mark", "after", "text"),
    [("10", "6", " kWh", "⁶"), ("325,5.10", "6", " kWh", "⁶"), ("2 x 10", "5", "", "⁵"),
     ("đạt 10", "1", " tỷ đồng", ""),
     ("2.010", "3", " tỷ", ""), ("10", "3", "", ""), ("10", "3", "%", ""), ("3 × 10", "-3", " m", "⁻³"),
     ("110", "6", " kWh", "")],
)  # fmt: skip
def test_powers_of_ten_are_told_from_the_figure_10_with_a_note(before: str, mark: str, after: str, text: str) -> None:
    assert raised(before, mark, after) == text


def test_degrees() -> None:
    assert [raised("25", mark, "C") for mark in ("o", "0", "°")] == ["°", "°", "°"]
    assert raised("25", "0", " đồng") == ""


def test_words_that_are_only_set_high_stay_apart_from_a_figure() -> None:
    assert raised("950", "2017", "") == " 2017"
    assert raised("đạt ", "khoảng 950", "") == "khoảng 950"
