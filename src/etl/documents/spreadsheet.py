"""Reader of workbooks: XLSX, XLS and ODS through python-calamine, every visible sheet with its merged cells.

How a number was shown (percent, decimals) is in `shown` and `shown_else`; which rows make a table in `sheet`.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from etl.documents.document import Content
from etl.documents.layout import Item, lay
from etl.documents.package import ENCRYPTED, open_package
from etl.documents.sheet import Row, Spans, lay_sheet
from etl.documents.shown import NO_FORMATS, Shown, formats_of, letters, number_texts
from etl.documents.shown_else import formats_of_ods, formats_of_xls
from etl.errors import InputError
from etl.settings import Bounds

_USUAL = frozenset({str, float, int})
_ZIP = b"PK\x03\x04"
_MEND = "open it in an office program and save it anew"


def read_workbook(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of an `.xlsx`, `.xls` or `.ods` file; locators are as in "Sheet1!D7".

    Raises InputError for a workbook with a password, a damaged one, one without any value, and for what
    `package.open_package` refuses.
    """
    import python_calamine as calamine

    formats, warnings = _formats(path, data, bounds)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        items = [
            item
            for sheet in workbook.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible
            for item in _sheet(workbook.get_sheet_by_name(sheet.name), formats.get(sheet.name, NO_FORMATS))
        ]
    except calamine.PasswordError:
        raise InputError(path, "has a password", "save it without one") from None
    except calamine.CalamineError as error:
        raise InputError(path, f"is damaged: {error}", _MEND) from None
    laid = lay(items)
    if not laid.text:
        raise InputError(path, "has no value in any visible sheet", "check that it is the right file")
    return Content(text=laid.text, tables=laid.tables, places=laid.places, warnings=warnings)


def _formats(path: Path, data: bytes, bounds: Bounds) -> tuple[Mapping[str, Shown], tuple[str, ...]]:
    """How each sheet shows its numbers, and a warning where that cannot be read, though the numbers can."""
    if data.startswith(_ZIP) or ENCRYPTED in data:
        package = open_package(path, data, bounds.unpacked)
        return (formats_of_ods if "content.xml" in package else formats_of)(package), ()
    try:
        return formats_of_xls(data), ()
    except Exception as error:  # whatever is wrong with the formats, calamine tells what is wrong with the file
        told = f"{type(error).__name__}: {error}"
        return {}, (f"{path}: its number formats cannot be read ({told}); a percentage may be a fraction of one",)


def _sheet(sheet: Any, shown: Shown) -> list[Item]:
    if sheet.start is None:  # nothing in it
        return []
    (top, left), values = sheet.start, sheet.to_python()
    width = len(values[0])
    numbers, columns = range(top, top + len(values)), range(left, left + width)
    texts = _texts(values, _names(numbers, columns) if shown.cells else (), shown)
    rows: list[Row] = list(zip(numbers, (texts[at : at + width] for at in range(0, len(texts), width)), strict=True))
    return lay_sheet(rows, left, _spans(sheet.merged_cell_ranges), sheet.name, partial(_located, sheet.name))


def _names(numbers: Sequence[int], columns: range) -> list[str]:
    """The names of cells row by row: D7, E7, …"""
    heads = [letters(column) for column in columns]
    return [head + row for row in [str(number + 1) for number in numbers] for head in heads]


def _located(sheet: str, numbers: Sequence[int], columns: range) -> list[str]:
    head = f"{sheet}!"
    return [head + name for name in _names(numbers, columns)]


def _texts(rows: Sequence[Sequence[Any]], names: Sequence[str], shown: Shown) -> list[str]:
    """All cells row by row as they are shown, "" where nothing is; numbers of one format all at once."""
    texts = list(chain.from_iterable(rows))
    kinds = list(map(type, texts))
    if not _USUAL.issuperset(kinds):
        texts = [value if kind in _USUAL else _text(value) for value, kind in zip(texts, kinds, strict=True)]
        kinds = list(map(type, texts))
    for style, places in _styled([at for at, kind in enumerate(kinds) if kind is not str], names, shown):
        values = list(map(float, map(texts.__getitem__, places)))
        for at, text in zip(places, number_texts(values, shown.styles.get(style)), strict=True):
            texts[at] = text
    return ["" if text.isspace() else text for text in texts] if any(map(str.isspace, texts)) else texts


def _styled(places: Sequence[int], names: Sequence[str], shown: Shown) -> Iterable[tuple[str, Sequence[int]]]:
    """The places of numbers by their style, "" where they have none."""
    if not shown.cells:
        return [("", places)]
    found = defaultdict[str, list[int]](list)
    for at, style in zip(places, map(shown.cells.get, map(names.__getitem__, places), repeat("")), strict=False):
        found[style].append(at)
    return found.items()


def _text(value: Any) -> str:
    """A value that is no word and no number, as a Vietnamese report writes it: "31/12/2015"; "" for true and false."""
    if isinstance(value, bool) or value is None:
        return ""
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)


def _spans(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None) -> Spans:
    return {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in ranges or () if start != end}
