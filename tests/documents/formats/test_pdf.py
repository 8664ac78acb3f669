"""PDF files page by page: what is text, what is a table, what is a picture, and what is refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from etl.documents.formats.pdf import read_pdf
from etl.errors import InputError
from etl.settings import Bounds

PATH = Path("x.pdf")
Draw = Callable[[Any], None]


def pdf(*pages: Draw) -> bytes:
    """A PDF of pages of 595 by 842 points, each drawn by a function; words in ASCII, for the fonts every PDF has."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    for draw in pages:
        canvas.setFont("Helvetica", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def says(*lines: str, top: float = 100, size: int = 12) -> Draw:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", size)
        for at, line in enumerate(lines):
            canvas.drawString(60, 842 - top - 30 * at, line)

    return draw


def picture(canvas: Any, strips: int = 1) -> None:
    """A picture of a written page over the whole page, cut into strips as some scanners do."""
    image = Image.new("L", (1654, 2339), 255)
    letters = ImageFont.load_default(40)
    for at in range(20):
        ImageDraw.Draw(image).text((160, 200 + 90 * at), "Exports of the province in the year", fill=0, font=letters)
    for strip in range(strips):
        part = image.crop((0, 2339 * strip // strips, 1654, 2339 * (strip + 1) // strips))
        top = 842 * (strip + 1) / strips
        canvas.drawImage(ImageReader(part), 0, 842 - top, 595, 842 / strips)


def hidden(line: str) -> Draw:
    """Letters that a scanner puts behind the picture."""

    def draw(canvas: Any) -> None:
        words = canvas.beginText(60, 700)
        words.setTextRenderMode(3)
        words.textLine(line)
        canvas.drawText(words)

    return draw


def both(*draws: Draw) -> Draw:
    """All of them on one page."""

    def draw(canvas: Any) -> None:
        for each in draws:
            each(canvas)

    return draw


def table(canvas: Any) -> None:
    """A ruled table of three rows and two columns."""
    for y in (100, 120, 140, 160):
        canvas.line(60, 842 - y, 300, 842 - y)
    for x in (60, 200, 300):
        canvas.line(x, 842 - 100, x, 842 - 160)
    for at, (label, figure) in enumerate((("Indicator", "2015"), ("Exports", "950"), ("Imports", "77"))):
        canvas.drawString(65, 842 - 115 - 20 * at, label)
        canvas.drawString(230, 842 - 115 - 20 * at, figure)


def test_paragraphs_have_their_page_and_their_number() -> None:
    content = read_pdf(PATH, pdf(says("First part.", "Second part."), says("Third part.")), Bounds())
    assert content.text == "First part.\nSecond part.\nThird part."
    assert [place.locator for place in content.places] == ["trang 1, đoạn 1", "trang 1, đoạn 2", "trang 2, đoạn 1"]
    assert (content.trust, content.warnings, content.tables) == ("text", (), ())


def test_a_ruled_table_stands_between_the_lines_above_and_below_it() -> None:
    def page(canvas: Any) -> None:
        says("Table 1", top=80)(canvas)
        table(canvas)
        says("After it.", top=220)(canvas)

    content = read_pdf(PATH, pdf(page), Bounds())
    assert content.text == "Table 1\nIndicator | 2015\nExports | 950\nImports | 77\nAfter it."
    (found,) = content.tables
    figure = next(cell for cell in found.cells if content.text[cell.start : cell.end] == "950")
    assert (found.name, found.title, figure.locator) == ("bảng 1", "Table 1", "trang 1, bảng 1, dòng 2, cột 2")


def test_a_heading_over_the_line_between_its_columns_is_whole() -> None:
    """The line below runs through "11/2020", letter by letter, wherever the heading stands over it."""
    for shift in range(-30, 31, 3):

        def draw(canvas: Any, middle: float = 300 + shift) -> None:
            canvas.grid([60, 180, 300, 420], [600, 630])
            canvas.grid([60, 180, 420], [630, 660])
            canvas.drawString(65, 640, "Exports")
            canvas.drawCentredString(middle, 640, "Thang 11/2020")
            for x, words in ((70, "mn USD"), (190, "KH"), (310, "TH")):
                canvas.drawString(x, 610, words)

        content = read_pdf(PATH, pdf(draw), Bounds())
        said = [content.text[cell.start : cell.end] for cell in content.tables[0].cells]
        assert said == ["Exports", "Thang 11/2020", "mn USD", "KH", "TH"]


def test_a_frame_around_a_text_is_no_table() -> None:
    def page(canvas: Any) -> None:
        canvas.rect(50, 700, 400, 60)
        says("Inside of a frame.")(canvas)

    content = read_pdf(PATH, pdf(page), Bounds())
    assert (content.text, content.tables) == ("Inside of a frame.", ())


def test_letters_of_the_scanner_are_used_where_ocr_is_missing_and_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    content = read_pdf(PATH, pdf(both(picture, hidden("Exports of the province: 950 million dollars."))), Bounds())
    assert (content.text, content.trust) == ("Exports of the province: 950 million dollars.", "ocr")
    (warning,) = content.warnings
    assert warning.startswith("x.pdf: page 1: a picture, read by the letters that a scanner put behind it, not anew")


def test_text_on_an_empty_sheet_that_was_scanned_is_text() -> None:
    def sheet(canvas: Any) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (50, 70), 240)), 0, 0, 595, 842)

    content = read_pdf(PATH, pdf(both(sheet, says("Exports: 950 million dollars."))), Bounds())
    assert (content.text, content.trust) == ("Exports: 950 million dollars.", "text")


