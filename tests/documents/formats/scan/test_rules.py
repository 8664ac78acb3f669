"""Ruling lines become tables and leave the picture; the figures between them stay whole."""

from __future__ import annotations

import numpy as np
import pytest

from etl.documents.formats.scan.clean import clean
from etl.documents.formats.scan.rules import take_out
from etl.documents.formats.scan.tilt import straightening, warped
from tests.documents.formats.scan import drawn


@pytest.mark.parametrize("tilt", [0.0, 1.5, -4.0])
def test_the_cells_of_a_table_are_found(tilt: float) -> None:
    grey = clean(drawn.page(tilt=tilt), drawn.DPI)
    _, (table,) = take_out(warped(grey, straightening(grey)), drawn.DPI)
    assert len(table.cells) == 9
    widths = [right - left for left, _, right, _ in table.cells]
    assert all(abs(width - 400) < 8 for width in widths)


def test_the_lines_leave_the_picture_and_the_figures_do_not() -> None:
    grey = clean(drawn.page(), drawn.DPI)
    without, (table,) = take_out(grey, drawn.DPI)
    left, top, right, bottom = (round(at) for at in table.bbox)
    assert without[top, left:right].min() == 255 and without[top:bottom, left].min() == 255
    inside = slice(top + 10, top + 80), slice(left + 10, left + 390)
    assert np.array_equal(without[inside], grey[inside])


def test_letters_alone_and_a_single_frame_are_no_table() -> None:
    sentence = clean(drawn.page([], sentence="76.658 and 96.620 and 30,68 of them all"), drawn.DPI)
    without, tables = take_out(sentence, drawn.DPI)
    assert not tables and np.array_equal(without, sentence)
    assert not take_out(clean(drawn.page([["12"]]), drawn.DPI), drawn.DPI)[1]
