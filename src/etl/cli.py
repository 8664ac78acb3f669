"""The `etl` command: arguments in, one call, something shown. No logic; what a command needs is imported inside it."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.exceptions import TyperException

from etl.errors import AuditFailed, EtlError, UsageError
from etl.settings import ENV_RAW, ENV_WAREHOUSE, Settings

app = typer.Typer(
    name="etl",
    help="Reads provincial reports of Industry and Trade into a warehouse of yearly KPIs.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

STOPPED = 130
"""What the command ends with on Ctrl-C."""

RawDir = Annotated[
    Path | None, typer.Option("--raw", metavar="DIR", help=f"Folder of raw reports and cards; also {ENV_RAW}.")
]
WarehouseFile = Annotated[
    Path | None, typer.Option("--warehouse", metavar="FILE", help=f"The published warehouse; also {ENV_WAREHOUSE}.")
]
Paths = Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; none = all of --raw.")]
Accept = Annotated[
    bool, typer.Option("--accept", help="Publish changes of past years beyond the bound, once looked at.")
]
YearList = Annotated[str | None, typer.Option("--years", metavar="YEARS", help="As in 2011:2015,2020.")]


@app.callback()
def options(context: typer.Context, raw: RawDir = None, warehouse: WarehouseFile = None) -> None:
    """Reads provincial reports of Industry and Trade into a warehouse of yearly KPIs.

    `--raw` and `--warehouse` can stand before or after the command.
    """
    context.obj = (raw, warehouse)


def _settings(context: typer.Context, raw: Path | None, warehouse: Path | None) -> Settings:
    """What stands after the command wins over what stands before it, that over the environment."""
    return Settings.from_env(raw or context.obj[0], warehouse or context.obj[1])


@app.command()
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
    from etl import pipeline, questions
    from etl.console import runs, terminal
    from etl.years import Years

    settings, chosen = _settings(context, raw, warehouse), Years.parse(years)
    with terminal.progress(terminal.err()) as step:
        report = pipeline.run(settings, paths or (), chosen, step, accept)
    runs.show(terminal.out(), report, questions.kpis_of(settings.warehouse, report))


@app.command()
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
    from etl import past, pipeline, questions
    from etl.console import runs, terminal
    from etl.years import Years

    settings, chosen = _settings(context, raw, warehouse), Years.parse(years)
    before = past.gaps(settings) if missing else set()
    with terminal.progress(terminal.err()) as step:
        report = pipeline.backfill(settings, chosen, missing, step, accept)
    runs.show(terminal.out(), report, questions.kpis_of(settings.warehouse, report))
    if missing:
        runs.show_filled(terminal.out(), before, past.gaps(settings))


@app.command()
def fetch(
    context: typer.Context,
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Their names; none = all.")] = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Fetch what is new at the sources of sources.toml into the raw folder, each report with its card.

    Example: [bold]etl fetch[/bold]    [bold]etl fetch bao-lang-son[/bold]
    """
    from etl import acquire
    from etl.console import fetched, terminal

    with terminal.progress(terminal.err(), "sources") as step:
        report = acquire.fetch(_settings(context, raw, warehouse), sources or (), step)
    fetched.show(terminal.out(), terminal.err(), report)
    if report.all_failed:
        raise typer.Exit(1)


