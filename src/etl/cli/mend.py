"""Commands that correct what was published, and keep it in shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from etl.cli.options import Lang, RawDir, WarehouseFile, settings_of
from etl.errors import UsageError


def review(
    context: typer.Context,
    figure: Annotated[
        str | None, typer.Argument(metavar="FIGURE", help="Id of the figure that is corrected; none = list.")
    ] = None,
    right: Annotated[str | None, typer.Option("--right", metavar="NUMBER", help="The right number.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why the report is wrong.")] = None,
    who: Annotated[str | None, typer.Option("--who", help="Who declares it.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Unit, where the report names none.")] = None,
    area: Annotated[
        str | None, typer.Option("--area", help="List only this area; with FIGURE, its area where that is unknown.")
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option("--indicator", help="List only this indicator; with FIGURE, its own where that is unknown."),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="With FIGURE, its period where that is unknown.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to list.")] = 20,
    lang: Lang = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """List rejected and conflicting figures, the worst first; or declare the right number for one of them.

    Example: [bold]etl review --area "Lạng Sơn"[/bold]
    [bold]etl review 3f9a61c0 --right 4031 --reason "digits exchanged" --who "Nguyễn Thị A"[/bold]
    """
    from etl import catalogue
    from etl.cli.render import review as shown
    from etl.cli.render import terminal
    from etl.cli.render.words import Words, language_of
    from etl.query import names
    from etl.query import review_queue as reviewing
    from etl.vietnam_time import today

    settings, known = settings_of(context, raw, warehouse), catalogue.load()
    code = names.find_indicator(known, indicator) if indicator else None
    if figure is None:
        _refuse_without_figure({"--right": right, "--reason": reason, "--who": who, "--unit": unit, "--period": period})
        areas = names.find_areas(known, area) if area else None
        if areas and (note := names.double_name(known, areas)):
            terminal.sentence(terminal.err(), note)
        shown.show_worst(terminal.out(), *reviewing.worst(settings, limit, areas, code), Words(language_of(lang)))
        return
    if not (right and reason and who):
        raise UsageError("review", "a correction needs --right, --reason and --who", "see `etl review --help`")
    right_area = names.find_area(known, area) if area else None
    verdict = reviewing.Verdict(right, reason, who, today(), unit, code, right_area, period)
    shown.show_entry(terminal.out(), reviewing.declare(settings, figure, verdict), settings.corrections_file)


def _refuse_without_figure(options: Mapping[str, str | None]) -> None:
    """Raise UsageError where an option says something about a figure, and no figure is named."""
    for option, said in options.items():
        if said is not None:
            raise UsageError(option, "it is said of no figure", "name the figure by its id, as `etl review` lists it")


def rollback(
    context: typer.Context,
    to: Annotated[int | None, typer.Option("--to", metavar="NUMBER", help="The kept file; none = the last.")] = None,
    list_kept: Annotated[
        bool,
        typer.Option("--list", help="List the kept files, the run behind each and what it changed; change nothing."),
    ] = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Publish an earlier warehouse file again; the current one is kept, too.

    Example: [bold]etl rollback[/bold]    [bold]etl rollback --list[/bold]    [bold]etl rollback --to 12[/bold]
    """
    from etl import catalogue
    from etl import warehouse as store
    from etl.cli.render import review as shown
    from etl.cli.render import terminal

    settings = settings_of(context, raw, warehouse)
    if list_kept and to is not None:
        raise UsageError("rollback", "it needs either --to or --list, not both", "list them first")
    if list_kept:
        points = store.rollback_points(settings.warehouse)
        shown.show_points(terminal.out(), points, isinstance(settings.warehouse, store.Lake))
        return
    kept = store.rollback(settings.warehouse, catalogue.load(), settings.lock_seconds, to)
    terminal.out().print(f"published again: file {kept.number}; `etl run` reads what it does not know yet")


def tidy(
    context: typer.Context,
    remove_unknown: Annotated[
        bool,
        typer.Option(
            "--remove-unknown",
            help="Remove also files that the lake does not know, older than two days, as those of a run that was "
            "killed. Not where another lake keeps its files in the same folder.",
        ),
    ] = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Keep a lake in shape: merge its small files, let go of snapshots older than ETL_SNAPSHOT_DAYS (90).

    Readers see the same before and after; files that no snapshot needs are removed two days later. Files in its
    folder that it does not know are told.

    Example: [bold]etl tidy --warehouse ducklake:postgres:dbname=etl[/bold]
    """
    from etl import warehouse as store
    from etl.cli.render import terminal

    settings = settings_of(context, raw, warehouse)
    if not isinstance(settings.warehouse, store.Lake):
        raise UsageError(
            "tidy", "a warehouse file needs none", "it is for a lake; `etl doctor` shows what runs have left"
        )
    done = store.keep_in_shape(
        settings.warehouse, settings.snapshot_days, settings.lock_seconds, remove_unknown=remove_unknown
    )
    terminal.sentence(terminal.out(), str(done))
