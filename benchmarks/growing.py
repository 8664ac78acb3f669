"""A run with one new report on archives of several sizes, beside a full rebuild of the last, and questions to that one.

Called by `warehouse`; the archives are those of `archive`. What such a run computes again should not depend on how much
there is, so each step is printed for each size.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from benchmarks import archive
from benchmarks.timing import Table
from etl.catalogue import Catalogue
from etl.query.queries import connected
from etl.warehouse import Limits, RunRecord, begin

LIMITS = Limits(20, 2026, accept=True)
ROUNDS = 3
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
        table.ratio(_name("materialise", size), _name("materialise", documents[0]), "0.8 to 1.2")
    ask(table, path)


def one_more(table: Table, path: Path, known: Catalogue, size: int) -> None:
    """Loads one report, materialises, audits and publishes, several times; prints the medians."""
    seconds: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        steps = Table(quiet=True)
        with begin(path, known, 0) as version:
            with steps.timed("load"):
                version.replace(*archive.one_more(known, number))
            with steps.timed("materialise"):
                version.materialise()
            with steps.timed("audit and publish"):
                version.audit(LIMITS)
                now = datetime.now(UTC)
                version.record_run(RunRecord("bench", now, now, "run", {}, "made-up", {}, 1, 0, 0, 0, 0))
                version.publish()
        for name, measured in steps.seconds.items():
            seconds.setdefault(name, []).append(measured)
    for name, each in seconds.items():
        table.median(_name(name, size), each)


def full(table: Table, path: Path, known: Catalogue) -> None:
    """Computes every mart from nothing."""
    with begin(path, known, 0) as version:
        version._touched.all()
        with table.timed("full rebuild"):
            version.materialise()


def ask(table: Table, path: Path) -> None:
    """Asks the published archive; the median of several times, all rows fetched."""
    with connected(path) as connection:
        for name, question in QUESTIONS.items():
            seconds = []
            for _ in range(ROUNDS):
                asked = Table(quiet=True)
                with asked.timed(name):
                    rows = len(connection.execute(question).fetchall())
                seconds.append(asked.seconds[name])
            table.median(f"{name} ({rows} rows)", seconds)


def _name(step: str, size: int) -> str:
    return f"one report on {size} documents: {step}"
