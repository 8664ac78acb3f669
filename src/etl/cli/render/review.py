"""`etl review`, `etl rollback` and the findings of an audit on screen. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from etl import catalogue
from etl.catalogue import Catalogue
from etl.cli.render import tables, terminal
from etl.cli.render.words import ENGLISH, Words
from etl.explore import words as explore
from etl.explore.reasons import reason
from etl.query.queries import QueryResult
from etl.warehouse import Finding, Point
from etl.warehouse.corrections import Correction, written

ID_LETTERS = 8
"""Letters of a figure's id that are shown; they are unique in all but the rarest case."""

ROWS = 40
"""Offending rows of one finding that are shown before the rest is only counted."""


def show_worst(console: Console, figures: QueryResult, total: int, words: Words = ENGLISH) -> None:
    """The figures to look at, the worst first, with the beginning of their ids."""
    if not figures.rows:
        console.print(words.said("nothing to look at: no figure was rejected and none contradicts another"))
        return
    rows = [[row[0][:ID_LETTERS], *row[1:]] for row in figures.rows]
    if words.lang != "en":
        names, place = _Names(catalogue.load(), explore.Words(words.lang)), figures.columns.index("reason")
        for row in rows:
            row[place] = reason(names, row[place] or "").text
    terminal.show(console, tables.table(["figure", *figures.columns[1:]], rows, words=words))
    filled = {"shown": len(rows), "total": words.number(total), "figures": tables.count(total, "figure")}
    console.print(words.said("{shown} of {figures}, the worst first", **filled))
    hint = 'declare what is right: `etl review FIGURE --right 4031 --reason "…" --who "…"`'
    terminal.sentence(console, words.said(hint))


@dataclass(frozen=True, slots=True)
class _Names:
    """The names by which a reason speaks of figures."""

    catalogue: Catalogue
    words: explore.Words

    def indicator(self, code: str) -> str:
        """The name of an indicator, in Vietnamese."""
        found = self.catalogue.indicators.get(code)
        return found.name_vi if found else code

    def unit(self, code: str | None) -> str:
        """The name of a unit, in Vietnamese."""
        found = self.catalogue.units.get(code or "")
        return found.name_vi if found else code or ""


def show_entry(console: Console, entry: Correction, path: Path) -> None:
    """The entry that was written, and what to do next."""
    console.print(f"written to {path}:\n{written(entry)}\n`etl run` applies it", soft_wrap=True)


def show_findings(console: Console, findings: Sequence[Finding]) -> None:
    """The rows that offend, a table per check, under the reason for the check; columns without a value left out."""
    for finding in findings:
        terminal.sentence(console, f"{finding.check}: {finding.why}")
        filled = [n for n in range(len(finding.columns)) if any(row[n] is not None for row in finding.rows)]
        heads = [finding.columns[n] for n in filled]
        terminal.show(console, tables.table(heads, ([row[n] for n in filled] for row in finding.rows[:ROWS])))
        if finding.total > ROWS:
            console.print(f"… and {finding.total - ROWS} rows more\n")


POINT_HEADS = ("number", "published by", "begun (UTC)", "run", "years", "documents read", "KPI figures changed", "MB")


def show_points(console: Console, points: Sequence[Point], on_lake: bool) -> None:
    """The versions that can be gone back to, the oldest first, each with the run that published it; at the end the
    present one."""
    if not any(point.number is not None for point in points):
        console.print("no earlier file is kept yet")
        return
    terminal.show(console, tables.table(POINT_HEADS, map(_point, points)))
    if on_lake:
        terminal.sentence(console, 'ask one: `etl sql "from kpi_yearly at (version => NUMBER)"`')
    else:
        terminal.sentence(console, "go back to one: `etl rollback --to NUMBER`")


def _point(point: Point) -> tuple[str | int | None, ...]:
    number, run = point.number if point.number is not None else "now", point.run
    size = None if point.bytes is None else f"{point.bytes / 1e6:.1f}"
    if run is None:
        return (number, point.fault or "no run", *[None] * 5, size)
    began = f"{run.started_at:%Y-%m-%d %H:%M}"
    return (number, run.kind, began, run.run_id, run.years, run.documents, run.changes, size)
