"""How much of a page is under pictures, and what a page shows without its letters."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from etl.documents.formats.scan.page_look import covered, look


def image(left: float, top: float, right: float, bottom: float) -> dict[str, float]:
    return {"x0": left, "top": top, "x1": right, "bottom": bottom}


@pytest.mark.parametrize(
    ("images", "share"),
    [([], 0.0), ([image(0, 0, 600, 800)], 1.0), ([image(0, 80 * at, 600, 80 * at + 80) for at in range(10)], 1.0),
     ([image(0, 0, 300, 800)] * 3, 0.5), ([image(-50, -50, 700, 900)], 1.0), ([image(600, 800, 0, 0)], 1.0)],
    ids=["none", "one", "strips", "one over the other", "beyond the page", "turned over"],
)  # fmt: skip
def test_pictures_count_by_what_they_cover_together(images: list[dict[str, float]], share: float) -> None:
    assert covered(SimpleNamespace(images=images, width=600, height=800)) == pytest.approx(share, abs=0.02)


def shown(visible: int, hidden: int, lines: int) -> Any:
    """A page with a visible letter, a hidden one, and drawn strokes, looked at as if under a picture."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(600, 800))
    canvas.setFont("Courier", 20)
    words = canvas.beginText(50, 700)
    words.textOut("H" * visible)
    words.setTextRenderMode(3)
    words.textOut("H" * hidden)
    canvas.drawText(words)
    for at in range(lines):
        canvas.line(50 + 4 * at, 100, 50 + 4 * at, 400)
    canvas.save()
    chars = [{"x0": 50 + 12 * at, "x1": 62 + 12 * at, "top": 85, "bottom": 103} for at in range(visible + hidden)]
    with pypdfium2.PdfDocument(target.getvalue()) as document:
        return look(document[0], chars, 1.0)


def test_letters_are_visible_where_the_page_looks_different_without_them() -> None:
    assert shown(3, 2, 0).visible == (True, True, True, False, False)


def test_what_is_left_without_letters_makes_a_page_a_picture() -> None:
    assert not shown(20, 0, 0).picture
    assert shown(20, 0, 60).picture
