"""CSV: UTF-8, commas, a heading line of column names; no text is a formula. A byte-order mark for Excel on request."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO, Any

from etl.query.csv_text import guarded
from etl.query.export.contents import SOURCE_COLUMNS, Content
from etl.query.export.values import as_text


def write_csv(content: Content, file: IO[str]) -> None:
    """The rows of the content into an open text file. Codes stay codes, so that programs find what they know."""
    writer = csv.writer(file, lineterminator="\r\n")
    names = [column.name for column in content.columns]
    writer.writerow(names)
    writer.writerows([guarded(as_text(row[name])) for name in names] for row in content.records())


def write_rows(columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]], file: IO[str]) -> None:
    """Other rows in the same form."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(as_text(value)) for value in row] for row in rows)


def write_sources(content: Content, file: IO[str]) -> None:
    """The reports behind the rows that were written."""
    write_rows(SOURCE_COLUMNS, content.sources(), file)
