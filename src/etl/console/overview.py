"""`etl status` on screen: the file, the last run, counts, coverage at a glance, documents in trouble."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from etl.console import tables, terminal
from etl.questions import Answer, answer, connected

COUNTS = """
    select (select count(*) from document where status = 'read') as documents_read,
           (select count(*) from document where status = 'doubtful') as doubtful,
           (select count(*) from document where status = 'failed') as failed,
           (select count(*) from observation) as observations,
           (select count(*) from rejected) as rejected,
           (select count(*) from kpi_yearly) as yearly_kpis
"""
LAST_RUN = """
    select kind, strftime(started_at, '%Y-%m-%d %H:%M') as started, documents_read as read,
           documents_skipped as skipped, documents_failed as failed, observations, rejected, extractor_version
    from run order by started_at desc, run_id limit 5
"""
COVERAGE = """
    select area_id, area, year, count(*) filter (actual is not null) as actual,
           count(*) filter (plan is not null and actual is null) as planned
    from kpi_yearly group by area_id, area, year order by area, area_id, year
"""
TROUBLES = "select status, path, reason from document where status <> 'read' order by status desc, path"


def show(console: Console, warehouse: Path) -> None:
    """Prints the state of the warehouse at `warehouse`. Raises WarehouseError when it cannot be opened."""
    with connected(warehouse) as connection:
        counts = answer(connection, COUNTS).records()[0]
        runs, coverage, troubles = (answer(connection, sql) for sql in (LAST_RUN, COVERAGE, TROUBLES))
    console.print(f"warehouse {warehouse}, {warehouse.stat().st_size / 1e6:.1f} MB")
    console.print(", ".join(f"{tables.number(count)} {name.replace('_', ' ')}" for name, count in counts.items()))
    terminal.show(console, tables.table(runs.columns, runs.rows, "Last runs"))
    if coverage.rows:
        terminal.show(console, _grid(coverage))
        console.print("n = KPIs with a level, (n) = only planned, · = growth or plan completion alone\n")
    if troubles.rows:
        terminal.show(console, tables.table(troubles.columns, troubles.rows, "Documents in trouble"))


def _grid(coverage: Answer) -> Table:
    """Province by year: how many KPIs are there."""
    cells = {(row["area_id"], row["year"]): _mark(row["actual"], row["planned"]) for row in coverage.records()}
    areas = {row["area_id"]: row["area"] for row in coverage.records()}
    years = sorted({year for _, year in cells})
    rows = [[name, *(cells.get((area_id, year), "") for year in years)] for area_id, name in areas.items()]
    return tables.table(["area", *map(str, years)], rows, "Coverage")


def _mark(actual: int, planned: int) -> str:
    return str(actual) if actual else f"({planned})" if planned else "·"
