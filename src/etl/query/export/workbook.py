"""XLSX: the rows under headings in words, the reports behind them, and what each column is. Written row by row.

Text is text: nothing in it is taken for a formula or a link. Numbers are numbers; one with more digits than a cell can
hold exactly is text. The row of a figure in doubt is red, of a corrected one blue, of one read off a picture italic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import printable
from etl.query.export.contents import SOURCE_COLUMNS, Content
from etl.query.export.values import as_text, mark, plain

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHEET_ROWS = 1_048_576
"""The rows that a sheet can have, the heading included."""
LONGEST = 32_767
"""The characters that a cell can have."""
_EXACT = 15
"""The significant digits that a number in a cell keeps."""

_FIRST = (
    "area",
    "area_code",
    "year",
    "period",
    "period_start",
    "period_end",
    "indicator_name",
    "scope",
    "price_basis",
    "unit_name",
)
_LAST = (
    "area_id", "indicator", "unit", "base_unit", "value_base", "document_id", "observation_id", "char_start",
    "char_end", "rule", "wording",
)  # fmt: skip
_WIDE = ("quote", "corrected", "contradiction", "title", "url", "meaning", "indicator_name")
_MARKS: dict[str | None, dict[str, Any]] = {
    "doubtful": {"bg_color": "#F8CBAD"},
    "corrected": {"bg_color": "#BDD7EE"},
    "ocr": {"italic": True},
    None: {},
}


def write_workbook(content: Content, path: Path, sheet_rows: int = SHEET_ROWS) -> int:
    """The content as a workbook at `path`; returns over how many sheets the rows go. Raises OSError."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "nan_inf_to_errors": False}  # fmt: skip
    book = Workbook(str(path), options)
    cells = _Cells(book, content.headings.lang)
    sheets = _write_rows(content, book, cells, sheet_rows)
    _write_sources(content, book, cells)
    _write_explanations(content, book, cells)
    try:
        book.close()
    except XlsxFileError as error:
        raise OSError(str(error)) from None
    return sheets


def _write_rows(content: Content, book: Workbook, cells: _Cells, sheet_rows: int) -> int:
    names = [column.name for column in content.columns]
    order = sorted(names, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), _is_last(name)))
    heads, title = [content.headings.heading(name) for name in order], content.headings.word(content.what)
    sheets, line = 0, sheet_rows
    sheet: Worksheet | None = None
    for row in content.records():
        if sheet is None or line >= sheet_rows:
            if sheet is not None:
                sheet.autofilter(0, 0, line - 1, len(order) - 1)
            sheets, line = sheets + 1, 1
            sheet = _sheet(book, cells, title if sheets == 1 else f"{title} ({sheets})", order, heads)
        how = mark(row)
        for place, name in enumerate(order):
            cells.write(sheet, line, place, name, content.headings.value(name, row[name]), how)
        line += 1
    if sheet is None:
        sheet, line, sheets = _sheet(book, cells, title, order, heads), 1, 1
    sheet.autofilter(0, 0, max(line - 1, 1), len(order) - 1)
    return sheets


def _is_last(name: str) -> bool:
    """Whether the column is for machines: codes, places, and the reports and figures behind each role."""
    return name in _LAST or name.endswith(("_document_id", "_observation_id"))


def _write_sources(content: Content, book: Workbook, cells: _Cells) -> None:
    headings = content.headings
    sheet = _sheet(book, cells, headings.word("sources"), SOURCE_COLUMNS, map(headings.heading, SOURCE_COLUMNS))
    for line, row in enumerate(content.sources()[: SHEET_ROWS - 1], 1):
        for place, (name, value) in enumerate(zip(SOURCE_COLUMNS, row, strict=True)):
            cells.write(sheet, line, place, name, headings.value(name, value), None)


def _write_explanations(content: Content, book: Workbook, cells: _Cells) -> None:
    headings = content.headings
    heads = [headings.word(word) for word in ("heading", "column", "meaning")]
    sheet = _sheet(book, cells, headings.word("explained"), ("heading", "column", "meaning"), heads)
    rows: list[tuple[str | None, str, str, str]] = [
        (None, headings.heading(column.name), column.name, headings.explanation(column)) for column in content.columns
    ]
    rows += [(how, "", "", headings.word(how)) for how in ("doubtful", "corrected", "ocr")]
    rows.append((None, headings.word("relation"), content.relation, ""))
    for line, (how, *texts) in enumerate(rows, 1):
        for place, text in enumerate(texts):
            cells.write(sheet, line, place, "", text, how)


def _sheet(book: Workbook, cells: _Cells, title: str, names: Sequence[str], heads: Iterable[str]) -> Worksheet:
    """A sheet with its heading line, which stays in sight."""
    sheet = book.add_worksheet(title)
    for place, (name, head) in enumerate(zip(names, heads, strict=True)):
        sheet.set_column(place, place, 50 if name.removesuffix("_quote") in _WIDE or name.endswith("quote") else 16)
        sheet.write_string(0, place, head, cells.head)
    sheet.freeze_panes(1, 1)
    return sheet


class _Cells:
    """Writes values into cells, each kind of value with its number format. A workbook shares its formats."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._book = book
        self._formats: dict[tuple[str | None, str | None], Format] = {}
        self._day = "dd/mm/yyyy" if lang == "vi" else "yyyy-mm-dd"
        self.head = book.add_format(
            {"bold": True, "bg_color": "#D9E1F2", "text_wrap": True, "valign": "top", "border": 1}
        )

    def write(self, sheet: Worksheet, line: int, place: int, name: str, value: Any, how: str | None) -> None:
        """One value; nothing where it is null and the row is not marked."""
        if value is None or value != value:
            if how in ("doubtful", "corrected"):
                sheet.write_blank(line, place, None, self._format(how, None))
        elif isinstance(value, date):
            shape = f"{self._day} hh:mm" if isinstance(value, datetime) else self._day
            sheet.write_datetime(line, place, value, self._format(how, shape))
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool) and _fits(value):
            sheet.write_number(line, place, value, self._format(how, _number_format(name, value)))
        else:
            text = printable(as_text(value), kept="\n\t")
            text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
            sheet.write_string(line, place, text, self._format(how, None))

    def _format(self, how: str | None, number: str | None) -> Format:
        if (how, number) not in self._formats:
            shape = {**_MARKS[how], **({"num_format": number} if number else {})}
            self._formats[how, number] = self._book.add_format(shape)
        return self._formats[how, number]


def _fits(value: float | Decimal) -> bool:
    """Whether a cell keeps the number as it is: a decimal with more digits would come back as another one."""
    return isinstance(value, float) or len(f"{Decimal(value).normalize():f}".strip("-0.").replace(".", "")) <= _EXACT


def _number_format(name: str, value: float | Decimal) -> str:
    """Thousands apart, the decimals that the number has; computed ratios show two. A year is no quantity."""
    if name in ("year", "wording") or name.startswith("char_"):
        return "0"
    decimals = len(plain(value).partition(".")[2]) if not isinstance(value, int) else 0
    shown = min(decimals, 2 if isinstance(value, float) else 6)
    return f"#,##0.{'0' * shown}" if shown else "#,##0"