@app.command()
def extract(
    context: typer.Context,
    paths: Paths = None,
    format: Annotated[Literal["table", "jsonl"], typer.Option("--format", help="How it is written.")] = "table",
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Read reports without a warehouse and print every figure.

    Example: [bold]etl extract data/raw/lang-son-2015.txt[/bold]    [bold]etl extract data/raw --format jsonl[/bold]
    """
    from etl import catalogue, pipeline
    from etl.console import figures, terminal

    with terminal.progress(terminal.err()) as step:
        readings = pipeline.survey(_settings(context, raw, warehouse), paths or (), step)
    figures.show(terminal.out(), terminal.err(), readings, catalogue.load(), format)
    if readings and all(reading.fault for reading in readings):
        raise typer.Exit(1)


@app.command()
def explain(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar='PATH|"SENTENCE"', help="A report, or a sentence of one.")],
    area: Annotated[str | None, typer.Option("--area", help="(sentence) The province it is about.")] = None,
    published: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="(sentence) Its day.")] = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Show how each figure was read: rules, places, what was left out and why.

    Example: [bold]etl explain data/raw/lang-son-2015.txt[/bold]
    [bold]etl explain "Năm 2015, xuất khẩu đạt 1,2 tỷ USD, tăng 7%" --area "Lạng Sơn"[/bold]
    """
    from etl import catalogue
    from etl.console import paper, terminal
    from etl.explain import explained

    known = catalogue.load()
    day = published.date() if published else None
    paper.show(terminal.out(), explained(what, known, _settings(context, raw, warehouse), area, day), known)


@app.command()
def kpi(
    context: typer.Context,
    area: Annotated[str | None, typer.Option("--area", help='Name or id, as in "Lạng Sơn" or lang-son.')] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YEARS", help="As in 2015 or 2011:2015.")] = None,
    indicator: Annotated[str | None, typer.Option("--indicator", help="Code or name, as in exports.")] = None,
    format: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="How it is written.")] = "table",
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Show the yearly KPIs of a province, a year or an indicator.

    Example: [bold]etl kpi --area "Lạng Sơn" --year 2015[/bold]    [bold]etl kpi --indicator exports --format csv[/bold]
    """
    from etl import catalogue, questions
    from etl.console import runs, terminal
    from etl.years import Years

    known, settings = catalogue.load(), _settings(context, raw, warehouse)
    answer = questions.kpis(
        settings.warehouse,
        questions.find_areas(known, area) if area else None,
        Years.parse(year, "--year"),
        questions.find_indicator(known, indicator) if indicator else None,
    )
    runs.show_answer(terminal.out(), answer, format)


@app.command()
def sql(
    context: typer.Context,
    query: Annotated[str | None, typer.Argument(metavar='["SELECT …"]', help="SQL; none = standard input.")] = None,
    format: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="How it is written.")] = "table",
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Ask the warehouse in SQL; it is opened read-only and no other file can be reached.

    Example: [bold]etl sql "select area, year, actual from kpi_yearly where indicator = 'exports'"[/bold]
    [bold]etl sql --format csv < question.sql[/bold]
    """
    from etl import questions
    from etl.console import tables, terminal

    if query is None and sys.stdin.isatty():
        raise UsageError("sql", "there is no query", 'write it behind the command, as in `etl sql "from kpi_wide"`')
    text = sys.stdin.read() if query is None else query
    answer = questions.ask(_settings(context, raw, warehouse).warehouse, text)
    tables.write(terminal.out(), answer, format)


@app.command()
def status(context: typer.Context, raw: RawDir = None, warehouse: WarehouseFile = None) -> None:
    """Show what the warehouse holds: last runs, counts, coverage, documents in trouble.

    Example: [bold]etl status[/bold]    [bold]etl status --warehouse other.duckdb[/bold]
    """
    from etl.console import overview, terminal

    overview.show(terminal.out(), _settings(context, raw, warehouse).warehouse)


