"""Pages as pictures: the words that were read are boxed where it is known where they stand, and nowhere else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from etl.documents.formats.page_picture import PIXELS, PagePicture, draw_page, load
from etl.errors import InputError
from etl.settings import Bounds
from tests.documents import samples

PATH = Path("report.pdf")
PROSE = (
    "Giá trị sản xuất công nghiệp năm 2015 đạt 4.013 tỷ đồng, đạt 106,6% kế hoạch, tăng 16,7% so với năm 2014.",
    "Xuất khẩu đạt 14.013 tấn; nhập khẩu đạt 25,5 triệu USD; bán lẻ đạt 25,5 triệu USD.",
)
RED = (150, 90, 90)
"""A box has more red and less of the other colours than this."""


@pytest.fixture(scope="module")
def printed() -> bytes:
    return samples.pdf(PROSE, annex=False)


def drawn(data: bytes, words: str, row: str = "", number: int = 1, kind: str = "pdf") -> PagePicture:
    return draw_page(PATH, data, kind, number, words, row, Bounds())


def red(picture: PagePicture) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what is red in it."""
    from PIL import Image, ImageChops

    image = Image.open(io.BytesIO(picture.png)).convert("RGB")
    assert image.width * image.height <= PIXELS * 1.01
    red, green, blue = image.split()
    masks = [
        red.point([255 * (value > RED[0]) for value in range(256)]),
        green.point([255 * (value < RED[1]) for value in range(256)]),
        blue.point([255 * (value < RED[2]) for value in range(256)]),
    ]
    return ImageChops.darker(ImageChops.darker(masks[0], masks[1]), masks[2]).getbbox()


def test_words_are_boxed_where_they_stand(printed: bytes) -> None:
    load("pdf")
    picture = drawn(printed, "đạt 4.013 tỷ đồng")
    assert picture.places == 1
    box = red(picture)
    assert box is not None
    other = red(drawn(printed, "Xuất khẩu đạt 14.013 tấn"))
    assert other is not None
    assert box[1] < other[1]  # the second paragraph stands below the first


def test_a_number_is_not_found_within_a_longer_one(printed: bytes) -> None:
    assert drawn(printed, "4.013").places == 1
    assert drawn(printed, "013").places == 0


def test_words_that_stand_at_several_places_are_boxed_at_each_of_them(printed: bytes) -> None:
    assert drawn(printed, "25,5 triệu USD").places == 2


def test_where_the_place_is_not_known_the_page_stands_alone(printed: bytes) -> None:
    for picture in (
        drawn(printed, "9.999 tỷ đồng"),
        drawn(printed, ""),
        drawn(samples.scanned_pdf(printed, 80), "4.013"),
    ):
        assert picture.places == 0
        assert red(picture) is None


def test_a_cell_is_boxed_in_its_row() -> None:
    data = samples.pdf(PROSE[:1])
    label, figure = samples.ROWS[0][1], samples.ROWS[0][3]
    assert drawn(data, figure, label).places <= max(1, drawn(data, figure).places)
    assert drawn(data, figure, label).places >= 1


def test_a_picture_is_a_page_too(printed: bytes) -> None:
    assert drawn(samples.scan(printed, 80)[0], "4.013", kind="image").png.startswith(b"\x89PNG")


@pytest.mark.parametrize(("data", "number"), [(b"%PDF-1.4 nothing", 1), (None, 0), (None, 2)])
def test_what_cannot_be_drawn_is_one_line(printed: bytes, data: bytes | None, number: int) -> None:
    with pytest.raises(InputError):
        drawn(data or printed, "4.013", number=number)
