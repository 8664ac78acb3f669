"""Commands that ask the published warehouse."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from etl.cli.options import Lang, RawDir, WarehouseFile, settings_of
from etl.errors import UsageError


def kpi(
    context: typer.Context,
    area: Annotated[str | None, typer.Option("--area", help='Name or id, as in "Lạng Sơn" or "lang son".')] = None,
    year: Annotated[
        str | None, typer.Option("--year", "--years", metavar="YEARS", help="Years, as in 2015 or 2011-2015.")
    ] = None,
    indicator: Annotated[
        str | None, typer.Option("--indicator", help='Code or name, as in exports or "xuất khẩu".')
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", help='One period, as in 2015-Q1, "quý I/2015" or "9 tháng 2015".'),
    ] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="With the sentence and the report behind each figure.")
    ] = False,
    format: Annotated[
        Literal["table", "csv", "json"], typer.Option("--format", metavar="FORM", help="table, csv or json.")
    ] = "table",
    lang: Lang = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Show the yearly KPIs of a province, a year or an indicator, or those of a month, quarter, half or span of years.

    Example: [bold]etl kpi --area "Lạng Sơn" --year 2015[/bold]    [bold]etl kpi --indicator exports --format csv[/bold]
    [bold]etl kpi --indicator iip --period "quý I/2015"[/bold]
    """
    from etl import catalogue
    from etl.cli.render import coverage, runs, terminal
    from etl.cli.render.words import Words, language_of
    from etl.query import sources as behind
    from etl.query.queries import KPI_COLUMNS, PERIOD_COLUMNS
    from etl.query.reader import Reader
    from etl.query.selection import EVERYTHING, Selection

    known, settings = catalogue.load(), settings_of(context, raw, warehouse)
    chosen = Selection.of(known, area, indicator, year, "--", period)
    reader = Reader(settings, known)
    relation, columns = ("kpi_yearly", KPI_COLUMNS) if period is None else ("kpi_period", PERIOD_COLUMNS)
    further = [name for name in behind.COLUMNS if name not in columns] if sources else []
    answer = reader.rows(relation, chosen, (*columns, *further))
    notes = list(chosen.notes)
    if period is None and not answer.rows:
        notes += coverage.shorter_periods(reader.rows("kpi_period", chosen, ("period",)))
    if not answer.rows and len(notes) == len(chosen.notes) and chosen != EVERYTHING:
        at_all = reader.rows("kpi_period", chosen.at_any_time(), ("period",))
        notes.append(coverage.other_periods(at_all, chosen.years_asked()))
    for note in notes:
        terminal.sentence(terminal.err(), note)
    found = behind.sources(settings.warehouse, answer.records()) if sources else None
    if found is not None and format != "table":
        answer = behind.with_first(answer, found, further)
    runs.show_answer(terminal.out(), answer, format, found, Words(language_of(lang)))


def sql(
    context: typer.Context,
    query: Annotated[str | None, typer.Argument(metavar='"SELECT …"', help="SQL; none = standard input.")] = None,
    format: Annotated[
        Literal["table", "csv", "json"], typer.Option("--format", metavar="FORM", help="table, csv or json.")
    ] = "table",
    lang: Lang = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Query the warehouse in SQL; it is opened read-only, and no other file can be reached.

    Example: [bold]etl sql "select area, year, actual from kpi_yearly where indicator = 'exports'"[/bold]
    [bold]etl sql --format csv < question.sql[/bold]
    """
    from etl.cli.render import tables, terminal
    from etl.query import queries

    if query is None and sys.stdin.isatty():
        raise UsageError("sql", "there is no query", 'write it behind the command, as in `etl sql "from kpi_wide"`')
    text = sys.stdin.read() if query is None else query
    settings = settings_of(context, raw, warehouse)
    answer = queries.ask_freely(settings.warehouse, text, settings.sql_threads, settings.sql_memory)
    tables.write(terminal.out(), answer, format)


def status(context: typer.Context, lang: Lang = None, raw: RawDir = None, warehouse: WarehouseFile = None) -> None:
    """Show what the warehouse holds: last runs, counts, coverage, documents in trouble.

    Example: [bold]etl status[/bold]    [bold]etl status --warehouse other.duckdb[/bold]
    """
    from etl.cli.render import overview, terminal
    from etl.cli.render.words import Words, language_of
    from etl.pipeline import overdue
    from etl.vietnam_time import today

    settings = settings_of(context, raw, warehouse)
    late = overdue.lines(settings, today())
    overview.show(terminal.out(), settings.warehouse, Words(language_of(lang)), late)
