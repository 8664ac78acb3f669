"""Workbooks drawn in fonts from before Unicode, cell by cell and piece by piece."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from etl.documents.formats.old_fonts import encoding_of, in_unicode
from etl.documents.formats.spreadsheet import read_workbook
from etl.language.fold import nfc
from etl.settings import Bounds
from tests.documents.samples import old_font

# A title, a heading of capitals, a name that is no Vietnamese syllable, a word that is Unicode in either font.
ROWS = (
    ("Tổng mức bán lẻ hàng hóa", "Tỷ đồng", "So với cùng kỳ (%)"),
    ("Đắk Lắk", "12,5", "108,0"),
    ("Hòa Bình", "9,5", "104,0"),
    ("Thụy Điển", "1,5", "101,0"),
)


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "tcvn3"), (".vnArialH", "tcvn3"), ("VNI-Times", "vni"), ("VPS Helv", "vps"), ("Arial", None)],
)
def test_the_encoding_of_a_font(font: str, encoding: str | None) -> None:
    assert encoding_of(font) == encoding


def test_a_font_of_capitals_and_a_unicode_font() -> None:
    assert in_unicode(old_font("Hà Nội", "tcvn3"), ".VnTimeH") == "HÀ NỘI"
    assert in_unicode("Së C«ng Th­¬ng", "Arial") == "Së C«ng Th­¬ng"


def test_words_of_a_font_that_were_typed_in_unicode_later() -> None:
    assert in_unicode("Tổng møc b¸n lÎ hµng ho¸", ".VnTime") == "Tổng mức bán lẻ hàng hoá"
    assert nfc(in_unicode("Hòa Bình", ".VnTime", sure=False)) == "Hòa Bình"
    assert in_unicode("kú", ".VnTime") == "kỳ"


def _xls(font: str, encoding: str) -> bytes:
    book, file = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet("Biểu")
    style = xlwt.easyxf(f"font: name {font}")
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            page.write(row, column, old_font(text, encoding), style if column < 2 else xlwt.Style.default_style)
    book.save(file)
    return file.getvalue()


def _xlsx(font: str, encoding: str) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    page: Any = book.active
    for row, cells in enumerate(ROWS, 1):
        for column, text in enumerate(cells, 1):
            cell = page.cell(row, column, old_font(text, encoding))
            cell.font = Font(name=font if column < 3 else "Calibri")
    page.cell(6, 1, CellRichText("Ghi chú: ", TextBlock(InlineFont(rFont=font), old_font("Đắk Nông", encoding))))
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("font", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_every_cell_is_read_by_its_own_font(kind: str, font: str, encoding: str) -> None:
    data = _xls(font, encoding) if kind == "xls" else _xlsx(font, encoding)
    lines = read_workbook(Path(f"a.{kind}"), data, Bounds()).text.split("\n")
    assert [line.split(" | ")[:2] for line in lines[:4]] == [list(cells[:2]) for cells in ROWS]
    assert kind == "xls" or lines[4] == "Ghi chú: Đắk Nông"


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_a_cell_whose_font_says_nothing_is_read_by_its_words(kind: str) -> None:
    """The heading of the last column has a usual font; the words of the report tell what it was typed for."""
    data = _xls(".VnTime", "tcvn3") if kind == "xls" else _xlsx(".VnTime", "tcvn3")
    assert "So với cùng kỳ (%)" in read_workbook(Path(f"a.{kind}"), data, Bounds()).text


def test_a_workbook_in_unicode_that_kept_its_old_fonts_stays_as_it_is() -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    page: Any = book.active
    for row, cells in enumerate(ROWS, 1):
        for column, text in enumerate(cells, 1):
            page.cell(row, column, text).font = Font(name=".VnTime")
    book.save(file)
    lines = read_workbook(Path("a.xlsx"), file.getvalue(), Bounds()).text.split("\n")
    assert lines[2] == "Hòa Bình | 9,5 | 104,0"
