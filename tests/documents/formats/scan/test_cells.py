"""Cells one by one: figures with their signs, single digits, words, and what is nothing."""

from __future__ import annotations

import numpy as np
import pytest

from etl.documents.formats import ocr
from etl.documents.formats.scan.cells import Reading, read_cell
from etl.documents.formats.scan.engine import engine
from tests.documents.formats.scan import drawn

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


def test_a_dash_alone_words_and_an_empty_cell() -> None:
    assert said("–").text == "-"
    assert said("Million USD").text == "Million USD"
    assert read_cell(engine(), np.full((70, 300), 255, np.uint8), drawn.DPI) == Reading("")
