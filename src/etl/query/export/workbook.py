"""XLSX: the rows under headings in words, the reports behind them, and what each column is. Written row by row.

Text is text: nothing in it is taken for a formula or a link. Numbers are numbers; one with more digits than a cell can
hold exactly is text. The row of a figure in doubt is red, of a corrected one blue, of one read off a picture italic.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from etl.errors import printable
from etl.query.export.contents import SOURCE_COLUMNS, Content
from etl.query.export.headings import Headings
from etl.query.export.values import as_text, mark, plain

if TYPE_CHECKING:
    from typing_extensions import Buffer
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_T = TypeVar("_T")

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


def write_workbook(content: Content, path: Path, sheet_rows: int | None = None) -> tuple[int, int]:
    """The content as a workbook at `path`; returns over how many sheets its rows go, and the reports behind them.

    Raises OSError.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "nan_inf_to_errors": False}  # fmt: skip
    with _File(path) as file:
        book = Workbook(file, options)
        book.use_zip64()  # the sheet of a million rows is larger than 2 GB before it is packed; others as before
        cells = _Cells(book, content.headings.lang)
        most = sheet_rows or SHEET_ROWS
        rows = _write_rows(content, book, cells, most)
        reports = _write_sources(content, book, cells, most)
        _write_explanations(content, book, cells, {content.what: rows, "sources": reports})
        try:
            book.close()
        except XlsxFileError as error:
            raise OSError(str(error)) from None
    return rows, reports


class _File(io.BufferedWriter):
    """A file that fails once, and keeps only count of what is written behind that.

    A package that could not be written is written to once more when it is thrown away, and Python would show that
    second failure beside the line that tells the first.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path, "wb"))
        self._place: int | None = None

    def write(self, data: Buffer) -> int:
        if self._place is None:
            return self._once(lambda: super(_File, self).write(data))
        self._place += len(memoryview(data))
        return 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if self._place is None:
            return self._once(lambda: super(_File, self).seek(offset, whence))
        self._place = offset
        return offset

    def tell(self) -> int:
        return super().tell() if self._place is None else self._place

    def flush(self) -> None:
        if self._place is None:
            self._once(super().flush)

    def close(self) -> None:
        if self._place is None:
            self._once(super().close)
        else:
            self.raw.close()

    def _once(self, step: Callable[[], _T]) -> _T:
        try:
            return step()
        except OSError:
            self._place = 0
            raise


def _write_rows(content: Content, book: Workbook, cells: _Cells, most: int) -> int:
    names = [column.name for column in content.columns]
    order = sorted(names, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), _is_last(name)))
    title, expected = content.headings.word(content.what), content.expected()
    sheets = _Sheets(book, cells, title, order, content.headings, most, expected)
    for row in content.records():
        sheets.write([row[name] for name in order], mark(row))
    return sheets.end()


def _is_last(name: str) -> bool:
    """Whether the column is for machines: codes, places, and the reports and figures behind each role."""
    return name in _LAST or name.endswith(("_document_id", "_observation_id"))


def _write_sources(content: Content, book: Workbook, cells: _Cells, most: int) -> int:
    title, expected = content.headings.word("sources"), content.reports()
    sheets = _Sheets(book, cells, title, SOURCE_COLUMNS, content.headings, most, expected)
    for row in content.sources():
        sheets.write(row)
    return sheets.end()


def _write_explanations(content: Content, book: Workbook, cells: _Cells, sheets: Mapping[str, int]) -> None:
    headings = content.headings
    heads = [headings.word(word) for word in ("heading", "column", "meaning")]
    sheet = _sheet(book, cells, headings.word("explained"), ("heading", "column", "meaning"), heads)
    rows: list[tuple[str | None, str, str, str]] = [
        (None, headings.heading(column.name), column.name, headings.explanation(column)) for column in content.columns
    ]
    rows += [(how, "", "", headings.word(how)) for how in ("doubtful", "corrected", "ocr")]
    rows.append((None, headings.word("relation"), content.relation, ""))
    for title, count in ((headings.word(what), count) for what, count in sheets.items()):
        if count > 1:
            rows.append((None, title, "", headings.word("over_sheets").format(sheets=_titles(title, count))))
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


def _title(title: str, number: int) -> str:
    """What the sheet of a number among those of one list is called."""
    return title if number == 1 else f"{title} ({number})"


def _titles(title: str, count: int) -> str:
    return ", ".join(f"“{_title(title, number)}”" for number in range(1, count + 1))


class _Sheets:
    """Sheets of rows under the same headings, each with a filter over them: the next one begins where one is full.

    Where `expected` rows do not fit on one sheet, a note on each says which sheets belong together.
    """

    def __init__(
        self,
        book: Workbook,
        cells: _Cells,
        title: str,
        names: Sequence[str],
        headings: Headings,
        most: int,
        expected: int,
    ) -> None:
        self._book, self._cells, self._title, self._names = book, cells, title, names
        self._headings, self._most = headings, most
        self._count, self._expected = 0, -(-expected // (most - 1))
        self._begin()

    def write(self, row: Sequence[Any], how: str | None = None) -> None:
        """One row, its values in the order of the names; `how` it is marked."""
        if self._line >= self._most:
            self.end()
            self._begin()
        for place, (name, value) in enumerate(zip(self._names, row, strict=True)):
            self._cells.write(self._sheet, self._line, place, name, self._headings.value(name, value), how)
        self._line += 1

    def end(self) -> int:
        """Ends the last sheet; gives how many there are."""
        self._sheet.autofilter(0, 0, max(self._line - 1, 1), len(self._names) - 1)
        return self._count

    def _begin(self) -> None:
        self._count, self._line = self._count + 1, 1
        heads = map(self._headings.heading, self._names)
        self._sheet = _sheet(self._book, self._cells, _title(self._title, self._count), self._names, heads)
        if self._expected > 1:
            titles = _titles(self._title, self._expected)
            note = self._headings.word("on_sheet").format(number=self._count, count=self._expected, sheets=titles)
            self._sheet.write_comment(0, 0, note, {"visible": True, "start_row": 1, "start_col": 1})


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
