"""What was computed beside a figure stands on its page with the figures put in."""

from __future__ import annotations

from tests.explore.client import Pages

CELL = "/cell/lang-son/2015/industrial_output"


def test_the_arithmetic_is_shown_with_its_figures(pages: Pages) -> None:
    assert "4.013 ÷ 106,6 % = 3.764,54 tỷ đồng (3.762,31 – 3.766,78)" in pages.get(CELL).text
    parts = pages.get("/cell/kon-tum/2016/industrial_output?lang=en")
    assert "864 + 3,469 + 387 = 4,720" in parts.text
