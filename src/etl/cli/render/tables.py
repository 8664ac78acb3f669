"""Rows as a table, as CSV or as JSON, and numbers as people read them. Knows no columns by name."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from etl.cli.render import terminal
from etl.errors import printable
from etl.query.csv_text import guarded
from etl.query.json_text import json_object, json_value
from etl.query.queries import QueryResult

NARROW_SPACE = "\u202f"
WIDEST = 100
"""Columns that one column of a table may take before its cells are folded."""


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> Table:
    """A plain table; columns of numbers are aligned to the right."""
    rows = list(rows)
    grid = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for place, name in enumerate(columns):
        numeric = any(_numeric(row[place]) for row in rows)
        grid.add_column(Text(name), justify="right" if numeric else "left", overflow="fold", max_width=WIDEST)
    for row in rows:
        grid.add_row(*(value if isinstance(value, Text) else Text(shown(value)) for value in row))
    return grid


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
    if isinstance(value, float):
        text = f"{value:,.4f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    return text.replace(",", NARROW_SPACE if abs(value) >= 10_000 else "")


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
