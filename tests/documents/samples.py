"""The Lạng Sơn report in every form in which reports come, made by code from its text and its own figures.

The figures of the annex are those of the report itself; nothing here is a binary file without a source.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from etl.catalogue.loader import DATA

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "data/raw/lang-son-2015.txt"
CARD = ROOT / "data/raw/lang-son-2015.card.toml"
CAPTION = "PHỤ LỤC: MỘT SỐ CHỈ TIÊU CHỦ YẾU NĂM 2015 VÀ KẾ HOẠCH NĂM 2016 TỈNH LẠNG SƠN"
HEADER = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2015", "So sánh (%)", "", "Kế hoạch năm 2016"],
    ["", "", "", "", "So với kế hoạch", "Tăng so với năm 2014", ""],
]
MERGED = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 2, 1), (0, 4, 1, 2), (0, 6, 2, 1)]
"""Row, column, rows and columns of each merged cell of the header."""
ROWS = [
    ["1", "Giá trị sản xuất công nghiệp", "Tỷ đồng", "4.013", "106,6", "16,7", "4.310"],
    ["2", "Tổng kim ngạch xuất nhập khẩu qua địa bàn", "Triệu USD", "4.100", "124,6", "20,5", "3.700"],
    ["3", "Tổng mức lưu chuyển hàng hóa bán lẻ", "Tỷ đồng", "13.700", "100", "15", "15.280"],
]
ANNEX = [*HEADER, *ROWS]
NUMBERS = {"4.013": 4013, "106,6": 1.066, "16,7": 16.7, "4.310": 4310, "4.100": 4100, "124,6": 1.246, "20,5": 20.5,
           "3.700": 3700, "13.700": 13700, "100": 1.0, "15": 15, "15.280": 15280}  # fmt: skip
"""What the cells hold in a workbook: the completion of the plan is a fraction that is shown as a percentage."""


def report_text() -> str:
    """The report as it ships with the project."""
    return REPORT.read_text("utf-8")


def paragraphs() -> list[str]:
    """Its paragraphs, headline first; the page's own clock above it is not part of a paper."""
    return [part for part in report_text().split("\n") if part.strip()][1:]


def docx(text: Sequence[str] = (), annex: bool = True, font: str | None = None, encoding: str | None = None) -> bytes:
    """A Word file with the paragraphs `text` (none = the report) and the annex as a table with merged cells, that one
    typed for the fonts of `encoding`; all in `font`."""
    import docx as word

    document = word.Document()
    for paragraph in text or paragraphs():
        document.add_paragraph().add_run(paragraph)
    if annex:
        document.add_paragraph(old_font(CAPTION, encoding))
        table = document.add_table(len(ANNEX), len(ANNEX[0]), style="Table Grid")
        for row, column, down, across in MERGED:
            table.cell(row, column).merge(table.cell(row + down - 1, column + across - 1))
        for row, column, value in filled(ANNEX):
            table.cell(row, column).text = old_font(value, encoding)
        document.add_paragraph()  # as Word does: LibreOffice loses a table that nothing follows
    if font:
        cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
        for each in (*document.paragraphs, *(part for cell in cells for part in cell.paragraphs)):
            for run in each.runs:
                run.font.name = font
    return _saved(document)


def xlsx(extra: Sequence[Sequence[str]] = (), encoding: str | None = None) -> bytes:
    """The annex as a workbook, numbers as numbers with their formats; `extra` are rows below it. The words are typed
    for the fonts of `encoding`."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Phụ lục"
    sheet["A1"] = old_font(CAPTION, encoding)
    for row, column, value in filled([*ANNEX, *extra]):
        words = old_font(value, encoding)
        cell = sheet.cell(row + 3, column + 1, NUMBERS.get(value, value) if row > 1 and column > 2 else words)
        if row > 1 and column in (3, 6):
            cell.number_format = "#,##0"
        elif row > 1 and column == 4:
            cell.number_format = "0.0%"
    for row, column, down, across in MERGED:
        sheet.merge_cells(None, row + 3, column + 1, row + 2 + down, column + across)
    return _saved(book)


def xls(encoding: str | None = None) -> bytes:
    """The annex as an old workbook."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Phụ lục")
    styles = {3: xlwt.easyxf(num_format_str="#,##0"), 4: xlwt.easyxf(num_format_str="0.0%")}
    styles[6] = styles[3]
    sheet.write(0, 0, old_font(CAPTION, encoding))
    for row, column, value in filled(ANNEX):
        is_number = row > 1 and column > 2
        cell = NUMBERS[value] if is_number else old_font(value, encoding)
        sheet.write(row + 2, column, cell, *([styles[column]] if is_number and column in styles else []))
    for row, column, down, across in MERGED:
        sheet.merge(row + 2, row + 1 + down, column, column + across - 1)
    return _saved(book)


def shown_in_workbook(value: str, row: int, column: int) -> str:
    """What a workbook shows in the cell where a paper prints `value`."""
    if row < 2 or column < 3:
        return value
    if column == 4:
        return f"{value}%" if "," in value else f"{value},0%"
    return value.replace(".", "")


