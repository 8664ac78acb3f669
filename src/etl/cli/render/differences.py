"""What a run would change, on screen: how many figures of each kind, then the figures with their words."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console

from etl.cli.render import tables, terminal
from etl.pipeline.figure_diff import FigureDiff, FigureDifference, Row

ROWS = 40
"""Rows of the list that are shown before the rest is only counted."""

WHOLE = ("indicator", "area_id", "period", "scenario", "measure", "value_base")
"""What is shown of a figure that is new or gone; of one that is changed only what differs is."""

HEADS = ("change", "kind", "document", "before", "after", "quote")


def show(console: Console, errors: Console, found: FigureDiff, format: str) -> None:
    """Prints the differences as a table, or each as a line of JSON; documents that cannot be read go to `errors`."""
    for name, fault in found.failed:
        terminal.sentence(errors, f"failed: {name}: {fault}")
    if format == "jsonl":
        for difference in found.differences:
            console.print(json.dumps(record(difference), ensure_ascii=False, default=str), soft_wrap=True)
        return
    kinds = [(change, kind if kind != change else "", n) for change, kind, n in found.kinds()]
    if kinds:
        terminal.show(console, tables.table(("change", "of what", "figures"), kinds, "What a run would change"))
        rows = [tuple(record(difference)[head] for head in HEADS) for difference in found.differences[:ROWS]]
        terminal.show(console, tables.table(HEADS, rows))
    if len(found.differences) > ROWS:
        console.print(f"… and {len(found.differences) - ROWS} more: --format jsonl has them all")
    terminal.sentence(
        console,
        f"{tables.count(found.read, 'report')} read again, {found.unchanged} unchanged: "
        f"{tables.count(len(found.differences), 'figure')} would change; nothing was published",
    )


def record(difference: FigureDifference) -> dict[str, Any]:
    """The difference as plain values: of `before` and `after` only what tells them apart."""
    parts = WHOLE if difference.change != "changed" else tuple(difference.kind.split(", "))
    return {
        "change": difference.change,
        "kind": difference.kind,
        "document": difference.document,
        "before": _said(difference.old, parts),
        "after": _said(difference.new, parts) or difference.reason,
        "quote": " ".join(difference.quote.split()),
    }


def _said(row: Row | None, parts: tuple[str, ...]) -> str | None:
    if row is None:
        return None
    return " ".join(_shown(row, part) for part in parts)


def _shown(row: Row, part: str) -> str:
    if row[part] is None:
        return f"no {part}"
    if part == "value_base":
        return f"{row['value'].normalize():f} {row['unit']}"
    return str(row[part])
