"""The warehouse with a million observations: loading, publishing, asking, and a night with nothing new.

    python -m benchmarks.warehouse [--observations 1000000]

Each figure stands beside its floor on the same rows in the same run: a bare `insert … select` of the same frames, a
plain copy of the same file, and dlt (`pip install --group bench`) loading the same rows.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.rows import frames
from etl import catalogue
from etl.frames import arrow
from etl.warehouse import Limits, RunRecord, begin, connect
from etl.warehouse.relations import create_tables
from etl.warehouse.storage import Storage

Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
TABLES = ("document", "observation", "rejected")
LIMITS = Limits(20, 2026)
DLT_ROWS = 50_000
"""Rows that dlt is given one by one; the time for all of them is reckoned from these."""
BY_ROW = "dlt loading all observations row by row (reckoned)"
COPY, DURABLE = "plain copy of the file", "plain copy of the file, on the disk (fsync)"


class Table:
    """Prints seconds as they are measured, and ratios to what they are compared with."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Times the block and prints it."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
        print(f"{name:58} {self.seconds[name]:7.2f} s", flush=True)

    def ratio(self, name: str, other: str, promise: str) -> None:
        """Prints how many times longer `name` took than `other`, with what is promised of it."""
        if name in self.seconds and other in self.seconds:
            print(f"    {name} / {other}: {self.seconds[name] / self.seconds[other]:.2f} ({promise})", flush=True)


def bare_insert(table: Table, folder: Path, rows: Frames) -> None:
    """The floor of loading: the same frames into the same tables, nothing checked and nothing replaced."""
    forms = {
        # DuckDB must look at all rows to find the type of the decimals: by its usual sample the insert fails.
        "bare insert … select of the same pandas frames": rows,
        "bare insert … select of the same rows as Arrow": tuple(map(arrow, rows)),
    }
    for form, incoming in forms.items():
        with duckdb.connect(str(folder / f"{form[-5:].strip()}.duckdb")) as connection:
            create_tables(connection)
            connection.execute(f"set pandas_analyze_sample = {len(rows[1])}")
            for name, frame in zip(TABLES, incoming, strict=True):
                connection.register(f"incoming_{name}", frame)
            with table.timed(form):
                connection.execute("begin transaction")
                for name in TABLES:
                    connection.execute(f"insert into {name} by name select * from incoming_{name}")
                connection.execute("commit")


def whole_run(table: Table, path: Path, known: catalogue.Catalogue, rows: Frames) -> None:
    """A run that loads all of the rows, step by step."""
    with begin(path, known, 0) as version:
        with table.timed("load (validate, replace)"):
            version.replace(*rows)
        with table.timed("materialise"):
            version.materialise()
        with table.timed("KPIs and what changed"):
            version.changes()
        with table.timed("audit"):
            version.audit(LIMITS)
        record(version)
        with table.timed("publish, the first time"):
            version.publish()


def record(version: Storage) -> None:
    """Notes a run of this benchmark."""
    now = datetime.now(UTC)
    version.record_run(RunRecord("bench", now, now, "run", {}, "made-up", {}, 0, 0, 0, 0, 0))


def one_more(table: Table, path: Path, known: catalogue.Catalogue, rows: Frames) -> None:
    """A run that loads one report again: what publishing costs beside a copy of the file."""
    shutil.copyfile(path, path.with_name("copy.duckdb"))  # the file is in memory now, for both
    with table.timed(COPY):
        shutil.copyfile(path, path.with_name("copy.duckdb"))
    with table.timed(DURABLE):
        shutil.copyfile(path, path.with_name("copy.duckdb"))
        with path.with_name("copy.duckdb").open("rb") as copy:
            os.fsync(copy.fileno())
    one = rows[0].head(1)
    figures = rows[1][rows[1]["document_id"] == one["document_id"].iloc[0]].reset_index(drop=True)
    start = time.perf_counter()
    with begin(path, known, 0) as version:
        table.seconds["private copy and opening"] = time.perf_counter() - start
        print(f"{'private copy and opening':58} {table.seconds['private copy and opening']:7.2f} s")
        with table.timed("load of one report"):
            version.replace(one, figures, rows[2])
        with table.timed("materialise again"):
            version.materialise()
        with table.timed("audit again"):
            version.audit(LIMITS)
        record(version)
        with table.timed("publish (checkpoint, fsync, keep, swap)"):
            version.publish()


