"""What is drawn in a cell, cut close."""

from __future__ import annotations

import numpy as np

from etl.documents.formats.scan.ink import BLUR, Part, ink_of


def test_the_ink_is_cut_close_and_tells_where_it_stood() -> None:
    grey = np.full((60, 200), 255, np.uint8)
    grey[20:50, 100:112], grey[30:34, 80:90], grey[5, 5] = 0, 0, 0
    ink = ink_of(grey)
    assert ink is not None and (ink.left, ink.top) == (80 - BLUR, 20 - BLUR)
    assert ink.parts == [Part(BLUR, BLUR + 10, 10, 4), Part(BLUR + 20, BLUR, 12, 30)] and ink.height == 30
    assert ink.pixels.shape == (30 + 2 * BLUR, 32 + 2 * BLUR)


def test_dust_alone_is_no_ink() -> None:
    grey = np.full((60, 200), 255, np.uint8)
    grey[20:22, 30:33] = 0
    assert ink_of(grey) is None
