"""A million observations loaded: by us, by a bare insert of the same frames, and by dlt; each in turn, several times.

- We make Arrow tables in exact types of three pandas frames, delete what was known of their documents and insert them,
  in one transaction. The frames were checked where they were made (`benchmarks.validating`).
- The bare insert is the last step alone, into the same tables in a file of the same form.
- dlt is handed the Arrow tables ready made and checks nothing; or the rows one by one, as most of its sources come.

Making the Arrow tables is timed by itself, so that each can be compared from the same frames on. Called by `warehouse`.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from benchmarks.timing import Table, took
from etl.catalogue import Catalogue
from etl.warehouse import begin
from etl.warehouse.arrow_tables import arrow_table
from etl.warehouse.next_version import STORAGE
from etl.warehouse.sql_files import create_tables

Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
TABLES = ("document", "observation", "rejected")
ROUNDS = 3
"""Times that each loads all of the rows; the median is printed."""
DLT_ROWS = 50_000
"""Rows that dlt is given one by one; the time for all of them is reckoned from these."""

LOAD, ARROW = "load (make Arrow, replace)", "the same frames made Arrow"
BARE_PANDAS = "bare insert … select of the same frames as pandas"
BARE_ARROW, BARE = "bare insert … select of the same frames as Arrow", "the same frames made Arrow, and that insert"
DLT_ARROW, DLT = "dlt loading the same frames as Arrow", "the same frames made Arrow, and dlt loading them"
DLT_BY_ROW = "dlt loading all observations row by row (reckoned)"


def measure(table: Table, folder: Path, catalogue: Catalogue, rows: Frames) -> None:
    """Prints how long each takes."""
    tables = tuple(map(arrow_table, TABLES, rows))
    loaders: dict[str, Callable[[int], float]] = {
        ARROW: lambda n: took(lambda: list(map(arrow_table, TABLES, rows))),
        BARE_ARROW: lambda n: _bare(folder / f"bare{n}.duckdb", tables),
        LOAD: lambda n: _load(folder / f"load{n}.duckdb", catalogue, rows),
    }
    if importlib.util.find_spec("dlt") is None:
        print("dlt is not installed, so there is no comparison with it: pip install --group bench")
    else:
        loaders[DLT_ARROW] = lambda n: _dlt(folder / f"dlt{n}", dict(zip(TABLES, tables[:2], strict=False)))
    seconds: dict[str, list[float]] = {name: [] for name in loaders}
    for number in range(ROUNDS):
        for name, load in loaders.items():
            seconds[name].append(load(number))
    for name, measured in seconds.items():
        table.median(name, measured)
    table.note(BARE, table.seconds[ARROW] + table.seconds[BARE_ARROW])
    table.note(BARE_PANDAS, _bare(folder / "pandas.duckdb", rows))
    if DLT_ARROW in seconds:
        table.note(DLT, table.seconds[ARROW] + table.seconds[DLT_ARROW])
        part = min(DLT_ROWS, len(rows[1]))
        table.note(f"dlt loading {part} observations row by row", _dlt(folder / "rows", {
            "rows": rows[1].head(part).to_dict("records"),
        }))  # fmt: skip
        table.note(DLT_BY_ROW, table.seconds[f"dlt loading {part} observations row by row"] * len(rows[1]) / part)


def compare(table: Table) -> None:
    """Prints the ratios."""
    table.ratio(LOAD, BARE, "at most 2: both from the same frames")
    table.ratio(LOAD, BARE_ARROW, "for comparison: that starts from Arrow ready made")
    table.ratio(LOAD, BARE_PANDAS, "for comparison: DuckDB reads Decimal objects slowly")
    table.ratio(DLT_BY_ROW, LOAD, "at least 5")
    table.ratio(DLT, LOAD, "for comparison: both from the same frames; dlt checks nothing")
    table.ratio(DLT_ARROW, LOAD, "for comparison: dlt is handed Arrow ready made")


def _load(path: Path, catalogue: Catalogue, rows: Frames) -> float:
    with begin(path, catalogue, 0) as version:
        return took(lambda: version.replace(*rows))


def _bare(path: Path, tables: tuple[Any, ...]) -> float:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{path}' as bare (storage_version '{STORAGE}')")
        connection.execute("use bare")
        create_tables(connection)
        # Of pandas DuckDB must look at all rows to find the type of the decimals: by its usual sample the insert fails.
        connection.execute(f"set pandas_analyze_sample = {len(tables[1])}")
        for name, frame in zip(TABLES, tables, strict=True):
            connection.register(f"incoming_{name}", frame)

        def insert() -> None:
            connection.execute("begin transaction")
            for name in TABLES:
                connection.execute(f"insert into {name} by name select * from incoming_{name}")
            connection.execute("commit")

        return took(insert)


def _dlt(folder: Path, tables: dict[str, Any]) -> float:
    import dlt

    destination = dlt.destinations.duckdb(f"{folder}.duckdb")
    pipeline = dlt.pipeline(folder.name, pipelines_dir=str(folder), destination=destination, dataset_name="w")
    return took(
        lambda: [pipeline.run(rows, table_name=name, write_disposition="replace") for name, rows in tables.items()]
    )
