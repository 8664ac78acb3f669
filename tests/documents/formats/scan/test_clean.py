"""What is taken from a picture before it is read, and what stays."""

from __future__ import annotations

import numpy as np

from etl.documents.formats.scan.clean import clean, level, spread, without_stamps
from tests.documents.formats.scan import drawn


def test_a_stamp_goes_and_the_letters_under_it_stay() -> None:
    plain, under = drawn.page(), drawn.stamped(drawn.page(), (600, 340))
    cleaned, as_printed = without_stamps(under, drawn.DPI), without_stamps(plain, drawn.DPI)
    assert ((cleaned < 150) == (as_printed < 150)).mean() > 0.999
    assert (under.min(axis=2) < 150).sum() > (as_printed < 150).sum() * 1.2


def test_coloured_letters_in_a_line_stay() -> None:
    pixels = drawn.page().copy()
    red = pixels[..., :1] < 128
    written = np.where(red, np.array([200, 30, 30], np.uint8), pixels)[:, :, :]
    line = np.full_like(written, 255)
    line[270:330, 200:620] = written[270:330, 200:620]
    assert (without_stamps(line, drawn.DPI) < 150).sum() > 500


def test_a_shaded_row_becomes_white_and_its_letters_stay_black() -> None:
    grey = level(without_stamps(drawn.page(shade="#BFBFBF"), drawn.DPI))
    inside = grey[350:420, 220:580]
    assert np.median(inside) > 245 and inside.min() < 40


def test_grain_of_paper_is_white_and_ink_black() -> None:
    assert spread(np.array([0, 40, 205, 250], np.uint8)).tolist() == [0, 0, 255, 255]
    assert clean(np.full((400, 400, 3), 236, np.uint8), drawn.DPI).min() == 255