@pytest.mark.parametrize("printed", ["", "12", "Signed by the director of the department on the third of May 2019"])
@pytest.mark.parametrize("strips", [1, 7])
def test_a_page_that_is_a_picture_is_one_whatever_is_printed_over_it(
    printed: str, strips: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = both(partial(picture, strips=strips), says(printed, top=800)) if printed else partial(picture, strips=strips)
    content = read_pdf(PATH, pdf(says("First part."), page), Bounds())
    (warning,) = content.warnings
    assert warning.startswith("x.pdf: page 2: a picture, ")


def test_a_scanned_page_among_others_is_warned_of_where_ocr_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    content = read_pdf(PATH, pdf(says("First part."), picture), Bounds())
    assert (content.text, content.trust) == ("First part.", "text")
    (warning,) = content.warnings
    assert warning.startswith("x.pdf: page 2: a picture, not read, because the document is a scan, and OCR is not ")
    assert "; install OCR: " in warning
    with pytest.raises(InputError, match="is a scan, and OCR is not installed"):
        read_pdf(PATH, pdf(picture), Bounds())


def test_more_pages_and_more_cells_than_the_bounds_are_refused() -> None:
    with pytest.raises(InputError, match="has 3 pages, more than the 2 that are read"):
        read_pdf(PATH, pdf(says("1"), says("2"), says("3")), Bounds(pages=2))
    with pytest.raises(InputError, match="has tables of 6 cells or more"):
        read_pdf(PATH, pdf(table), Bounds(cells=5))


def test_two_thousand_scanned_pages_are_refused_before_any_is_looked_at() -> None:
    sheet = ImageReader(Image.linear_gradient("L"))
    pages = [lambda canvas: canvas.drawImage(sheet, 0, 0, 595, 842)] * 2_000
    with pytest.raises(InputError, match="has 2,000 pages, more than the 500 that are read"):
        read_pdf(PATH, pdf(*pages), Bounds())


def test_a_damaged_file_and_one_without_text_are_refused() -> None:
    with pytest.raises(InputError, match=r"x\.pdf: is a damaged PDF"):
        read_pdf(PATH, b"%PDF-1.7\n" + bytes(200), Bounds())
    with pytest.raises(InputError, match=r"x\.pdf: has no text in it"):
        read_pdf(PATH, pdf(lambda canvas: canvas.rect(50, 50, 100, 100)), Bounds())


def test_the_letter_that_pdfminer_takes_for_a_space_is_its_own_again_afterwards() -> None:
    from pdfminer.encodingdb import EncodingDB

    before = EncodingDB.win2unicode.get(173)
    read_pdf(PATH, pdf(says("First part.")), Bounds())
    assert EncodingDB.win2unicode.get(173) == before
