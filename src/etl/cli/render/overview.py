"""`etl status` on screen: the file, the last run, counts, coverage at a glance, documents in trouble."""

from __future__ import annotations

from rich.console import Console

from etl.cli.render import coverage, tables, terminal
from etl.query.queries import answer, connected
from etl.warehouse import Lake, Where

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
TROUBLES = "select status, path, reason from document where status <> 'read' order by status desc, path"


def show(console: Console, warehouse: Where) -> None:
    """Prints the state of the warehouse at `warehouse`. Raises WarehouseError when it cannot be opened."""
    with connected(warehouse) as connection:
        counts = answer(connection, COUNTS).records()[0]
        runs, covered, troubles = (answer(connection, sql) for sql in (LAST_RUN, coverage.SQL, TROUBLES))
    size = "" if isinstance(warehouse, Lake) else f", {warehouse.stat().st_size / 1e6:.1f} MB"
    console.print(f"warehouse {warehouse}{size}")
    console.print(", ".join(f"{tables.number(count)} {name.replace('_', ' ')}" for name, count in counts.items()))
    terminal.show(console, tables.table(runs.columns, runs.rows, "Last runs"))
    coverage.show(console, covered)
    if troubles.rows:
        terminal.show(console, tables.table(troubles.columns, troubles.rows, "Documents in trouble"))
