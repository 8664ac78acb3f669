"""The warehouse with a million observations: loading, publishing, asking, and a night with nothing new.

    python -m benchmarks.warehouse [--observations 1000000] [--archives 8500 85000]

Each figure stands beside its floor on the same rows in the same run. Of loading see `loading`. Publishing writes what
is open into the private copy, keeps the old file, fsync, rename, fsync of the folder; the plain copy beside it copies
a file of the same size and does the last three. A run also makes the private copy: one line adds it.

A million figures are computed for the first time in about a hundred parts (`etl.warehouse.from_nothing`), about a
second of work each, before anything is published. Publishing alone is also in `growing`, on archives that are built.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import growing, loading
from benchmarks.loading import Frames
from benchmarks.rows import frames
from benchmarks.timing import Table, took
from etl import catalogue
from etl.warehouse import Limits, RunRecord, begin, connect
from etl.warehouse.atomic_swap import swap_in
from etl.warehouse.storage import Storage

LIMITS = Limits(20, 2026)
ROUNDS = 5
"""Publications, and plain copies between them; the median of each is printed."""
COPY, DURABLE = "plain copy of the file", "plain copy, on the disk, in place (fsync, rename)"
PUBLISH, WITH_COPY = "publish (checkpoint, keep, fsync, swap)", "private copy and publish"


def whole_run(table: Table, path: Path, known: catalogue.Catalogue, rows: Frames) -> None:
    """A run that loads all of the rows, step by step."""
    with begin(path, known, 0) as version:
        with table.timed("load all of them"):
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
    """A run that loads one report again, step by step."""
    start = time.perf_counter()
    with begin(path, known, 0) as version:
        table.note("begin (private copy, KPIs as they were)", time.perf_counter() - start)
        with table.timed("load of one report"):
            version.replace(*one_report(rows))
        with table.timed("materialise again"):
            version.materialise()
        with table.timed("audit again"):
            version.audit(LIMITS)
        record(version)
        version.publish()


def one_report(rows: Frames) -> Frames:
    """The first document with its figures."""
    one = rows[0].head(1)
    return one, rows[1][rows[1]["document_id"] == one["document_id"].iloc[0]].reset_index(drop=True), rows[2]


def publications(table: Table, path: Path, known: catalogue.Catalogue, rows: Frames) -> None:
    """What publishing costs beside a copy of the file: one report is loaded again and published, and so on."""
    seconds: dict[str, list[float]] = {name: [] for name in (COPY, DURABLE, PUBLISH, WITH_COPY)}
    copy, place = path.with_name("copy.duckdb"), path.with_name("place.duckdb")
    shutil.copyfile(path, place)
    for _ in range(ROUNDS):
        with begin(path, known, 0) as version:
            version.replace(*one_report(rows))
            version.materialise()
            record(version)
            seconds[PUBLISH].append(took(version.publish))
        seconds[COPY].append(took(lambda: shutil.copyfile(path, copy)))
        seconds[WITH_COPY].append(seconds[PUBLISH][-1] + seconds[COPY][-1])
        seconds[DURABLE].append(took(lambda: swap_in(Path(shutil.copyfile(path, copy)), place)))
    for name, measured in seconds.items():
        table.median(name, measured)


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
    run(command)
    with table.timed("etl run, nothing new (a whole process)"):
        said = run(command)
    assert "nothing new" in said, said


def run(command: list[str]) -> str:
    """What the command prints. Raises RuntimeError with what it says where it fails."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--observations", type=int, default=1_000_000)
    arguments.add_argument("--archives", type=int, nargs="*", default=(8_500, 85_000), metavar="DOCUMENTS",
                           help="sizes of archives, with twelve figures in a document; see growing")  # fmt: skip
    given = arguments.parse_args()
    known, table = catalogue.load(), Table()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with table.timed("(making up the rows)"):
            rows = frames(known, given.observations)
        print(f"    {len(rows[1])} observations of {len(rows[0])} documents")
        path = folder / "warehouse.duckdb"
        loading.measure(table, folder, known, rows)
        whole_run(table, path, known, rows)
        print(f"    the file has {path.stat().st_size / 1e6:.0f} MB")
        one_more(table, path, known, rows)
        publications(table, path, known, rows)
        ask(table, path)
        nothing_new(table, path, folder)
        if given.archives:
            growing.measure(table, folder, known, tuple(given.archives))
    loading.compare(table)
    table.ratio(PUBLISH, DURABLE, "at most 3")
    table.ratio(WITH_COPY, DURABLE, "for comparison")
    table.ratio(PUBLISH, COPY, "for comparison: that copy is not on the disk yet")


if __name__ == "__main__":
    main()
