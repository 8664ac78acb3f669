"""Reader of workbooks: XLSX, XLS and ODS through python-calamine, every visible sheet with its merged cells.

How cells are shown (percent, decimals, hidden, struck out) is in `number_formats_xlsx` and `number_formats_xls_ods`;
which rows make a table in `sheet_rows`; what is not read in `unread`.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from etl.documents.document import Content
from etl.documents.formats.cell_names import letters, place_of
from etl.documents.formats.number_format import DateFormat, Format, number_texts
from etl.documents.formats.number_formats_xls_ods import formats_of_ods, formats_of_xls
from etl.documents.formats.number_formats_xlsx import NO_FORMATS, Shown, formats_of
from etl.documents.formats.old_fonts import are_meant, encoding_among, in_unicode
from etl.documents.formats.package import ENCRYPTED, open_package
from etl.documents.formats.sheet_rows import SheetRow, Spans, lay_sheet
from etl.documents.formats.unread import Unread
from etl.documents.text_layout import Item, check_cells, lay
from etl.errors import InputError
from etl.settings import Bounds

_WORDS, _USUAL = {str}, {str, float, int}
_ZIP = b"PK\x03\x04"
# How the names of the parts stand in the directories of the archives.
_MACROS = {
    "vbaProject.bin": b"xl/vbaProject.bin",
    "Basic": b"Basic/Standard/",
    "_VBA_PROJECT_CUR": "_VBA_PROJECT_CUR".encode("utf-16-le"),
}
_MEND = "open it in an office program and save it anew"


def read_workbook(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of an `.xlsx`, `.xls` or `.ods` file; locators are as in "Sheet1!D7".

    A sheet that is damaged, or beyond the bounds, is left out with a warning. Raises InputError for a workbook with a
    password, a damaged one, one without any value, and for what `package.open_package` refuses.
    """
    import python_calamine as calamine

    formats, warnings = _formats(path, data, bounds)
    unread = Unread(bounds)
    for name, mark in _MACROS.items():
        if mark in data:
            unread.macro(name)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        items = list(_items(workbook, formats, bounds, unread))
    except calamine.PasswordError:
        raise InputError(path, "has a password", "save it without one") from None
    except calamine.CalamineError as error:
        raise InputError(path, f"is damaged: {error}", _MEND) from None
    check_cells(items, path, bounds.cells)
    laid = lay(items, encoding_among(font for shown in (formats or {}).values() for font in shown.fonts.values()))
    if not laid.text:
        told = [line.partition(": ")[2] for line in unread.warnings(path) + unread.notes(path)]
        what = "; ".join(told) or "has no value in any visible sheet"
        raise InputError(path, what, "check that it is the right file")
    return Content(text=laid.text, tables=laid.tables, places=laid.places, warnings=warnings + unread.warnings(path),
                   notes=unread.notes(path))  # fmt: skip


def _items(workbook: Any, formats: Mapping[str, Shown] | None, bounds: Bounds, unread: Unread) -> Iterator[Item]:
    """The lines and tables of every sheet that is read."""
    import python_calamine as calamine

    for number, sheet in enumerate(workbook.sheets_metadata):
        if number >= bounds.sheets:
            unread.beyond(sheet.name)
        elif sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            unread.no_cells(sheet.name)
        elif sheet.visible != calamine.SheetVisibleEnum.Visible and not unread.reads_hidden(sheet.name):
            continue
        else:
            try:
                found = workbook.get_sheet_by_name(sheet.name)
            except calamine.PasswordError:
                raise
            except calamine.CalamineError as error:
                unread.damaged(sheet.name, str(error))
                continue
            if formats is not None and sheet.name not in formats:
                unread.unformatted(sheet.name)
            yield from _sheet(found, (formats or {}).get(sheet.name, NO_FORMATS), bounds, unread)


def _formats(path: Path, data: bytes, bounds: Bounds) -> tuple[Mapping[str, Shown] | None, tuple[str, ...]]:
    """How each sheet shows its cells; None and a warning where no format can be read, though the numbers can."""
    if data.startswith(_ZIP) or ENCRYPTED in data:
        package = open_package(path, data, bounds.unpacked)
        return (formats_of_ods if "content.xml" in package else formats_of)(package), ()
    try:
        return formats_of_xls(data), ()
    except Exception as error:  # whatever the fault of the formats, calamine reports that of the file
        told = f"{type(error).__name__}: {error}"
        return None, (f"{path}: its number formats cannot be read ({told}); a percentage may be a fraction of one",)


def _sheet(sheet: Any, shown: Shown, bounds: Bounds, unread: Unread) -> list[Item]:
    if sheet.start is None:
        if not shown.unvalued:
            unread.no_cells(sheet.name, shown.pictured)
            return []
        top, left, values = 0, 0, [[""]]
    else:
        (top, left), values = sheet.start, sheet.to_python()
    values = _with_formulas(values, top, left, shown)
    width = len(values[0])
    if width > bounds.columns:
        unread.too_wide(sheet.name, width)
        values = [row[: bounds.columns] for row in values]
    numbers: Sequence[int] = range(top, top + len(values))
    rows = [str(number + 1) for number in numbers]
    texts = [_column(cells, letters(at), rows, shown) for at, cells in enumerate(zip(*values, strict=True), left)]
    unread.uncomputed(sheet.name, shown.unvalued)
    columns: Sequence[int] = range(left, left + len(texts))
    spans = _spans(sheet.merged_cell_ranges) if sheet.start is not None else {}
    if shown.fonts:
        texts = _in_unicode(texts, top, left, shown.fonts)
    if shown.words or shown.struck:
        texts = _instead(texts, top, left, shown, unread, sheet.name)
    lines: Sequence[Sequence[str]] = list(zip(*texts, strict=True))
    if shown.rows or shown.columns:
        kept_rows, kept_columns = unread.visible(sheet.name, numbers, columns, shown, texts)
        if len(kept_rows) < len(numbers) or len(kept_columns) < len(columns):
            lines, spans = _visible(lines, top, left, kept_rows, kept_columns, spans)
            numbers, columns = kept_rows, kept_columns
    cut: list[SheetRow] = list(zip(numbers, lines, strict=True))
    return lay_sheet(cut, columns, spans, sheet.name, partial(_located, sheet.name), unread)


