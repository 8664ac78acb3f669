"""The ruling lines of a scanned table are found in the picture of its page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageDraw

from etl.documents.pdf_tables.ruling_lines import settings

POINTS = 72 / 150  # of a pixel of the picture


def page(picture: Image.Image) -> Any:
    """A page that looks like the picture at 150 dots per inch."""
    return SimpleNamespace(to_image=lambda resolution, antialias: SimpleNamespace(original=picture))


def drawn(across: list[int], down: list[int], tilt: int = 0, width: int = 2) -> Image.Image:
    picture = Image.new("L", (600, 500), 255)
    draw = ImageDraw.Draw(picture)
    for y in across:
        draw.line((50, y, 550, y + tilt), 0, width)
    for x in down:
        draw.line((x, 50, x - tilt, 450), 0, width)
    return picture


def edges(found: dict[str, Any], key: str, at: str) -> list[float]:
    return sorted(edge[at] / POINTS for edge in found[key])


@pytest.mark.parametrize("tilt", [0, 4])
def test_the_lines_of_a_table_are_found_where_they_are(tilt: int) -> None:
    found = settings(page(drawn([50, 250, 450], [54, 300, 550], tilt)))
    assert (found["vertical_strategy"], found["horizontal_strategy"]) == ("explicit", "explicit")
    assert edges(found, "explicit_horizontal_lines", "top") == pytest.approx([50, 250, 450], abs=4)
    assert edges(found, "explicit_vertical_lines", "x0") == pytest.approx([54, 300, 550], abs=6)
    assert {edge["orientation"] for edge in found["explicit_horizontal_lines"]} == {"h"}


def test_few_lines_are_no_table() -> None:
    assert settings(page(drawn([50, 450], [50, 300, 550]))) == {}
    assert settings(page(drawn([], []))) == {}


def test_letters_and_filled_areas_are_no_lines() -> None:
    picture = drawn([50, 250, 450], [50, 300, 550])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 100, 200, 200), 0)
    for x in range(320, 500, 20):
        draw.line((x, 350, x + 12, 350), 0, 2)
    found = settings(page(picture))
    assert len(found["explicit_horizontal_lines"]) == 3
    assert len(found["explicit_vertical_lines"]) == 3
