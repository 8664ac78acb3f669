"""How XLS and ODS workbooks show their cells, as `number_formats_xlsx` for XLSX. Without it 106,6% would be 1,066."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.documents.formats import biff
from etl.documents.formats.cell_names import letters
from etl.documents.formats.number_format import BUILT_IN, DateFormat, Format, format_of
from etl.documents.formats.number_formats_xlsx import Shown, parse
from etl.documents.formats.package import Package

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_MARKS = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t", f"{_TEXT}s": " "}
_UNSEEN = f"{_TEXT}line-break", f"{_TEXT}tab"
_DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}*"
_DECIMALS = re.compile(r"(?:[.,](\d+))?\s*%")
_MONTH = re.compile(r"\D*(?:(?:0?[1-9]|1[0-2])\D{1,6})?(?:19|20)\d\d\D*")
_AROUND = re.compile(r"(?P<before>[^\d(+-]*)[(+-]?\d[\d., \u00a0\u202f]*(?<=\d)\)?(?P<behind>.*)", re.DOTALL)
_UNITS = re.compile(r"[^\W\d_]{2}|[%₫đ$€]")
_MOST_REPEATED = 1_000  # cells or rows that are repeated; more are the empty rest of a sheet


def formats_of_xls(data: bytes) -> dict[str, Shown]:
    """How each sheet of an XLS file shows its cells, by name. Raises what xlrd and `biff` raise over a damaged file."""
    try:
        return biff.shown_in(data)
    except biff.NotBiff8:
        return _by_xlrd(data)


def _by_xlrd(data: bytes) -> dict[str, Shown]:
    """As `formats_of_xls`, for workbooks older than Excel 97."""
    import xlrd

    with xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO()) as book:
        codes = {key: format.format_str or BUILT_IN.get(key, "") for key, format in book.format_map.items()}
        found = ((str(index), format_of(codes.get(style.format_key, ""))) for index, style in enumerate(book.xf_list))
        formats = {style: format for style, format in found if format is not None}
        return {
            sheet.name: Shown(
                dict(_xls_cells(sheet, formats)), formats,
                rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
                columns=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
            )
            for sheet in book.sheets()
        }  # fmt: skip


def _xls_cells(sheet: Any, formats: Mapping[str, Format | DateFormat]) -> Iterator[tuple[str, str]]:
    """Name and style of each cell with a number or a date."""
    import xlrd

    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            numeric = kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)
            style = str(sheet.cell_xf_index(row, column)) if numeric else ""
            if style in formats:
                yield f"{letters(column)}{row + 1}", style


def formats_of_ods(package: Package) -> dict[str, Shown]:
    """How each sheet of an ODS file shows its cells, by name: as percentages with so many decimals, with the words
    around a number, months and years as they are written. Other numbers are as they are typed."""
    root = parse(package.read("content.xml"))
    crossed = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for text in style.iterchildren(f"{_STYLE}text-properties")
        if text.get(f"{_STYLE}text-line-through-style", "none") != "none"
        or text.get(f"{_STYLE}text-line-through-type", "none") != "none"
    }
    found = {}
    for table in root.iter(f"{_TABLE}table"):
        sheet = _OdsSheet(crossed)
        sheet.read(table)
        styles: dict[str, Format | DateFormat] = {name: format for format, name in sheet.styles.items()}
        found[table.get(f"{_TABLE}name")] = Shown(
            sheet.cells, styles, sheet.words, frozenset(sheet.rows), frozenset(sheet.columns), sheet.struck,
            unvalued=tuple(sheet.unvalued),
        )  # fmt: skip
    return found


@dataclass(slots=True)
class _OdsSheet:
    """How a table of an ODS file shows its cells; `styles` numbers the formats found."""

    crossed: set[str]
    cells: dict[str, str] = field(default_factory=dict)
    styles: dict[Format | DateFormat, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    struck: dict[str, str] = field(default_factory=dict)
    unvalued: list[str] = field(default_factory=list)

    def read(self, table: Any) -> None:
        """Adds the columns and rows of `table`."""
        column = 0
        for each in table.iter(f"{_TABLE}table-column"):
            count = int(each.get(f"{_TABLE}number-columns-repeated", 1))
            if each.get(f"{_TABLE}visibility", "visible") != "visible":
                self.columns |= set(range(column, column + count))
            column += count
        row = 0
        for line in table.iter(f"{_TABLE}table-row"):
            count = int(line.get(f"{_TABLE}number-rows-repeated", 1))
            if line.get(f"{_TABLE}visibility", "visible") != "visible":
                self.rows |= set(range(row, row + min(count, _MOST_REPEATED)))
            self._row(line, row, min(count, _MOST_REPEATED))
            row += count

    def _row(self, line: Any, row: int, rows: int) -> None:
        column = 0
        for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            columns = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            if cell.get(f"{_OFFICE}value-type") or cell.get(f"{_TABLE}formula") or len(cell):
                self._cell(cell, row, range(column, column + min(columns, _MOST_REPEATED)), rows)
            column += columns

    def _cell(self, cell: Any, row: int, columns: range, rows: int) -> None:
        kind = cell.get(f"{_OFFICE}value-type")
        paragraphs = list(cell.iterchildren(f"{_TEXT}p"))
        shown = "\n".join(map(_words, paragraphs))
        formula = cell.get(f"{_TABLE}formula")
        names = [f"{letters(column)}{each + 1}" for each in range(row, row + rows) for column in columns]
        if formula is not None and kind is None and not shown.strip():
            self.words |= dict.fromkeys(names, "=" + formula.partition(":=")[2])
            self.unvalued += names
        elif (shown.startswith("#") and formula is not None) or shown.startswith("Err:"):
            self.words |= dict.fromkeys(names, shown)
        elif kind is not None and (format := _format_of_shown(kind, shown)) is not None:
            style = self.styles.setdefault(format, str(len(self.styles)))
            self.cells |= dict.fromkeys(names, style)
        elif kind == "string" and _is_misread(cell, paragraphs):
            self.words |= dict.fromkeys(names, shown)
        if not self.crossed:
            return
        if cell.get(f"{_TABLE}style-name") in self.crossed:
            self.struck |= dict.fromkeys(names, "")
        elif kind == "string" and any(span.get(f"{_TEXT}style-name") in self.crossed for span in
                                      cell.iter(f"{_TEXT}span")):  # fmt: skip
            self.words |= dict.fromkeys(names, self._kept(paragraphs))

    def _kept(self, paragraphs: list[Any]) -> str:
        """The text of a cell without the pieces that are struck out."""
        pieces = list[str]()
        for paragraph in paragraphs:
            pieces.append(paragraph.text or "")
            for child in paragraph:
                gone = child.get(f"{_TEXT}style-name") in self.crossed
                pieces += ["" if gone else _words(child), child.tail or ""]
            pieces.append("\n")
        return "".join(pieces[:-1])


def _is_misread(cell: Any, paragraphs: list[Any]) -> bool:
    """Whether calamine gives another text than a cell shows.

    It leaves marks out, so that two figures become one (findings/ods-readers-join-lines-of-a-cell.sh), and takes what
    is written on a drawing above the cell in (findings/ods-text-boxes-join-the-figure-below.sh).
    """
    marks = (mark for words in paragraphs for mark in words.iter(*_UNSEEN))
    return any(True for _ in marks) or any(True for _ in cell.iterchildren(_DRAWN))


def _words(element: Any) -> str:
    """The text of an element of a cell with its line breaks, tabs and spaces; without what is behind it."""
    from lxml import etree

    pieces = list[str]()
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "end":
            pieces.append("" if each is element else each.tail or "")
        else:
            pieces += [_MARKS.get(each.tag, ""), each.text or ""]
    return "".join(pieces)


def _format_of_shown(kind: str, shown: str) -> Format | DateFormat | None:
    """The format of a cell by what it shows."""
    if kind == "percentage":
        match = _DECIMALS.search(shown)
        return None if match is None else Format(len(match[1] or ""), True)
    if kind == "date":
        return _date_of_shown(shown)
    if kind not in ("float", "currency"):
        return None
    around = _AROUND.fullmatch(shown)
    if around is None:
        return None
    before, behind = (words if _UNITS.search(words) else "" for words in around.group("before", "behind"))
    return Format(None, False, before, behind) if before or behind else None


def _date_of_shown(shown: str) -> DateFormat | None:
    if not _MONTH.fullmatch(shown):
        return None
    year = re.search(r"(?:19|20)\d\d", shown)
    month = re.match(r"(\D*)(?:0?[1-9]|1[0-2])\D{1,6}(?:19|20)\d\d", shown)
    if month is not None:
        return DateFormat(f"{month[1]}%m/%Y")
    return DateFormat(f"{shown[: year.start()]}%Y") if year is not None else None
