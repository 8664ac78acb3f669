"""A page that lies askew is straight afterwards, and one that has no rows is left alone."""

from __future__ import annotations

import numpy as np
import pytest

from etl.documents.formats.scan.clean import level, without_stamps
from etl.documents.formats.scan.tilt import straightening, tilt, warped
from tests.documents.formats.scan import drawn


@pytest.mark.parametrize("angle", [-5.0, -2.2, -0.5, 0.0, 0.5, 2.2, 5.0])
def test_the_angle_is_found_to_a_tenth_of_a_degree(angle: float) -> None:
    grey = without_stamps(drawn.page(tilt=angle, sentence="Exports of the province rose by 16,7 %"), drawn.DPI)
    assert tilt(grey) == pytest.approx(-angle, abs=0.11)


def test_a_straight_page_and_one_without_rows_stay_as_they_are() -> None:
    for grey in (level(without_stamps(drawn.page(), drawn.DPI)), np.full((800, 600), 255, np.uint8)):
        assert straightening(grey) is None
        assert warped(grey, None) is grey
