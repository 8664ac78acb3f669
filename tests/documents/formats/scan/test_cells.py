"""Cells one by one: figures with their signs, single digits, words, and what is nothing."""

from __future__ import annotations

import numpy as np
import pytest

from etl.documents.formats import ocr
from etl.documents.formats.scan.cells import Reading, read_cell
from tests.documents.formats.scan import drawn
from tests.documents.formats.scan.drawn import engine

pytestmark = pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")


def said(words: str) -> Reading:
    """What a cell with these words is read as."""
    return read_cell(engine(), drawn.page([[words]])[256:334, 206:594, 0], drawn.DPI)


@pytest.mark.parametrize("figure", ["1.234,5", "98.612", "106,6", "7", "5", "0,9"])
def test_figures_are_read_as_they_stand(figure: str) -> None:
    assert said(figure) == Reading(figure)


@pytest.mark.parametrize("dash", ["-", "–", "—"])
@pytest.mark.parametrize("figure", ["16,7", "3", "104,25"])
def test_a_decline_keeps_its_sign_whatever_dash_it_has(dash: str, figure: str) -> None:
    assert said(dash + figure).text == "-" + figure


def test_a_dash_that_touches_its_digit_is_a_sign() -> None:
    cell = drawn.page([["–42,8"]])[256:334, 206:594, 0].copy()
    ink = np.flatnonzero((cell < 128).any(axis=0))
    dash = int(ink[np.flatnonzero(np.diff(ink) > 1)[0]])
    cell[45:49, dash - 2 : dash + 9] = 0  # as a kerned pair is printed
    assert read_cell(engine(), cell, drawn.DPI).text == "-42,8"


def test_a_mark_that_may_be_a_dash_gives_both_readings() -> None:
    cell = drawn.page([["4,2"]])[256:334, 206:594, 0].copy()
    first = int(np.flatnonzero((cell < 128).any(axis=0))[0])
    cell[40:52, first - 20 : first - 8] = 0
    read = read_cell(engine(), cell, drawn.DPI)
    assert read.text.startswith("-") and read.other is not None and not read.other.startswith("-")


@pytest.mark.parametrize("figure", ["2.2635", "-12.06341"])
def test_a_figure_whose_comma_may_be_worn_away_is_in_doubt(figure: str) -> None:
    read = said(figure)
    assert (read.text, read.other) == (figure, figure[: figure.index(".") + 4] + "," + figure[figure.index(".") + 4 :])


def test_a_dash_alone_words_and_an_empty_cell() -> None:
    assert said("–").text == "-"
    assert said("Million USD").text == "Million USD"
    assert read_cell(engine(), np.full((70, 300), 255, np.uint8), drawn.DPI) == Reading("")
