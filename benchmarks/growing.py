"""A run with one new report on archives of several sizes, beside a full rebuild of the last, and questions to that one.

Called by `warehouse`, or with archives that are built: `python -m benchmarks.growing SMALL.duckdb LARGE.duckdb`; they
are those of `archive` and stay as they are. What such a run computes again should not depend on how much there is, so
each step is printed for each size: seconds, and work, which is processor time and hardly depends on what else the
machine does.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import archive
from benchmarks.timing import Table, took
from etl import catalogue
from etl.catalogue import Catalogue
from etl.query.queries import connected
from etl.warehouse import Limits, RunRecord, begin
from etl.warehouse.atomic_swap import swap_in

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LIMITS = Limits(20, 2026, accept=True)
ROUNDS = 5
WORK = "work"
PUBLISH = "publish alone"
DURABLE = "a copy of the file, on the disk, in place"
QUESTIONS = {
    "one cell of kpi_yearly": "from kpi_yearly where area_id = 'lang-son' and indicator = 'exports' and year = 2015",
    "the statements of one cell": "from kpi_statement where area_id = 'lang-son' and indicator = 'exports' "
    "and period = '2015'",
    "one province of kpi_yearly": "from kpi_yearly where area_id = 'lang-son'",
    **{name: f"from {name}" for name in ("kpi_yearly", "kpi_review", "kpi_coverage", "kpi_2025_boundaries",
                                         "kpi_plan_vs_actual")},
}  # fmt: skip


def measure(table: Table, folder: Path, known: Catalogue, documents: tuple[int, ...]) -> None:
    """Prints the steps of the run for each size, then the ratios and the questions to the last archive."""
    path = folder / "archive.duckdb"
    for size in documents:
        path.unlink(missing_ok=True)
        observations = archive.build(path, size)
        print(f"    an archive of {size} documents, {observations} observations, {path.stat().st_size / 1e6:.0f} MB")
        one_more(table, path, known, size)
    full(table, path, known)
    for size in documents:
        table.ratio(_name("materialise", size), "full rebuild", f"at most 0.15 for {documents[-1]} documents")
    compare(table, documents)
    ask(table, path)


def compare(table: Table, documents: tuple[int, ...]) -> None:
    """Prints the ratios of each size to the first one, and of publishing to a copy."""
    for size in documents:
        for step in ("materialise", f"materialise, {WORK}"):
            table.ratio(_name(step, size), _name(step, documents[0]), "0.8 to 1.2")
        for step in (PUBLISH, "audit and publish"):
            table.ratio(_name(step, size), _name(DURABLE, size), "at most 3")


def one_more(table: Table, path: Path, known: Catalogue, size: int) -> None:
    """Loads one report, materialises, audits and publishes, several times; prints the medians."""
    seconds: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        steps = Table(quiet=True)
        with begin(path, known, 0) as version:
            with _timed(steps, "load"):
                version.replace(*archive.one_more(known, number))
            with _timed(steps, "materialise"):
                version.materialise()
            with _timed(steps, "audit and publish"):
                version.audit(LIMITS)
                now = datetime.now(UTC)
                version.record_run(RunRecord("bench", now, now, "run", {}, "made-up", {}, 1, 0, 0, 0, 0))
                with steps.timed(PUBLISH):
                    version.publish()
        copy, place = path.with_name("copy.duckdb"), path.with_name("place.duckdb")
        with steps.timed(DURABLE):
            swap_in(Path(shutil.copyfile(path, copy)), place)
        for name, measured in steps.seconds.items():
            seconds.setdefault(name, []).append(measured)
    for name, each in seconds.items():
        table.median(_name(name, size), each)


@contextmanager
def _timed(table: Table, name: str) -> Iterator[None]:
    """Times the block by the clock, and its work."""
    before = time.process_time()
    with table.timed(name):
        yield
    table.note(f"{name}, {WORK}", time.process_time() - before)


def full(table: Table, path: Path, known: Catalogue) -> None:
    """Computes every mart from nothing."""
    with begin(path, known, 0) as version:
        version._touched.all()
        with table.timed("full rebuild"):
            version.materialise()


def ask(table: Table, path: Path) -> None:
    """Asks the published archive; the median of several times, all rows fetched, as tuples of Python and as Arrow.

    Of a wide answer most of the time is what the client takes to make Python objects, lists and decimals above all.
    """
    with connected(path) as connection:
        for name, question in QUESTIONS.items():
            answers = {"as Python rows": [0.0] * ROUNDS, "as Arrow": [0.0] * ROUNDS}
            for number in range(ROUNDS):
                answers["as Python rows"][number] = took(partial(_python_rows, connection, question))
                answers["as Arrow"][number] = took(partial(_arrow, connection, question))
            for form, seconds in answers.items():
                table.median(f"{name} ({form})", seconds)


def _python_rows(connection: DuckDBPyConnection, question: str) -> object:
    return connection.execute(question).fetchall()


def _arrow(connection: DuckDBPyConnection, question: str) -> object:
    return connection.execute(question).to_arrow_table()


def _name(step: str, size: int) -> str:
    return f"one report on {size} documents: {step}"


def main() -> None:
    """Prints the steps of the run, and the questions to the last archive."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("archives", type=Path, nargs="+", help="warehouse files, the smallest first")
    given = arguments.parse_args()
    known, table, sizes = catalogue.load(), Table(), list[int]()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "archive.duckdb"
        for archive_file in given.archives:
            shutil.copyfile(archive_file, path)
            with connected(path) as connection:
                [(size, observations)] = connection.execute(
                    "select (select count(*) from document), (select count(*) from observation)"
                ).fetchall()
            print(f"    {size} documents, {observations} observations, {path.stat().st_size / 1e6:.0f} MB")
            one_more(table, path, known, size)
            sizes.append(size)
        compare(table, tuple(sizes))
        ask(table, path)


if __name__ == "__main__":
    main()
