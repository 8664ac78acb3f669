"""Commands that read and publish nothing, and list the programs that reading needs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import typer

from etl.cli.options import Paths, RawDir, WarehouseFile, settings_of


def extract(
    context: typer.Context,
    paths: Paths = None,
    format: Annotated[
        Literal["table", "jsonl"], typer.Option("--format", metavar="FORM", help="table or jsonl.")
    ] = "table",
    detail: Annotated[
        bool, typer.Option("--detail", help="Also series in detail of tables: sectors of GRDP, goods, products.")
    ] = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Read reports without a warehouse and print their figures.

    Example: [bold]etl extract data/raw/lang-son-2015.txt[/bold]    [bold]etl extract data/raw --format jsonl[/bold]
    """
    from etl import catalogue, pipeline
    from etl.cli.render import figures, readers, terminal

    readers.show(terminal.err(), catalogue.load())
    with terminal.progress(terminal.err()) as step:
        readings = pipeline.survey(settings_of(context, raw, warehouse), paths or (), step)
    figures.show(terminal.out(), terminal.err(), readings, catalogue.load(), format, detail)
    if readings and all(reading.fault for reading in readings):
        raise typer.Exit(1)


def diff(
    context: typer.Context,
    paths: Paths = None,
    format: Annotated[
        Literal["table", "jsonl"], typer.Option("--format", metavar="FORM", help="table or jsonl.")
    ] = "table",
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Show what a run with today's rules would change in the published figures: new, gone, changed, with their words.

    Reads what a run would read and publishes nothing.

    Example: [bold]etl diff[/bold]    [bold]etl diff data/raw/lang-son-2015.txt --format jsonl[/bold]
    """
    from etl import catalogue
    from etl.cli.render import differences, readers, terminal
    from etl.pipeline.figure_diff import figure_diff

    readers.show(terminal.err(), catalogue.load())
    with terminal.progress(terminal.err()) as step:
        found = figure_diff(settings_of(context, raw, warehouse), paths or (), step)
    differences.show(terminal.out(), terminal.err(), found, format)


def explain(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar='PATH|"SENTENCE"', help="A report, or a sentence of one.")],
    area: Annotated[str | None, typer.Option("--area", help="(sentence) Province it is about.")] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="(sentence) Day of publication.")
    ] = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Show how each figure was read: rules, places, what was left out and why.

    Example: [bold]etl explain data/raw/lang-son-2015.txt[/bold]
    [bold]etl explain "Năm 2015, xuất khẩu đạt 1,2 tỷ USD, tăng 7%" --area "Lạng Sơn"[/bold]
    """
    from etl import catalogue
    from etl.cli.render import paper, terminal
    from etl.query.explain import explained

    known = catalogue.load()
    day = published.date() if published else None
    paper.show(terminal.out(), explained(what, known, settings_of(context, raw, warehouse), area, day), known)


def doctor(
    context: typer.Context,
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild",
            help="Instead compute every mart of the warehouse anew and compare, and run all checks; only reads.",
        ),
    ] = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """List the optional programs that are missing for scans and old Word files, and the commands that install them.

    Also what runs have staged that did not come to publish it.

    Example: [bold]etl doctor[/bold]    [bold]etl doctor --rebuild[/bold]
    """
    from etl.cli.render import terminal
    from etl.doctor import examine
    from etl.pipeline.staging import leftovers

    if rebuild:
        from etl.warehouse import differences, unsound_rows

        where = settings_of(context, raw, warehouse).warehouse
        differing = [*unsound_rows(where), *differences(where)]
        for difference in differing:
            terminal.sentence(terminal.out(), str(difference))
        if differing:
            raise typer.Exit(1)
        terminal.out().print("every mart is what its tables say, and no check finds anything")
        return
    for finding in (*examine(), *leftovers(settings_of(context, raw, warehouse))):
        terminal.sentence(terminal.out(), str(finding))
