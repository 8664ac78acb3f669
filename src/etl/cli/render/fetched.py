"""`etl fetch` on screen: the sources with their counts, what landed, what failed and what to do about it."""

from __future__ import annotations

from rich.console import Console

from etl.acquire import FetchReport
from etl.cli.render import tables, terminal

_COLUMNS = ("source", "found", "new", "unchanged", "left out", "failed", "put off")
_LISTED = 20


def show(console: Console, errors: Console, report: FetchReport) -> None:
    """Prints what landed on `console`; what failed, one line each with its remedy, on `errors`."""
    whole, *_ = report.lines()
    rows = [
        (s.name, s.found, len(s.new), s.unchanged, len(s.left_out), len(s.failures), s.put_off)
        for s in report.sources
        if s.paused is None
    ]
    if rows:
        terminal.show(console, tables.table(_COLUMNS, rows))
    for source in report.sources:
        if source.paused is not None:
            terminal.sentence(console, str(source))
    for name in report.new[:_LISTED]:
        console.print(f"new: {name}", soft_wrap=True)
    if len(report.new) > _LISTED:
        console.print(f"new: {len(report.new) - _LISTED} more")
    for source in report.sources:
        for left in source.left_out if len(report.sources) == 1 else ():
            terminal.sentence(console, f"left out: {left}")
    for failure in report.failed:
        terminal.sentence(errors, f"failed: {failure}")
    terminal.sentence(console, whole)
