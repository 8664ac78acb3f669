"""On a page that is a picture words are boxed where recognition finds them, also where the page lies askew."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from etl.documents.formats import ocr
from etl.documents.formats.page_picture import draw_page
from etl.documents.formats.recognised_page import NOTHING, load, recognise
from etl.errors import InputError
from etl.settings import Bounds
from tests.documents import samples
from tests.documents.formats.test_page_picture import PATH, drawn, red

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`"),
]
WORDS = "đạt 4.013 tỷ đồng"


@pytest.fixture(scope="module")
def printed() -> bytes:
    return samples.pdf(("Giá trị sản xuất công nghiệp năm 2015 đạt 4.013 tỷ đồng.",), annex=False)


def picture_pdf(printed: bytes, tilt: float) -> bytes:
    """The page as a picture that lies askew, in a PDF."""
    from PIL import Image

    page = Image.open(io.BytesIO(samples.scan(printed, 200, tilt)[0])).convert("RGB")
    target = io.BytesIO()
    page.save(target, "PDF", resolution=200)
    return target.getvalue()


def test_words_are_boxed_where_they_stand_on_the_page_as_it_lies(printed: bytes) -> None:
    from PIL import Image

    load("pdf")
    tilt = 2.5
    scanned = picture_pdf(printed, tilt)
    assert drawn(scanned, WORDS).places == 0
    page = recognise(PATH, scanned, "pdf", 1, Bounds())
    boxed = draw_page(PATH, scanned, "pdf", 1, WORDS, "", Bounds(), page)
    assert boxed.places == 1
    # The same box drawn on the print, which then lies as the scan does.
    straight = drawn(printed, WORDS)
    image = Image.open(io.BytesIO(straight.png)).convert("RGB")
    target = io.BytesIO()
    image.rotate(tilt, fillcolor="white").save(target, "PNG")
    expected, found = red(type(boxed)(target.getvalue(), 1)), red(boxed)
    assert expected is not None and found is not None
    assert all(abs(one - other) <= 14 for one, other in zip(expected, found, strict=True)), (expected, found)


def test_a_page_without_words_has_no_boxes(printed: bytes) -> None:
    scanned = samples.scanned_pdf(printed, 80)
    assert draw_page(PATH, scanned, "pdf", 1, WORDS, "", Bounds(), NOTHING).places == 0


def test_a_page_that_is_not_there_is_one_line(printed: bytes) -> None:
    with pytest.raises(InputError, match="has no page 9"):
        recognise(Path("a.pdf"), printed, "pdf", 9, Bounds())
