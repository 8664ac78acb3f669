"""How XLS and ODS workbooks show their numbers; XLSX: `number_formats_xlsx`. Without it 106,6% would be 1,066."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from etl.documents.formats.number_formats_xlsx import Format, Shown, format_of, letters, parse
from etl.documents.formats.package import Package

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DECIMALS = re.compile(r"(?:[.,](\d+))?\s*%")
_MOST_REPEATED = 1_000  # cells or rows that say the same; more are the empty rest of a sheet


def formats_of_xls(data: bytes) -> dict[str, Shown]:
    """The formats of an XLS file by name of sheet. Raises what xlrd raises over a damaged file."""
    import xlrd

    with xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO()) as book:
        formats = {
            str(index): format
            for index, style in enumerate(book.xf_list)
            if (format := format_of(book.format_map[style.format_key].format_str)) is not None
        }
        return {sheet.name: Shown(dict(_xls_cells(sheet, formats)), formats) for sheet in book.sheets()}


def _xls_cells(sheet: Any, formats: dict[str, Format]) -> Iterator[tuple[str, str]]:
    """Name and style of each cell with a number."""
    import xlrd

    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            style = str(sheet.cell_xf_index(row, column)) if kind == xlrd.XL_CELL_NUMBER else ""
            if style in formats:
                yield f"{letters(column)}{row + 1}", style


def formats_of_ods(package: Package) -> dict[str, Shown]:
    """The formats of an ODS file by name of sheet: which cells are percentages, with how many decimals. Other numbers
    are as they are typed."""
    root = parse(package.read("content.xml"))
    found = {}
    for table in root.iter(f"{_TABLE}table"):
        cells = dict(_ods_cells(table))
        styles = {str(decimals): Format(decimals, True) for decimals in set(cells.values())}
        found[table.get(f"{_TABLE}name")] = Shown({cell: str(count) for cell, count in cells.items()}, styles)
    return found


def _ods_cells(table: Any) -> Iterator[tuple[str, int]]:
    """Name and decimals of each cell with a percentage."""
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        rows, column = int(line.get(f"{_TABLE}number-rows-repeated", 1)), 0
        for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            columns = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            shown = _DECIMALS.search("".join(cell.itertext(f"{_TEXT}p")))
            if cell.get(f"{_OFFICE}value-type") == "percentage" and shown is not None:
                for down in range(min(rows, _MOST_REPEATED)):
                    for across in range(min(columns, _MOST_REPEATED)):
                        yield f"{letters(column + across)}{row + down + 1}", len(shown[1] or "")
            column += columns
        row += rows
