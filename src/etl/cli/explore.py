"""The command that shows what is published as pages."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.cli.options import RawDir, WarehouseFile, settings_of


def explore(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port of the pages.")] = 8010,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; 0.0.0.0 = every one.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Name under which others reach the pages; may be given again."),
    ] = None,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Show the published warehouse as pages, in Vietnamese and English, until stopped; nothing is ever written.

    Example: [bold]etl explore[/bold]    [bold]etl explore --host 0.0.0.0 --name kpi.example.org[/bold]
    """
    from etl import catalogue
    from etl.cli.render import terminal
    from etl.explore import serve

    settings, tell = settings_of(context, raw, warehouse), terminal.out().print
    serve.serve(settings, catalogue.load(), host, port, name or (), lambda line: tell(line, soft_wrap=True))
