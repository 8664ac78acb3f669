"""Reader of workbooks: XLSX, XLS and ODS through python-calamine, every visible sheet with its merged cells.

How a number was shown (percent, decimals) is in `shown`; which rows make a table in `sheet`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from etl.documents.document import Content
from etl.documents.layout import Item, lay
from etl.documents.package import ENCRYPTED, open_package
from etl.documents.sheet import Row, Spans, lay_sheet
from etl.documents.shown import Format, formats_of, number_text
from etl.errors import InputError
from etl.settings import Bounds

_ZIP = b"PK\x03\x04"
_MEND = "open it in an office program and save it anew"


def read_workbook(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of an `.xlsx`, `.xls` or `.ods` file; locators are as in "Sheet1!D7".

    Raises InputError for a workbook with a password, a damaged one, one without any value, and for what
    `package.open_package` refuses.
    """
    import python_calamine as calamine

    formats: Mapping[str, Mapping[tuple[int, int], Format]] = {}
    if data.startswith(_ZIP) or ENCRYPTED in data:
        formats = formats_of(open_package(path, data, bounds.unpacked))
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        items = [
            item
            for sheet in workbook.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible
            for item in _sheet(workbook.get_sheet_by_name(sheet.name), formats.get(sheet.name, {}))
        ]
    except calamine.PasswordError:
        raise InputError(path, "has a password", "save it without one") from None
    except calamine.CalamineError as error:
        raise InputError(path, f"is damaged: {error}", _MEND) from None
    laid = lay(items)
    if not laid.text:
        raise InputError(path, "has no value in any visible sheet", "check that it is the right file")
    return Content(text=laid.text, tables=laid.tables, places=laid.places)


def _sheet(sheet: Any, formats: Mapping[tuple[int, int], Format]) -> list[Item]:
    if sheet.start is None:  # nothing in it
        return []
    top, left = sheet.start
    values: list[list[Any]] = sheet.to_python(skip_empty_area=True)
    rows: list[Row] = []
    for number, row in enumerate(values, top):
        cells = _cells(number, left, row, formats)
        if cells:
            rows.append((number, cells))
    return lay_sheet(
        rows, _spans(sheet.merged_cell_ranges), sheet.name, lambda r, c: f"{sheet.name}!{letters(c)}{r + 1}"
    )


def _cells(number: int, left: int, row: Sequence[Any], formats: Mapping[tuple[int, int], Format]) -> dict[int, str]:
    """The cells of one row that are not empty, as they are shown."""
    cells = {}
    for column, value in enumerate(row, left):
        if value == "":
            continue
        text = value if isinstance(value, str) else _text(value, formats.get((number, column)))
        if text and not text.isspace():
            cells[column] = text
    return cells


def _text(value: Any, format: Format | None) -> str:
    """A value that is no text, as a Vietnamese report writes it: "1234,5", "31/12/2015"."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return number_text(value, format)
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)


def _spans(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None) -> Spans:
    return {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in ranges or () if start != end}


@cache
def letters(column: int) -> str:
    """The name of a column that counts from 0: A, B, … Z, AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name
