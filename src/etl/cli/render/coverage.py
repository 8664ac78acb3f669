"""Province × year × headline indicator as a picture: known, only estimated or missing. Nothing is computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from etl.cli.render import tables, terminal
from etl.query.queries import QueryResult

MARKS: Mapping[str, tuple[str, str, str]] = {
    "actual": ("●", "green", "the figure"),
    "estimate": ("◐", "yellow", "an estimate"),
    "ratio": ("△", "cyan", "growth or plan completion alone"),
    "plan only": ("○", "blue", "a plan alone"),
    "other unit": ("□", "magenta", "a figure in another currency alone"),
    "missing": ("·", "dim", "nothing"),
}
"""Coverage → its mark, the colour on a terminal, and what it means."""

NAME_WIDTH = 22
"""Columns of the longest name of a province, with the space after it."""


def show(console: Console, answer: QueryResult) -> None:
    """Prints the rows of the query `coverage_picture`; on a narrow terminal the latest years only, and says so."""
    rows = answer.records()
    names = {row["area_id"]: row["area"] for row in rows}
    covered = {row["area_id"] for row in rows if row["coverage"] != "missing"}
    indicators = sorted({row["indicator"] for row in rows})
    years = sorted({row["year"] for row in rows})
    if not covered:
        return
    shown = years[-fitting(console, len(indicators)) :]
    cells: dict[tuple[str, int], Text] = {}
    for row in rows:
        mark, style, _ = MARKS[row["coverage"]]
        cells.setdefault((row["area_id"], row["year"]), Text()).append(mark, style)
    table = [
        [name, *(cells.get((area_id, year), "") for year in shown)]
        for area_id, name in names.items()
        if area_id in covered
    ]
    terminal.show(console, tables.table(["area", *map(str, shown)], table, "Coverage"))
    _explain(console, indicators, [name for area_id, name in names.items() if area_id not in covered])
    if len(shown) < len(years):
        console.print(f"years before {shown[0]} do not fit here: a wider terminal or a pipe shows them", soft_wrap=True)
    console.print()


def fitting(console: Console, indicators: int) -> int:
    """How many years fit side by side; all of them in a pipe."""
    return max(1, (console.width - NAME_WIDTH) // (indicators + 3)) if console.is_terminal else 1000


def _explain(console: Console, indicators: Iterable[str], without: list[str]) -> None:
    console.print(f"in each cell, from left to right: {', '.join(indicators)}", soft_wrap=True)
    console.print(", ".join(f"{mark} {meaning}" for mark, _, meaning in MARKS.values()), soft_wrap=True)
    if without:
        console.print(
            f"{tables.count(len(without), 'province')} without any report: {', '.join(without)}", soft_wrap=True
        )
