"""Pictures of pages: what is refused by their head alone."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from etl.documents.formats import ocr
from etl.documents.formats.picture import as_pdf, read_image
from etl.errors import InputError
from etl.settings import Bounds

PATH = Path("x.png")


def picture(width: int, height: int, pages: int = 1) -> bytes:
    target = io.BytesIO()
    first = Image.new("1", (width, height))
    if pages > 1:
        first.save(target, "TIFF", save_all=True, append_images=[first] * (pages - 1))
    else:
        first.save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [(picture(199, 150), "has 199 × 150 pixels, too few for a page"),
     (picture(1_000, 1_001), "has 1,000 × 1,001 pixels, more than the 1,000,000 that are read"),
     (picture(500, 1_000, pages=3), "has 500 × 1,000 pixels, more than the 1,000,000"),
     (picture(300, 300)[:20], "is a damaged picture"), (b"\x89PNG\r\n\x1a\n", "is a damaged picture")],
    ids=["an icon", "too large", "too large with all its pages", "cut off", "only its mark"],
)  # fmt: skip
def test_what_is_refused_and_why(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read_image(PATH, data, Bounds(pixels=1_000_000))
    assert caught.value.where == "x.png" and caught.value.remedy


def test_a_bomb_is_refused_whatever_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)
    with pytest.raises(InputError, match="is too large a picture"):
        read_image(PATH, picture(300, 300), Bounds())


def head(width: int, height: int) -> bytes:
    """A PNG of so many pixels, of which only the head is there."""
    said = struct.pack(">II5B", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", said), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


@pytest.mark.parametrize(
    ("height", "what"),
    [(30_000, "is too large a picture"), (4_000, "has 30,000 × 4,000 pixels, more than the 100,000")],
)
def test_a_picture_of_thirty_thousand_pixels_is_refused_by_its_head(height: int, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_image(PATH, head(30_000, height), Bounds())


def test_a_long_strip_is_drawn_no_larger_than_a_large_page() -> None:
    import pypdfium2

    target = io.BytesIO()
    Image.new("1", (30_000, 300)).save(target, "PNG", dpi=(300, 300))
    with pypdfium2.PdfDocument(as_pdf(PATH, target.getvalue(), Bounds())) as document:
        pixels, dpi = ocr._picture(document[0])
    assert pixels.shape == (50, 4_980, 3) and dpi < 50


def test_without_ocr_the_commands_that_install_it_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="is a picture, and OCR is not installed") as caught:
        read_image(PATH, picture(300, 300), Bounds())
    assert "install OCR: " in caught.value.remedy


@pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
def test_a_photograph_of_nothing_is_told_in_one_line() -> None:
    target = io.BytesIO()
    Image.linear_gradient("L").resize((500, 700)).save(target, "JPEG")
    with pytest.raises(InputError, match="has no text in it") as caught:
        read_image(Path("x.jpg"), target.getvalue(), Bounds())
    assert "\n" not in str(caught.value) and caught.value.remedy


@pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
def test_a_table_of_noise_is_told_in_one_line() -> None:
    grain = np.random.default_rng(1).normal(190, 80, (700, 500)).clip(0, 255).astype(np.uint8)
    grain[:40], grain[-40:], grain[:, :40], grain[:, -40:] = 255, 255, 255, 255
    grain[40:661:62, 40:460], grain[40:660, 40:461:84] = 0, 0
    target = io.BytesIO()
    Image.fromarray(grain).save(target, "PNG", dpi=(100, 100))
    with pytest.raises(InputError, match="almost nothing is a word") as caught:
        read_image(Path("x.png"), target.getvalue(), Bounds())
    assert "\n" not in str(caught.value) and caught.value.remedy
