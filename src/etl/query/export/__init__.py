"""`etl export`: what is published, as a file for other programs. A module for each format; this one chooses among them.

A file is written beside its place and then put there, so that nobody sees half of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from etl.errors import UsageError, reason
from etl.location import Where
from etl.query.export.contents import Content, What
from etl.query.export.headings import Headings, Language
from etl.query.queries import connected
from etl.query.selection import EVERYTHING, Selection
from etl.unfinished import beside
from etl.warehouse.atomic_swap import swap_in

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIGURES: tuple[What, ...] = ("kpi", "period", "observations")
"""What SDMX can say: figures as they are stated and KPIs of them."""

Format = Literal["xlsx", "csv", "parquet", "sdmx-csv", "datapackage"]
_SUFFIXES: dict[str, Format] = {".xlsx": "xlsx", ".csv": "csv", ".parquet": "parquet", ".zip": "datapackage"}
_ALSO: dict[Format, tuple[Format, ...]] = {"sdmx-csv": ("csv",)}
"""What the name of a file may say in which another format is written."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is exported where: `format` None = as the name of `target` says; `bom` marks a CSV as UTF-8 for Excel."""

    what: What
    target: Path
    format: Format | None = None
    chosen: Selection = EVERYTHING
    lang: Language = "vi"
    bom: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: files, rows, reports behind them, and what a person should know, one line each."""

    files: tuple[Path, ...]
    rows: int
    reports: int
    notes: tuple[str, ...]


def export(warehouse: Where, request: Request) -> Written:
    """Write the file that is asked for. Raises UsageError and WarehouseError, one line each; nothing is left behind."""
    _files(request)
    try:
        with connected(warehouse) as connection:
            return export_from(connection, request, synced=True)
    except OSError as error:
        remedy = "make room, or name a file in a folder that you may write to"
        raise UsageError("-o", f"{request.target} cannot be written ({reason(error)})", remedy) from None


def export_from(connection: DuckDBPyConnection, request: Request, synced: bool = False) -> Written:
    """As `export`, from a warehouse that is open; raises OSError where a file cannot be written.

    Only `synced` files outlive a power cut: those that may replace what somebody has already.
    """
    chosen, files = _files(request)
    with _private(files, swap_in if synced else Path.replace) as private:
        content = Content(connection, request.what, request.chosen, Headings(request.lang))
        notes = [*request.chosen.notes, *_write(content, chosen, request.bom, private)]
    return Written(tuple(files), content.rows, content.reports(), (*notes, *_marked(content)))


def _files(request: Request) -> tuple[Format, list[Path]]:
    """The format and the files that will be written. Raises UsageError where they cannot be."""
    chosen = _format(request)
    _check_choice(request.what, request.chosen)
    files = [request.target]
    if chosen == "sdmx-csv":
        if request.what not in FIGURES:
            said = f"{request.what} has no figures that SDMX has a structure for"
            raise UsageError("--format", said, "choose xlsx, csv, parquet or datapackage")
        from etl.query.export.sdmx import structure_beside

        files.append(structure_beside(request.target))
    _check_targets(files, request.force)
    return chosen, files


def _check_choice(what: What, chosen: Selection) -> None:
    """Raises UsageError where the rows cannot be chosen like this."""
    if what in ("kpi", "boundaries-2025", "coverage") and chosen.periods is not None:
        raise UsageError("--period", f"{what} are whole years", "export `period`, or choose by --years")
    if what == "runs":
        by = {"--area": chosen.areas, "--indicator": chosen.indicators, "--years": chosen.years.chosen,
              "--period": chosen.periods}  # fmt: skip
        for option in (option for option, value in by.items() if value is not None):
            raise UsageError(option, "a run is about all of them", "leave it out, or export `changes`")


def _write(content: Content, chosen: Format, bom: bool, private: list[Path]) -> list[str]:
    """Writes in the chosen format; returns what should be told."""
    path = private[0]
    if chosen == "xlsx":
        from etl.query.export.workbook import write_workbook

        rows, reports = write_workbook(content, path)
        over = (("rows", rows), ("reports behind them", reports))
        return [f"the {what} go over {sheets} sheets: one holds 1 048 575" for what, sheets in over if sheets > 1]
    if chosen == "parquet":
        from etl.query.export.parquet import write_parquet

        write_parquet(content, path)
    elif chosen == "csv":
        from etl.query.export.delimited import write_csv

        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            write_csv(content, file)
    elif chosen == "datapackage":
        from etl.query.export.package import write_package

        write_package(content, path)
    else:
        from etl.query.export.sdmx import write_sdmx

        write_sdmx(content, path, private[1])
    return []


def _format(request: Request) -> Format:
    suffix = request.target.suffix.lower()
    chosen = request.format or _SUFFIXES.get(suffix)
    if chosen is None and not request.target.is_dir():
        known = ", ".join(get_args(Format))
        raise UsageError("--format", f"the name {request.target.name!r} does not say which", f"give one of {known}")
    if chosen is None:
        raise UsageError("-o", f"{request.target} is a folder", "name a file in it")
    if chosen == "datapackage" and suffix != ".zip":
        raise UsageError("-o", "a data package is a ZIP file", f"name it as in {request.target.stem}.zip")
    if (said := _SUFFIXES.get(suffix, chosen)) not in (chosen, *_ALSO.get(chosen, ())):
        raise UsageError("--format", f"the name {request.target.name!r} says {said}", "give the file another name")
    if request.bom and chosen != "csv":
        raise UsageError("--bom", f"{chosen} has no byte-order mark", "leave it out, or choose --format csv")
    return chosen


def _check_targets(files: list[Path], force: bool) -> None:
    for file in files:
        if not file.parent.is_dir():
            raise UsageError("-o", f"the folder {file.parent} does not exist", "make it, or name another one")
        if file.is_dir():
            raise UsageError("-o", f"{file} is a folder", "name a file in it")
        if file.exists() and not force:
            raise UsageError("-o", f"{file} exists", "name another file, or replace it with --force")


@contextmanager
def _private(files: list[Path], put: Callable[[Path, Path], Any]) -> Iterator[list[Path]]:
    """Files beside `files`, which are `put` in their places at the end; they are gone where that fails."""
    private = [beside(file) for file in files]
    try:
        yield private
        for written, file in zip(private, files, strict=True):
            put(written, file)
    finally:
        for written in private:
            written.unlink(missing_ok=True)


def _marked(content: Content) -> Iterator[str]:
    for column, rows in content.marked.items():
        if rows:
            said = {"corrected": "were corrected", "withdrawn_on": "are of withdrawn reports and count no more"}
            yield f"{rows} of {content.rows} rows {said.get(column, 'are in doubt')}: see the column {column}"