def ask(table: Table, path: Path) -> None:
    """Questions to the published file."""
    reader = connect(path)
    for sql in ("select * from kpi_yearly", "select * from kpi_yearly where area_id = 'lang-son'"):
        with table.timed(sql):
            rows = reader.execute(sql).fetchall()
    print(f"    {len(rows)} rows in the last")
    reader.close()


def nothing_new(table: Table, path: Path, folder: Path) -> None:
    """`etl run` over a folder of which everything is known, as a person at a prompt meets it."""
    raw = folder / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(
        "Báo cáo của Sở Công Thương tỉnh Lạng Sơn năm 2015: xuất khẩu đạt 900 triệu USD.", "utf-8"
    )
    command = [sys.executable, "-m", "etl", "--raw", str(raw), "--warehouse", str(path), "run", "--accept"]
    subprocess.run(command, check=True, capture_output=True)
    with table.timed("etl run, nothing new (a whole process)"):
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "nothing new" in done.stdout, done.stdout


def with_dlt(table: Table, folder: Path, rows: Frames) -> None:
    """dlt loads the same rows into a DuckDB file: as whole tables, which it hardly looks at, and row by row."""
    if importlib.util.find_spec("dlt") is None:
        print("dlt is not installed, so there is no comparison with it: pip install --group bench")
        return
    import dlt

    destination = dlt.destinations.duckdb(str(folder / "dlt.duckdb"))
    pipeline = dlt.pipeline("bench", pipelines_dir=str(folder / "dlt"), destination=destination, dataset_name="w")
    tables = dict(zip(TABLES, map(arrow, rows[:2]), strict=False))
    with table.timed("dlt loading the same rows as Arrow"):
        for name, whole in tables.items():
            pipeline.run(whole, table_name=name, write_disposition="replace")
    part = min(DLT_ROWS, len(rows[1]))
    records = rows[1].head(part).to_dict("records")
    with table.timed(f"dlt loading {part} observations row by row"):
        pipeline.run(records, table_name="rows", write_disposition="replace")
    table.seconds[BY_ROW] = table.seconds[f"dlt loading {part} observations row by row"] * len(rows[1]) / part
    print(f"{BY_ROW:58} {table.seconds[BY_ROW]:7.2f} s", flush=True)


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--observations", type=int, default=1_000_000)
    given = arguments.parse_args()
    known, table = catalogue.load(), Table()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with table.timed("(making up the rows)"):
            rows = frames(known, given.observations)
        print(f"    {len(rows[1])} observations of {len(rows[0])} documents")
        path = folder / "warehouse.duckdb"
        bare_insert(table, folder, rows)
        whole_run(table, path, known, rows)
        print(f"    the file has {path.stat().st_size / 1e6:.0f} MB")
        one_more(table, path, known, rows)
        ask(table, path)
        nothing_new(table, path, folder)
        with_dlt(table, folder, rows)
    load, publish = "load (validate, replace)", "publish (checkpoint, fsync, keep, swap)"
    table.ratio(load, "bare insert … select of the same pandas frames", "at most 2")
    table.ratio(load, "bare insert … select of the same rows as Arrow", "for comparison")
    table.ratio(BY_ROW, load, "at least 5")
    table.ratio("dlt loading the same rows as Arrow", load, "for comparison: dlt checks nothing there")
    table.ratio(publish, DURABLE, "at most 3")
    table.ratio(publish, COPY, "for comparison: that copy is not on the disk yet")


if __name__ == "__main__":
    main()
