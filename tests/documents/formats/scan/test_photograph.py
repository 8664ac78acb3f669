"""Photographs of pages: the paper alone, as seen from above; a shadow cuts nothing off; what bends is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from etl.documents.formats import ocr
from etl.documents.formats.pdf import read_pdf
from etl.documents.formats.scan.clean import clean
from etl.documents.formats.scan.photograph import bends, from_above, paper, unleaning
from etl.documents.formats.scan.rules import take_out
from etl.documents.formats.scan.tilt import straightening, warped
from etl.errors import InputError
from etl.settings import Bounds
from tests.documents.formats.scan import drawn

pytestmark = pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
SENTENCE = "Exports of the province rose by 16,7% to 4.013"
SEEN = [[90, 40], [1960, 120], [1880, 1290], [60, 1220]]  # corners on the picture, clockwise from the top left


def seen_at_an_angle(pixels: Any, table: int = 60) -> Any:
    """The page on a table of that lightness, from one side."""
    import cv2

    height, width = pixels.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(flat, np.array(SEEN, np.float32))
    return cv2.warpPerspective(pixels, turn, (2040, 1340), borderValue=(table, table, table))


def in_shadow(pixels: Any) -> Any:
    """The right half of the picture, half as light."""
    light = np.where(np.arange(pixels.shape[1]) < pixels.shape[1] // 2, 1.0, 0.5)
    return (pixels * light[None, :, None]).astype(np.uint8)


def hanging(pixels: Any, by: float) -> Any:
    """The page with its lines hanging through by that many pixels."""
    import cv2

    height, width = pixels.shape[:2]
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(pixels, across, down + np.float32(by) * np.sin(np.pi * across / width), cv2.INTER_LINEAR,
                     borderValue=(255, 255, 255))  # fmt: skip


def straight(grey: Any) -> Any:
    """The page turned straight."""
    return warped(grey, straightening(grey))


def cells(pixels: Any) -> int:
    """How many cells the ruled table on the page has."""
    grey = straight(clean(pixels, drawn.DPI))
    grey = warped(grey, unleaning(grey))
    _, tables = take_out(grey, drawn.DPI)
    return sum(len(table.cells) for table in tables)


@pytest.mark.parametrize("change", [seen_at_an_angle, lambda page: in_shadow(seen_at_an_angle(page))],
                         ids=["at an angle", "half in shadow"])  # fmt: skip
def test_the_paper_is_found_and_put_right(change: Any) -> None:
    photograph = change(drawn.page(sentence=SENTENCE))
    found = paper(photograph, from_above(photograph))
    assert found.shape[0] < photograph.shape[0] and found.shape[1] < photograph.shape[1]
    assert cells(found) == len(drawn.CELLS) * len(drawn.CELLS[0])
    assert not bends(straight(clean(found, drawn.DPI)))


def test_a_scan_stays_as_it_is() -> None:
    page = drawn.page(sentence=SENTENCE)
    assert from_above(page) is None and paper(page, None) is page
    grey = clean(page, drawn.DPI)
    assert unleaning(grey) is None and not bends(grey)
    shadow = in_shadow(page)
    assert paper(shadow, from_above(shadow)).shape == page.shape


def test_a_page_that_leans_stands_upright_again() -> None:
    import cv2

    page = drawn.page(sentence=SENTENCE)
    leaning = cv2.warpAffine(page, np.array([[1, 0.04, 0], [0, 1, 0]], np.float32), page.shape[1::-1],
                             borderValue=(255, 255, 255))  # fmt: skip
    assert cells(leaning) == len(drawn.CELLS) * len(drawn.CELLS[0])


def test_a_curved_page_is_refused_in_one_line() -> None:
    import io

    from PIL import Image

    curved = hanging(drawn.page(sentence=SENTENCE), 60)
    assert bends(straight(clean(curved, drawn.DPI)))
    saved = io.BytesIO()
    Image.fromarray(curved).save(saved, "PDF", resolution=drawn.DPI)
    with pytest.raises(InputError) as told:
        read_pdf(Path("report.pdf"), saved.getvalue(), Bounds())
    assert str(told.value) == (
        "report.pdf: is a photograph of a page that is curved or seen at an angle; scan it flat, at 300 dots per inch"
    )
