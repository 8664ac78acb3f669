"""The command that writes what is published into files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from etl.cli.options import RawDir, WarehouseFile, outside_raw, path_after, settings_of


def export(
    context: typer.Context,
    what: Annotated[
        Literal["kpi", "period", "observations", "boundaries-2025", "coverage", "review", "changes", "runs"],
        typer.Argument(
            help="kpi: yearly KPIs; period: KPIs of any period; observations: figures; boundaries-2025: yearly KPIs on "
            "the boundaries since July 2025; coverage: what is known and missing; review: what to look at; changes: "
            "what the runs changed; or runs.",
        ),
    ],
    target: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", parser=path_after("-o"), help="The file to write.")
    ],
    format: Annotated[
        Literal["xlsx", "csv", "parquet", "sdmx-csv", "datapackage"] | None,
        typer.Option(
            "--format",
            metavar="FORM",
            help="xlsx, csv, parquet, sdmx-csv or datapackage; none = as the name of the file says (.xlsx, .csv, "
            ".parquet, .zip).",
        ),
    ] = None,
    area: Annotated[list[str] | None, typer.Option("--area", help="Name or id; may be given again.")] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="Code or name; may be given again.")
    ] = None,
    years: Annotated[
        str | None, typer.Option("--years", "--year", metavar="YEARS", help="Years, as in 2015 or 2011-2015.")
    ] = None,
    period: Annotated[
        list[str] | None,
        typer.Option("--period", help='One period, as in 2015-Q1 or "quý I/2015"; may be given again.'),
    ] = None,
    lang: Annotated[Literal["vi", "en"], typer.Option("--lang", help="Language of names and headings.")] = "vi",
    bom: Annotated[bool, typer.Option("--bom", help="(csv) Begin with a byte-order mark, for Excel.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    raw: RawDir = None,
    warehouse: WarehouseFile = None,
) -> None:
    """Write KPIs or figures into a workbook, CSV, Parquet, SDMX-CSV or a data package.

    Example: [bold]etl export kpi --area "Lạng Sơn" -o lang-son.xlsx[/bold]
    [bold]etl export kpi --format sdmx-csv --years 2011-2015 --lang en -o kpi.csv[/bold]
    [bold]etl export period --period "quý I/2015" --period 2015-Q2 -o quarters.parquet[/bold]
    [bold]etl export review --area "Lạng Sơn" -o to-look-at.xlsx[/bold]
    """
    from etl import catalogue
    from etl.cli.render import tables, terminal
    from etl.query import export as exporting
    from etl.query.selection import Selection

    chosen = Selection.of(catalogue.load(), area or None, indicator or None, years, "--", period or None)
    settings = settings_of(context, raw, warehouse)
    request = exporting.Request(what, outside_raw(settings, "-o", target), format, chosen, lang, bom, force)
    written = exporting.export(settings.warehouse, request)
    for note in written.notes:
        terminal.sentence(terminal.err(), note)
    files = " and ".join(map(str, written.files))
    counted = f"{tables.count(written.rows, 'row')} from {tables.count(written.reports, 'report')}"
    terminal.out().print(f"{files}: {counted}", soft_wrap=True)