def comma_separated(delimiter: str = ";") -> bytes:
    """The annex as CSV, as Excel writes it in Vietnam."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows([[CAPTION], *ANNEX])
    return target.getvalue().encode("utf-8-sig")


def html() -> str:
    """The report as a web page with the annex below it."""
    rows = []
    merged = {(row, column): (down, across) for row, column, down, across in MERGED}
    for r, row in enumerate(ANNEX):
        cells = ""
        for c, value in enumerate(row):
            down, across = merged.get((r, c), (1, 1))
            if value or (r, c) in merged:
                cells += f'<td rowspan="{down}" colspan="{across}">{value}</td>'
        rows.append(f"<tr>{cells}</tr>")
    title, *rest = paragraphs()
    body = "".join(f"<p>{paragraph}</p>" for paragraph in [*rest, CAPTION])
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><ul><li><a href="/a">Trang chủ</a></li><li><a href="/b">Kinh tế</a></li></ul></nav>
<article><h1>{title}</h1>{body}<table border="1">{"".join(rows)}</table></article></body></html>"""


def pdf(
    text: Sequence[str] = (),
    annex: bool = True,
    copies: int = 1,
    password: str | None = None,
    encoding: str | None = None,
) -> bytes:
    """A PDF with text: the paragraphs (none = the report), the annex ruled and typed for the fonts of `encoding`;
    `copies` repeats the annex's rows. TCVN3 is printed as Word did: in a font of single bytes, 173 among them."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    name = "Helvetica" if encoding == "tcvn3" else font()
    style = ParagraphStyle("report", fontName=name, fontSize=12, leading=16, spaceAfter=8)
    small = ParagraphStyle("cell", fontName=name, fontSize=9, leading=11)
    story: list[Any] = [Paragraph(_kept(paragraph), style) for paragraph in text or paragraphs()]
    if annex:
        rows = [[str(number), *row[1:]] for number, row in enumerate(ROWS * copies, 1)]
        grid = [[Paragraph(_kept(old_font(cell, encoding)), small) for cell in row] for row in [*HEADER, *rows]]
        spans = [("SPAN", (c, r), (c + across - 1, r + down - 1)) for r, c, down, across in MERGED]
        ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.7, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP"), *spans])
        widths = [24, 140, 55, 65, 62, 62, 65]
        story += [Paragraph(_kept(old_font(CAPTION, encoding)), style), Table(grid, widths, style=ruled, repeatRows=2)]
    target = io.BytesIO()
    plain = 0 if encoding == "tcvn3" else None
    template = SimpleDocTemplate(target, pagesize=A4, encrypt=password, pageCompression=plain)
    template.build(story, onFirstPage=_number, onLaterPages=_number)
    return target.getvalue().replace(rb"\200", rb"\255") if encoding == "tcvn3" else target.getvalue()


def _kept(typed: str) -> str:
    """Reportlab takes a soft hyphen out of a paragraph; a euro sign holds its place until the page is made."""
    return typed.replace("\u00ad", "\u20ac")


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont(font(), 10)
    canvas.drawCentredString(297, 30, str(document.page))


@cache
def font() -> str:
    """A font with Vietnamese letters; OCRmyPDF brings one along."""
    from importlib.resources import files

    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont("Noto", str(files("ocrmypdf") / "data/NotoSans-Regular.ttf")))
    return "Noto"


def scan(source: bytes, dpi: int = 300, tilt: float = 0.4) -> list[bytes]:
    """The pages of a PDF as a scanner sees them: grey, a little tilted, no text; PNG each."""
    import pypdfium2

    pages = []
    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            image = page.render(scale=dpi / 72).to_pil().convert("L").rotate(tilt, fillcolor=255)
            target = io.BytesIO()
            image.save(target, "PNG", dpi=(dpi, dpi))
            pages.append(target.getvalue())
    return pages


def scanned_pdf(source: bytes, dpi: int = 300) -> bytes:
    """A PDF of nothing but pictures of the pages of `source`."""
    from PIL import Image

    first, *rest = [Image.open(io.BytesIO(page)) for page in scan(source, dpi)]
    target = io.BytesIO()
    first.save(target, "PDF", resolution=dpi, quality=90, save_all=True, append_images=rest)
    return target.getvalue()


@cache
def _signs(encoding: str) -> dict[str, str]:
    table: dict[str, str] = json.loads((DATA / "legacy_encodings.json").read_text("utf-8"))[encoding]
    return table


def old_font(text: str, encoding: str | None) -> str:
    """`text` as it was typed for the fonts of TCVN3, VNI or VPS, as Latin-1 signs; None = as it is."""
    if encoding is None:
        return text
    return "".join(_signs(encoding).get(letter, letter) for letter in text)


def old_bytes(text: str, encoding: str) -> bytes:
    """The bytes of such a text; dashes and quotation marks, which VPS has no place for, become plain ones."""
    plain = text.translate({ord("–"): "-", ord("…"): "...", ord("“"): '"', ord("”"): '"'})
    return old_font(plain, encoding).encode("latin-1")


def filled(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Row, column and words of every cell that is not empty."""
    return ((r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row) if value)


def _saved(file: Any) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()
