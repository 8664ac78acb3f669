"""Commands that fetch, read and publish."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.options import Accept, Paths, RawDir, WarehouseFile, YearList, settings_of

if TYPE_CHECKING:
    from etl.pipeline.report import RunReport
    from etl.query.queries import QueryResult
    from etl.settings import Settings


def run(
    context: typer.Context,
    paths: Paths = None,
    years: YearList = None,
    accept: Accept = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Read what is new, load it and publish; print the KPIs and what changed.

    Example: [bold]etl run[/bold]    [bold]etl run reports/2015 --years 2011:2015[/bold]
    [bold]etl run --accept[/bold]
    """
    from etl import catalogue, pipeline
    from etl.cli.render import readers, runs, terminal
    from etl.language.years import Years

    settings, chosen = settings_of(context, raw, warehouse), Years.parse(years)
    readers.show(terminal.err(), catalogue.load())
    with terminal.progress(terminal.err()) as step:
        report = pipeline.run(settings, paths or (), chosen, step, accept)
    runs.show(terminal.out(), report, *_published(settings, report))


def backfill(
    context: typer.Context,
    years: YearList = None,
    missing: Annotated[bool, typer.Option("--missing", help="Look for province-years without any KPI.")] = False,
    accept: Accept = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Read past years again with today's rules; show the KPIs before and after.

    Example: [bold]etl backfill --years 2011:2015[/bold]    [bold]etl backfill --missing[/bold]
    """
    from etl import pipeline
    from etl.cli.render import runs, terminal
    from etl.language.years import Years
    from etl.pipeline import backfill_plan

    settings, chosen = settings_of(context, raw, warehouse), Years.parse(years)
    before = backfill_plan.gaps(settings) if missing else set()
    with terminal.progress(terminal.err()) as step:
        report = pipeline.backfill(settings, chosen, missing, step, accept)
    runs.show(terminal.out(), report, *_published(settings, report))
    if missing:
        runs.show_filled(terminal.out(), before, backfill_plan.gaps(settings))


def fetch(
    context: typer.Context,
    sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCE", help="Names of sources; none = all.")] = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Fetch what is new at the sources of sources.toml into the raw folder, each report with its card.

    Example: [bold]etl fetch[/bold]    [bold]etl fetch bao-lang-son[/bold]
    """
    from etl import acquire
    from etl.cli.render import fetched, terminal

    with terminal.progress(terminal.err(), "sources") as step:
        report = acquire.fetch(settings_of(context, raw, warehouse), sources or (), step)
    fetched.show(terminal.out(), terminal.err(), report)
    if report.all_failed:
        raise typer.Exit(1)


def serve(
    context: typer.Context,
    project: Annotated[
        Path | None, typer.Option("--project", metavar="DIR", help="Folder with a prefect.yaml; none = this one.")
    ] = None,
    init: Annotated[
        bool, typer.Option("--init", help="Only write prefect.yaml there, to change the schedule or to deploy.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="Port of a server that is started here.")
    ] = 4200,
    notify: Annotated[
        str | None,
        typer.Option(
            metavar="URL", envvar="ETL_NOTIFY", help="Address that is notified when a run fails or is missed."
        ),
    ] = None,
    explore: Annotated[
        bool, typer.Option("--explore", help="Show the warehouse as pages, too (`etl explore`), on port 8010.")
    ] = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Serve the flows until stopped: every night at 01:30 in Vietnam what is new, past years on request.

    Starts a Prefect server, unless PREFECT_API_URL names one. Works in any folder: where it has no prefect.yaml, the
    one of the package is used.

    Example: [bold]etl serve[/bold]    [bold]PREFECT_API_URL=http://prefect:4200/api etl serve[/bold]
    [bold]etl serve --notify https://ntfy.example.org/kpi[/bold]
    """
    from etl.cli.render import terminal
    from etl.explore import serve as pages
    from etl.orchestration import deployments, serve

    tell = terminal.out().print
    if init:
        tell(f"{deployments.write_declarations(project)} is written", soft_wrap=True)
        return
    served = settings_of(context, raw, warehouse)
    say = partial(tell, soft_wrap=True)
    with pages.beside(served, pages.PORT, say) if explore else nullcontext():
        serve.serve(served, project, port, notify, say)


def _published(settings: Settings, report: RunReport) -> tuple[QueryResult | None, int]:
    """The first rows of kpi_yearly that come from the documents of a run, and how many there are; None when nothing was
    published."""
    from etl.cli.render.runs import ROWS
    from etl.query import queries

    if not report.published:
        return None, 0
    documents = [line.document_id for line in report.documents]
    return (
        queries.kpis(settings.warehouse, document_ids=documents, most=ROWS),
        queries.kpis_of(settings.warehouse, documents),
    )
