"""What readers leave out (struck out, hidden, workings), what they do not fuse (raised marks), and how it is told."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from etl.documents.document import Content
from etl.documents.formats.html import read_html
from etl.documents.formats.number_format import DateFormat, Format, format_of, number_texts
from etl.documents.formats.spreadsheet import read_workbook
from etl.documents.formats.text import read_text
from etl.documents.formats.word import read_docx
from etl.documents.pdf_tables.glyphs import cleaned
from etl.settings import Bounds

LEAD = "Sở Công Thương tỉnh Lạng Sơn vừa tổ chức hội nghị tổng kết công tác năm 2017 và triển khai nhiệm vụ năm 2018."


def page(body: str) -> Content:
    html = (
        f"<html><head><title>Lạng Sơn tổng kết</title></head><body><article><p>{LEAD}</p>{body}</article></body></html>"
    )
    return read_html(Path("x.html"), html.encode(), Bounds())


def word(xml: str) -> Content:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for block in parse_xml(f"<w:body {names}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, block)
    target = io.BytesIO()
    document.save(target)
    return read_docx(Path("x.docx"), target.getvalue(), Bounds())


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def workbook(sheet: Any, bounds: Bounds | None = None) -> Content:
    target = io.BytesIO()
    sheet.parent.save(target)
    return read_workbook(Path("x.xlsx"), target.getvalue(), bounds or Bounds())


@pytest.mark.parametrize(
    ("body", "text"),
    [("<p>đạt <s>870</s> 950 triệu USD</p>", "đạt 950 triệu USD"),
     ("<p>đạt <span style='text-decoration-line: line-through'>870</span> 950 triệu USD</p>", "đạt 950 triệu USD"),
     ("<style>.cu{text-decoration:line-through}</style><p>đạt <b class='cu'>870</b> 950</p>", "đạt 950"),
     ("<p>đạt <q>950 triệu USD</q>, tăng 5,6%</p>", "đạt “950 triệu USD”, tăng 5,6%"),
     ("<p>Xuất khẩu đạt <blockquote>950 triệu USD</blockquote>, tăng 5,6%</p>", "đạt 950 triệu USD, tăng 5,6%"),
     ("<p>đạt <time>950 triệu USD</time>, tăng 5,6%</p>", "đạt 950 triệu USD, tăng 5,6%"),
     ("<aside><p>Xuất khẩu năm 2017 đạt 950 triệu USD</p></aside><p>Hết.</p>", "Xuất khẩu năm 2017 đạt 950 triệu USD"),
     ("<table><tr><td>A</td><td><ul><li>x 5 tỷ</li><li>y 6 tỷ</li></ul></td></tr><tr><td>B</td><td>c</td></tr></table>",
      "A | x 5 tỷ; y 6 tỷ")],
)  # fmt: skip
def test_pages_keep_what_they_show(body: str, text: str) -> None:
    assert text in page(body).text


def test_struck_words_are_told_once() -> None:
    (note,) = page("<p>đạt <s>870</s> 950, tăng <del>9,1%</del> 9,8%</p>").notes
    assert "2 passages" in note and "“870”, “9,1%”" in note


def test_word_looks_through_controls_and_leaves_out_what_is_struck_or_hidden() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    wrapped = "<w:customXml w:element='x'>" + control.format("<w:p>" + run("đạt ") + run("870", "<w:dstrike/>")
              + run("950") + run("1", "<w:vertAlign w:val='superscript'/>") + run(" tỷ", "") + run("x", "<w:vanish/>")
              + "</w:p>") + "</w:customXml>"  # fmt: skip
    asked = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>"
        + run("Nhập số 5")
        + "</w:p></w:sdtContent></w:sdt>"
    )
    content = word(wrapped + asked)
    assert content.text == "đạt 950 tỷ"
    assert [note.split("; ")[0] for note in content.notes] == [
        "x.docx: 1 passage is hidden and not read: “x”", "x.docx: 1 passage is struck out and not read: “870”"
    ]  # fmt: skip


def test_controls_around_rows_and_cells() -> None:
    cell, control = "<w:tc><w:p>{}</w:p></w:tc>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    head = "<w:tr>" + control.format(control.format(cell.format(run("a")))) + cell.format(run("b")) + "</w:tr>"
    row = control.format("<w:tr>" + cell.format(run("1")) + control.format(cell.format(run("2"))) + "</w:tr>")
    assert word(control.format(f"<w:tbl>{head}{row}</w:tbl>")).text == "a | b\n1 | 2"


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [('#,##0" tỷ đồng"', 3440.0, "3440 tỷ đồng"), ('"Năm "0', 2015.0, "Năm 2015"), ('0.0"%"', 5.6, "5,6%"),
     ("#,##0.0,", 3440.0, "3,4"), ('"tăng "0.0;"giảm "0.0', -5.6, "giảm 5,6"), (";;;", 5.0, ""),
     ("+0.0;-0.0", -5.6, "-5,6")],
)  # fmt: skip
def test_words_of_formats(code: str, value: float, shown: str) -> None:
    format = format_of(code)
    assert isinstance(format, Format)
    assert number_texts([value], format) == [shown]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("mm/yyyy", "11/2015"),
        ("mmm-yy", "Tháng 11/2015"),
        ('"T"m.yyyy', "T11/2015"),
        ("yyyy", "2015"),
        ("mm", "Tháng 11"),
    ],
)
def test_months_and_years(code: str, shown: str) -> None:
    format = format_of(code)
    assert isinstance(format, DateFormat)
    assert format.text(date(2015, 11, 1)) == shown


def test_hidden_struck_and_uncomputed_cells_of_a_workbook() -> None:
    sheet: Any = openpyxl.Workbook().active
    for row in (["Chỉ tiêu", "KH", "cũ", "TH"], ["Xuất khẩu", 900, 1, "=B2+50"], ["bỏ", 2, 3, 4], ["Nhập", 80, 5, 77]):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = sheet.row_dimensions[3].hidden = True
    sheet["D4"].font = Font(strike=True)
    content = workbook(sheet)
    assert content.text == "Chỉ tiêu | KH | TH\nXuất khẩu | 900 | =B2+50\nNhập | 80 | "
    assert [line.split(": ")[1].split(" (")[0] for line in content.notes] == [
        "1 hidden column not read", "1 hidden row not read", "1 cell struck out and not read"
    ]  # fmt: skip
    assert "does not hold the value of 1 formula (“Sheet!D2”)" in content.warnings[0]
    assert "bỏ | 2 | 3 | 4" in workbook(sheet, Bounds(hidden=True)).text


def test_workings_beside_a_table_are_left_out() -> None:
    sheet: Any = openpyxl.Workbook().active
    rows = [["Chỉ tiêu", "2016", "2017"], ["Xuất", 870, 950, None, 5, 80], ["Nhập", 70, 77, None, 6, 7]]
    for row in rows:
        sheet.append(row)
    content = workbook(sheet)
    assert content.text == "Chỉ tiêu | 2016 | 2017\nXuất | 870 | 950\nNhập | 70 | 77"
    assert "2 columns without a heading beside a table not read" in content.notes[0]


def test_too_many_sheets_and_columns_are_told() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in ([f"c{n}" for n in range(30)], list(range(30))):
        sheet.append(row)
    book.create_sheet("Hai").append(["x", "y", "z"])
    content = workbook(sheet, Bounds(sheets=1, columns=20))
    assert "c19" in content.text and "c20" not in content.text
    assert len(content.warnings) == 2


def test_glyphs_drawn_twice_count_once_and_small_high_ones_are_marks() -> None:
    def glyph(text: str, x: float, top: float = 10.0, size: float = 10.0) -> dict[str, Any]:
        return {"text": text, "x0": x, "x1": x + size / 2, "top": top, "bottom": top + size, "size": size}

    twice = [glyph("7", 0), glyph("7", 0.4), glyph("7", 5), glyph("7", 5.4)]
    assert [each["text"] for each in cleaned(twice)] == ["7", "7"]
    marked = [glyph("9", 0), glyph("5", 5), glyph("1", 10, 9, 6), glyph("%", 13)]
    assert "".join(each["text"] for each in cleaned(marked)) == "95%"


def test_tables_with_bars_in_a_text_are_tables() -> None:
    text = "Bảng 1\n\n| Chỉ tiêu | 2020 |\n|:---|---:|\n| Xuất khẩu | 930,4 |\n"
    content = read_text(Path("x.txt"), text.encode(), Bounds())
    assert content.text == "Bảng 1\nChỉ tiêu | 2020\nXuất khẩu | 930,4"
    assert [(table.rows, table.columns) for table in content.tables] == [(2, 2)]