@app.command()
def review(
    context: typer.Context,
    figure: Annotated[str | None, typer.Argument(metavar="[FIGURE]", help="Its id, to declare what is right.")] = None,
    right: Annotated[str | None, typer.Option("--right", metavar="NUMBER", help="What should stand there.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why the report is wrong.")] = None,
    who: Annotated[str | None, typer.Option("--who", help="Who says so.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Where the report names none.")] = None,
    area: Annotated[str | None, typer.Option("--area", help="Only this one; with FIGURE, what it is about.")] = None,
    indicator: Annotated[
        str | None, typer.Option("--indicator", help="Only this one; with FIGURE, what it is.")
    ] = None,
    period: Annotated[str | None, typer.Option("--period", help="With FIGURE, the period it is about.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to list.")] = 20,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """List rejected and conflicting figures, worst first; or declare what is right in place of one.

    Example: [bold]etl review --area "Lạng Sơn"[/bold]
    [bold]etl review 3f9a61c0 --right 4031 --reason "digits exchanged" --who "Nguyễn Thị A"[/bold]
    """
    from datetime import date

    from etl import catalogue, questions
    from etl import review as reviewing
    from etl.console import review as shown
    from etl.console import terminal

    settings, known = _settings(context, raw, warehouse), catalogue.load()
    areas = questions.find_areas(known, area) if area else None
    code = questions.find_indicator(known, indicator) if indicator else None
    if figure is None:
        shown.show_worst(terminal.out(), *reviewing.worst(settings, limit, areas, code))
        return
    if not (right and reason and who):
        raise UsageError("review", "a correction needs --right, --reason and --who", "see `etl review --help`")
    verdict = reviewing.Verdict(right, reason, who, date.today(), unit, code, areas[0] if areas else None, period)
    shown.show_entry(terminal.out(), reviewing.declare(settings, figure, verdict), settings.corrections_file)


@app.command()
def rollback(
    context: typer.Context,
    to: Annotated[int | None, typer.Option("--to", metavar="NUMBER", help="The kept file; none = the last.")] = None,
    list_kept: Annotated[bool, typer.Option("--list", help="List the kept files and change nothing.")] = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Publish an earlier warehouse file again; the present one is kept too.

    Example: [bold]etl rollback[/bold]    [bold]etl rollback --list[/bold]    [bold]etl rollback --to 12[/bold]
    """
    from etl import catalogue
    from etl import warehouse as store
    from etl.console import review as shown
    from etl.console import terminal

    settings = _settings(context, raw, warehouse)
    if list_kept:
        shown.show_kept(terminal.out(), store.kept_files(settings.warehouse))
        return
    kept = store.rollback(settings.warehouse, catalogue.load(), settings.lock_seconds, to, settings.kept)
    terminal.out().print(f"published again: file {kept.number}; `etl run` reads what it does not know yet")


@app.command()
def serve(
    context: typer.Context,
    project: Annotated[
        Path | None, typer.Option("--project", metavar="DIR", help="Folder with prefect.yaml; none = found.")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Of a server that is started here.")] = 4200,
    notify: Annotated[
        str | None,
        typer.Option(metavar="URL", envvar="ETL_NOTIFY", help="Told when a run fails or is missed."),
    ] = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Serve the flows: every night at 01:30 in Vietnam what is new, past years when asked for; until stopped.

    Starts a Prefect server, unless PREFECT_API_URL names one.

    Example: [bold]etl serve[/bold]    [bold]PREFECT_API_URL=http://prefect:4200/api etl serve[/bold]
    [bold]etl serve --notify https://ntfy.example.org/kpi[/bold]
    """
    from etl import serving
    from etl.console import terminal

    tell = terminal.out().print
    served = _settings(context, raw, warehouse)
    serving.serve(served, project, port, notify, lambda line: tell(line, soft_wrap=True))


@app.command()
def doctor(raw: RawDir = None, warehouse: WarehouseFile = None) -> None:
    """Say which optional programs are missing for scans and old Word files, and the commands that install them.

    Example: [bold]etl doctor[/bold]
    """
    from etl.console import terminal
    from etl.doctor import examine

    for finding in examine():
        terminal.out().print(str(finding), soft_wrap=True)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command and leaves with 0, 1 (a fault), 2 (wrong usage) or 130 (stopped); faults are one line each."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = app(arguments, prog_name="etl", standalone_mode=False)
        sys.stdout.flush()
    except EtlError as error:
        if isinstance(error, AuditFailed) and error.findings:
            from etl.console import review as shown
            from etl.console import terminal

            shown.show_findings(terminal.err(), error.findings)
        sys.exit(_fault(str(error), 2 if isinstance(error, UsageError) else 1))
    except TyperException as error:
        sys.exit(_fault(f"{error.format_message().rstrip('.?')}; see `etl --help`", error.exit_code))
    except BrokenPipeError:  # whoever read our output has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    if code == STOPPED:
        _fault("stopped by hand; the published warehouse is whole, start the command again", STOPPED)
    sys.exit(code if isinstance(code, int) else 0)


def _fault(message: str, code: int) -> int:
    print("etl:", " ".join(message.split()), file=sys.stderr)
    return code
