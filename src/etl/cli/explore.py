"""The command that shows what is published as pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli.options import RawDir, WarehouseFile, outside_raw, path_of, settings_of
from etl.errors import UsageError


def explore(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port of the pages.")] = 8010,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; 0.0.0.0 = every one.")
    ] = "127.0.0.1",
    freeze: Annotated[
        Path | None,
        typer.Option(
            "--freeze", metavar="DIR", parser=path_of, help="Write the pages to a new folder instead; serve nothing."
        ),
    ] = None,
    area: Annotated[
        list[str] | None, typer.Option("--area", help="(freeze) Only this one; may be given again.")
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="(freeze) Only this one; may be given again.")
    ] = None,
    years: Annotated[
        str | None, typer.Option("--years", metavar="YEARS", help="(freeze) Only these, as in 2011-2015.")
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Name under which others reach the pages; may be given again."),
    ] = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Show the published warehouse as pages, in Vietnamese and English, until stopped; or write them as files.

    Example: [bold]etl explore[/bold]    [bold]etl explore --host 0.0.0.0 --name kpi.example.org[/bold]
    [bold]etl explore --freeze site --area "Lạng Sơn" --years 2011-2016[/bold]
    """
    from etl import catalogue
    from etl.cli.render import tables, terminal
    from etl.explore import freeze as freezing
    from etl.explore import serve
    from etl.query.selection import Selection

    settings, tell, known = settings_of(context, raw, warehouse), terminal.out().print, catalogue.load()
    chosen = Selection.of(known, area or None, indicator or None, years, "--")
    if freeze is None:
        if area or indicator or years:
            raise UsageError(
                "explore", "all is served", "leave out --area, --indicator and --years, or add --freeze DIR"
            )
        serve.serve(settings, known, host, port, name or (), lambda line: tell(line, soft_wrap=True))
        return
    written = freezing.freeze(settings, known, outside_raw(settings, "--freeze", freeze), chosen)
    tell(f"{freeze}: {tables.count(written.pages, 'page')}; open {freeze / 'index.html'}", soft_wrap=True)
