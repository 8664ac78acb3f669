"""`etl status` on screen: the file, the last run, counts, coverage at a glance, documents in trouble."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from etl.cli.render import coverage, tables, terminal
from etl.cli.render.words import ENGLISH, Words
from etl.query.queries import answer, connected
from etl.warehouse import Lake, Where
from etl.warehouse.sql_files import query


def show(console: Console, warehouse: Where, words: Words = ENGLISH, overdue: Sequence[str] = ()) -> None:
    """Prints the state of the warehouse at `warehouse`. Raises WarehouseError when it cannot be opened."""
    with connected(warehouse) as connection:
        counts = answer(connection, query("row_counts")).records()[0]
        runs, covered, parts, troubles, withdrawn = (
            answer(connection, query(name))
            for name in ("last_run", "coverage_picture", "no_whole_year", "troubled_document", "withdrawn_document")
        )
    size = "" if isinstance(warehouse, Lake) else f", {warehouse.stat().st_size / 1e6:.1f} MB"
    console.print(words.said("warehouse {warehouse}{size}", warehouse=warehouse, size=size), soft_wrap=True)
    counted = (words.said(f"{{count}} {name.replace('_', ' ')}", count=words.number(n)) for name, n in counts.items())
    terminal.sentence(console, ", ".join(counted))
    terminal.show(console, tables.table(runs.columns, runs.rows, "Last runs", words))
    coverage.show(console, covered, parts, words)
    for line in overdue:
        terminal.sentence(console, words.reason(line))
    if troubles.rows:
        told = [(*row, words.reason(reason)) for *row, reason in troubles.rows]
        terminal.show(console, tables.table(troubles.columns, told, "Documents in trouble", words))
    if withdrawn.rows:
        terminal.show(console, tables.table(withdrawn.columns, withdrawn.rows, "Documents withdrawn", words))
