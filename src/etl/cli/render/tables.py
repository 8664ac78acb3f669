"""Rows as a table, as CSV or as JSON, and numbers as people read them. Knows no columns by name."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.text import Text

from etl.cli.render import terminal
from etl.cli.render.layout import Grid
from etl.cli.render.words import ENGLISH, Words
from etl.errors import printable
from etl.query.csv_text import guarded
from etl.query.json_text import json_object, json_value
from etl.query.queries import QueryResult


def table(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None, words: Words = ENGLISH
) -> Grid:
    """A plain table in the language of `words`; columns of numbers are aligned to the right."""
    rows = list(rows)
    numeric = frozenset(place for place in range(len(columns)) if any(_numeric(row[place]) for row in rows))
    cells = tuple(tuple(_cell(*pair, words) for pair in zip(columns, row, strict=True)) for row in rows)
    return Grid(tuple(map(words.heading, columns)), cells, numeric, None if title is None else words.heading(title))


def _cell(column: str, value: Any, words: Words) -> Text:
    if isinstance(value, Text):
        return value
    return Text(words.number(value, column) if _is_number(value) else shown(words.value(column, value)))


def _is_number(value: Any) -> bool:
    return _numeric(value) and value == value


def shown(value: Any) -> str:
    """A value as people read it: thousands separated by a narrow space, since "." and "," mean different things."""
    if value is None or value != value:
        return ""
    if _numeric(value):
        return number(value)
    return printable(" ".join(str(_flat(value)).split()))


def _flat(value: Any) -> Any:
    """A struct or list, which a cell cannot hold, as JSON; anything else as it is."""
    return json_value(value) if isinstance(value, dict | list) else value


def _csv(value: Any) -> Any:
    flat = _flat(value)
    return guarded(flat) if isinstance(flat, str) else flat


def number(value: Any) -> str:
    """13700.0 → "13 700", Decimal("16.70") → "16.70"; floats with at most 4 decimals, four digits stay together."""
    return ENGLISH.number(value)


def count(number: int, what: str) -> str:
    """1, "row" → "1 row"; 2, "row" → "2 rows"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _numeric(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def write(console: Console, answer: QueryResult, format: str) -> None:
    """An answer as `table`, `csv` (null is nothing, structs and lists JSON) or `json` (a list, one object per line)."""
    if format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows([_csv(value) for value in row] for row in answer.rows)
    elif format == "json":
        lines = ",\n".join(json_object(record) for record in answer.records())
        sys.stdout.write(f"[\n{lines}\n]\n" if lines else "[]\n")
    else:
        terminal.show(console, table(answer.columns, answer.rows))
        console.print(count(len(answer.rows), "row"))
