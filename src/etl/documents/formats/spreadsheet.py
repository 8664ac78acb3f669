"""Reader of workbooks: XLSX, XLS and ODS through python-calamine, every visible sheet with its merged cells.

How a number was shown (percent, decimals) is in `number_formats_*`; which rows make a table in `sheet_rows`.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from etl.documents.document import Content
from etl.documents.formats.number_formats_xls_ods import formats_of_ods, formats_of_xls
from etl.documents.formats.number_formats_xlsx import NO_FORMATS, Shown, formats_of, letters, number_texts
from etl.documents.formats.package import ENCRYPTED, open_package
from etl.documents.formats.sheet_rows import SheetRow, Spans, lay_sheet
from etl.documents.text_layout import Item, check_cells, lay
from etl.errors import InputError
from etl.settings import Bounds

_WORDS, _USUAL = {str}, {str, float, int}
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
    check_cells(items, path, bounds.cells)
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
    numbers = range(top, top + len(values))
    rows = [str(number + 1) for number in numbers]
    columns = [_column(cells, letters(at), rows, shown) for at, cells in enumerate(zip(*values, strict=True), left)]
    cut: list[SheetRow] = list(zip(numbers, zip(*columns, strict=True), strict=True))
    return lay_sheet(cut, left, _spans(sheet.merged_cell_ranges), sheet.name, partial(_located, sheet.name))


def _located(sheet: str, numbers: Sequence[int], columns: range) -> list[str]:
    heads = [f"{sheet}!{letters(column)}" for column in columns]
    return [head + row for row in [str(number + 1) for number in numbers] for head in heads]


def _column(values: Sequence[Any], head: str, rows: Sequence[str], shown: Shown) -> Sequence[str]:
    """The cells of a column as they are shown, "" where nothing is; numbers of one format all at once. Their names are
    its letters, `head`, and the numbers of the rows."""
    texts, kinds = values, set(map(type, values))
    if not _USUAL.issuperset(kinds):
        texts = [value if value.__class__ in _USUAL else _text(value) for value in values]
    if kinds != _WORDS:
        texts = list(texts)
        places = [at for at, value in enumerate(texts) if value.__class__ is not str]
        for style, its in _styled(places, head, rows, shown):
            numbers = list(map(float, map(texts.__getitem__, its)))
            for at, text in zip(its, number_texts(numbers, shown.styles.get(style)), strict=True):
                texts[at] = text
    return ["" if text.isspace() else text for text in texts] if any(map(str.isspace, texts)) else texts


def _styled(places: Sequence[int], head: str, rows: Sequence[str], shown: Shown) -> Iterable[tuple[str, Sequence[int]]]:
    """The places of numbers in a column by their style, "" where they have none."""
    if not shown.cells:
        return [("", places)]
    styles = list(map(shown.cells.get, [head + rows[at] for at in places], repeat("")))
    if len(set(styles)) == 1:
        return [(styles[0], places)]
    found = defaultdict[str, list[int]](list)
    for at, style in zip(places, styles, strict=True):
        found[style].append(at)
    return found.items()


def _text(value: Any) -> str:
    """A value that is no word and no number, as a Vietnamese report writes it: "31/12/2015"; "" for true and false."""
    if isinstance(value, bool) or value is None:
        return ""
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)


def _spans(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None) -> Spans:
    return {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in ranges or () if start != end}
