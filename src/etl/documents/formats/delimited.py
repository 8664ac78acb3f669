"""Reader of CSV files: a sheet without a workbook, in any usual delimiter and encoding."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from etl.documents.decoding import decode
from etl.documents.document import Content
from etl.documents.formats.sheet_rows import SheetRow, lay_sheet
from etl.documents.text_layout import lay
from etl.errors import InputError
from etl.settings import Bounds

_DELIMITERS = "\t;|,"
_SAMPLE_LINES = 50


def read_csv(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.csv` or `.tsv` file; locators are as in "dòng 5, cột 2". Raises InputError for no text."""
    text = decode(path, data)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise InputError(path, f"is not CSV: {error}", "save it as CSV again") from None
    whole = max(map(len, rows), default=0)
    width = min(whole, bounds.columns)
    if width * len(rows) > bounds.cells:
        what = f"has {len(rows):,} rows and up to {width:,} columns, more than the {bounds.cells:,} cells that are read"
        raise InputError(path, what, "keep the rows with the figures, or raise ETL_BOUND_CELLS")
    equal: list[SheetRow] = [
        (number, ["" if cell.isspace() else cell for cell in row[:width]] + [""] * (width - len(row)))
        for number, row in enumerate(rows)
    ]
    laid = lay(lay_sheet(equal, range(width), {}, "bảng 1", _locate))
    told: tuple[str, ...] = ()
    if whole > width:
        what = f"only the first {width:,} columns of {whole:,} are read"
        told = (f"{path}: {what}; split it, or raise ETL_BOUND_COLUMNS",)
    return Content(text=laid.text, tables=laid.tables, places=laid.places, warnings=told)


def _locate(numbers: Sequence[int], columns: Sequence[int]) -> list[str]:
    return [f"dòng {number + 1}, cột {column + 1}" for number in numbers for column in columns]


def delimiter_of(text: str) -> str:
    """The sign that separates the cells: the one that occurs equally often on most lines. The comma is tried last, as
    figures hold commas."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]

    def agreement(delimiter: str) -> int:
        counts = [count for line in lines if (count := len(next(csv.reader([line], delimiter=delimiter))) - 1)]
        return max((counts.count(count) for count in set(counts)), default=0)

    return max(_DELIMITERS, key=lambda delimiter: (agreement(delimiter), -_DELIMITERS.index(delimiter)))
