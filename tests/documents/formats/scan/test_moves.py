"""What sets a page straight is undone place by place."""

from __future__ import annotations

import numpy as np
import pytest

from etl.documents.formats.scan.moves import back, joined, placed, quarters, then

SHEAR = np.array([[1.0, 0.5, 3.0], [0.0, 1.0, -2.0]])
SIDEWAYS = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.001, 0.0, 1.0]])


def test_what_moves_nothing_is_none() -> None:
    assert then(None, None) is None and quarters(4, 10, 20) is None and back(None, 0.24) is None
    assert placed(None, 3, 4) == (3, 4)


@pytest.mark.parametrize(("number", "place"), [(1, (290, 10)), (2, (190, 290)), (3, (10, 190))])
def test_a_picture_is_turned_by_quarters(number: int, place: tuple[int, int]) -> None:
    pixels = np.zeros((300, 200))
    pixels[10, 10] = 1
    turned = np.rot90(pixels, -number)
    (down,), (across,) = np.nonzero(turned)
    x, y = (quarters(number, 200, 300) @ [10.5, 10.5, 1])[:2]
    assert [int(x), int(y)] == [int(across), int(down)]
    assert placed(back(quarters(number, 200, 300), 1.0), *place) == pytest.approx((10, 10))


def test_moves_follow_each_other_and_are_undone_in_any_unit() -> None:
    move = then(then(None, SHEAR), SIDEWAYS)
    x, y, depth = move @ [40, 60, 1]
    assert placed(back(move, 1.0), x / depth, y / depth) == pytest.approx((40, 60))
    assert placed(back(move, 0.24), 0.24 * x / depth, 0.24 * y / depth) == pytest.approx((0.24 * 40, 0.24 * 60))
    first, second = back(SHEAR_3, 1.0), back(SIDEWAYS, 1.0)
    assert first is not None and second is not None
    assert placed(joined(first, second), 7, 9) == pytest.approx(placed(second, *placed(first, 7, 9)))


SHEAR_3 = then(None, SHEAR)