def _with_formulas(values: list[list[Any]], top: int, left: int, shown: Shown) -> list[list[Any]]:
    """The values with places for the formulas without one, which may be beyond the last value."""
    places = [place_of(name) for name in shown.unvalued]
    if not places:
        return values
    below = max(row for row, _ in places) - top - len(values) + 1
    beside = max(column for _, column in places) - left - len(values[0]) + 1
    values = [[*row, *[""] * max(0, beside)] for row in values]
    return values + [[""] * len(values[0]) for _ in range(below)]


def _in_unicode(texts: list[Sequence[str]], top: int, left: int, fonts: Mapping[str, str]) -> list[Sequence[str]]:
    """The texts, by column, with those that are drawn in fonts from before Unicode in Unicode."""
    changed = [list(column) for column in texts]
    places = [(*place_of(cell), font) for cell, font in fonts.items()]
    inside = [(column - left, row - top, font) for row, column, font in places
              if 0 <= row - top < len(changed[0]) and 0 <= column - left < len(changed)]  # fmt: skip
    sure = are_meant(changed[column][row] for column, row, _ in inside)
    for column, row, font in inside:
        changed[column][row] = in_unicode(changed[column][row], font, sure)
    return list[Sequence[str]](changed)


def _instead(texts: list[Sequence[str]], top: int, left: int, shown: Shown, unread: Unread, name: str
             ) -> list[Sequence[str]]:  # fmt: skip
    """The texts, by column, with the words that replace values, and without what is struck out."""
    changed = [list(column) for column in texts]
    for cell, words in shown.words.items():
        row, column = place_of(cell)
        if 0 <= row - top < len(changed[0]) and 0 <= column - left < len(changed):
            if cell in shown.partly:
                unread.struck(name, cell, changed[column - left][row - top])
            changed[column - left][row - top] = words
    for cell in shown.struck:
        row, column = place_of(cell)
        if 0 <= row - top < len(changed[0]) and 0 <= column - left < len(changed):
            unread.struck(name, cell, changed[column - left][row - top])
            changed[column - left][row - top] = ""
    return list[Sequence[str]](changed)


def _visible(
    lines: Sequence[Sequence[str]], top: int, left: int, rows: Sequence[int], columns: Sequence[int], spans: Spans
) -> tuple[Sequence[Sequence[str]], Spans]:
    """The lines without hidden rows and columns. The words of a merged cell that begins in a hidden one are shown
    where the rest of it begins."""
    changed: list[list[str]] = [list(line) for line in lines]
    kept: dict[tuple[int, int], tuple[int, int]] = {}
    seen_rows, seen_columns = set(rows), set(columns)
    for (row, column), (down, across) in spans.items():
        rest = [each for each in range(row, row + down) if each in seen_rows]
        beside = [each for each in range(column, column + across) if each in seen_columns]
        if not rest or not beside:
            continue
        kept[rest[0], beside[0]] = rest[-1] - rest[0] + 1, beside[-1] - beside[0] + 1
        if (rest[0], beside[0]) != (row, column) and 0 <= row - top < len(changed) and column - left >= 0:
            changed[rest[0] - top][beside[0] - left] = changed[row - top][column - left]
    visible: list[Sequence[str]] = [[changed[row - top][column - left] for column in columns] for row in rows]
    return visible, kept


def _located(sheet: str, numbers: Sequence[int], columns: Sequence[int]) -> list[str]:
    heads = [f"{sheet}!{letters(column)}" for column in columns]
    return [head + row for row in [str(number + 1) for number in numbers] for head in heads]


def _column(values: Sequence[Any], head: str, rows: Sequence[str], shown: Shown) -> Sequence[str]:
    """The cells of a column as they are shown, "" where nothing is; numbers of one format all at once. Their names are
    its letters, `head`, and the numbers of the rows."""
    texts, kinds = values, set(map(type, values))
    if not _USUAL.issuperset(kinds):
        texts = [
            value if value.__class__ in _USUAL else _text(value, shown, head + row)
            for value, row in zip(values, rows, strict=True)
        ]
    if kinds != _WORDS:
        texts = list(texts)
        places = [at for at, value in enumerate(texts) if value.__class__ is not str]
        for style, its in _styled(places, head, rows, shown):
            numbers = list(map(float, map(texts.__getitem__, its)))
            format = shown.styles.get(style)
            shaped = number_texts(numbers, format if isinstance(format, Format) else None)
            for at, text in zip(its, shaped, strict=True):
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


def _text(value: Any, shown: Shown, name: str) -> str:
    """A value that is neither word nor number: a month or a year where its cell shows only that, else a day as a
    Vietnamese report writes it, "31/12/2015"; "" for true and false."""
    if isinstance(value, bool) or value is None:
        return ""
    if not hasattr(value, "strftime"):
        return str(value)
    format = shown.styles.get(shown.cells.get(name, ""))
    return format.text(value) if isinstance(format, DateFormat) else value.strftime("%d/%m/%Y")


def _spans(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None) -> Spans:
    return {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in ranges or () if start != end}
