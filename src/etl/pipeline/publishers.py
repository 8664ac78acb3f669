"""Publishers whose last reports are read less well than those before them, in lines for a run's summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.query.queries import ask
from etl.warehouse import Where
from etl.warehouse.sql_files import query

MOST = 5
"""The most publishers that have a line of their own."""

_SHARES = {
    "more rejected": ("rejected", "of the figures rejected or in doubt"),
    "more disputed": ("disputed", "of the figures disputed"),
    "more missing": ("missing", "of what is usual missing"),
}


def lines(warehouse: Where) -> Iterator[str]:
    """A line for each publisher that the published `warehouse` notices, the rest counted in one."""
    rows = [row for row in ask(warehouse, query("publisher_picture")).records() if row["noticed"]]
    yield from map(line, rows[:MOST])
    if len(rows) > MOST:
        yield f"publishers: {len(rows) - MOST} more are read less well than before: see publisher_quality"


def line(row: dict[str, Any]) -> str:
    """What is noticed of a publisher, with the shares of its last reports and of those before."""
    said = []
    for noticed in row["noticed"].split(", "):
        share, what = _SHARES[noticed]
        said.append(f"{row[f'{share}_last']:.0%} {what} ({row[f'{share}_before']:.0%} before)")
    last = f"its last {row['last_reports']} of {row['reports']} reports"
    return f"publisher {row['publisher']}: in {last} {', '.join(said)}; has its site changed its layout?"
