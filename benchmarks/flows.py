"""What Prefect costs over the plain pipeline, what more processes bring, and a night with nothing new.

    python -m benchmarks.flows [--documents 5000] [--runs 3]

Each figure is the median of pairs taken in turn in one run, so that what else the machine does weighs on both sides.
The server runs before anything is measured; the documents are copies of those in data/raw (`copies`).
"""

from __future__ import annotations

import argparse
import logging
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.copies import make_copies
from etl import pipeline
from etl.orchestration.server import api_of, running_server
from etl.pipeline.discover import RawFile, discover
from etl.pipeline.workers import WORTH_IT, read_all
from etl.settings import Settings

QUIET = {"PREFECT_LOGGING_LEVEL": "WARNING"}
NIGHT = "from etl.orchestration.flows import nightly; nightly(fetch=False)"


@dataclass(frozen=True, slots=True)
class Took:
    """Wall seconds of something, and the seconds of work in this process and those that it waited for."""

    wall: float
    work: float


def took(once: Callable[[], object]) -> Took:
    """What one call takes."""
    wall, work = time.perf_counter(), _work()
    once()
    return Took(time.perf_counter() - wall, _work() - work)


def _work() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def median(several: Sequence[Took]) -> Took:
    """The median of each."""
    return Took(statistics.median(each.wall for each in several), statistics.median(each.work for each in several))


def pairs(runs: int, one: Callable[[], object], other: Callable[[], object]) -> tuple[Took, Took, float]:
    """Median of both, taken in turn, and the median of the ratios of their wall times (one / other)."""
    taken = [(took(one), took(other)) for _ in range(runs)]
    ratio = statistics.median(first.wall / second.wall for first, second in taken)
    return median([first for first, _ in taken]), median([second for _, second in taken]), ratio


def show(name: str, its: Took, note: str = "") -> None:
    """Prints one line."""
    print(f"{name:50} {its.wall:7.2f} s, {its.work:7.2f} s of work  {note}", flush=True)


def processes(files: Sequence[RawFile], settings: Settings, runs: int) -> None:
    """Reading in one process and in one per core, for many files and for few: where the second begins to pay."""
    cores = len(os.sched_getaffinity(0))
    many = replace(settings, workers=cores)
    alone = replace(settings, workers=1)
    for count in (100, 200, 400, 800, len(files)):
        some = files[:count]
        one, more, ratio = pairs(runs, lambda: read_all(some, alone), lambda: read_all(some, many))  # noqa: B023
        show(f"reading {count} documents in one process", one)
        promise = "; at least 1.7" if count == len(files) and cores == 2 else ""
        show(f"reading {count} documents in {cores} processes", more, f"{ratio:.2f} times as fast{promise}")
    print(f"    {WORTH_IT} documents and more are read in as many processes as there are cores", flush=True)


def overhead(raw: Path, folder: Path, runs: int) -> None:
    """The nightly flow beside `etl run`, both in this process, each into a warehouse of its own."""
    from etl.orchestration.flows import nightly

    made = iter(range(1_000_000))

    def plain() -> None:
        pipeline.run(Settings(raw=raw, warehouse=folder / f"plain-{next(made)}.duckdb"))

    def flow() -> None:
        nightly(fetch=False, raw=raw, warehouse=folder / f"flow-{next(made)}.duckdb")

    plain()  # pandas and pandera are imported, the disk's cache is warm
    with_prefect, without, ratio = pairs(runs, flow, plain)
    show("everything new, the plain pipeline", without)
    show("everything new, the nightly flow", with_prefect, f"{ratio - 1:+.1%} (at most 10 %)")


def nothing_new(raw: Path, folder: Path, runs: int) -> None:
    """A night that finds nothing: the flow in a process of its own, as `etl serve` starts one."""
    environment = {**os.environ, "ETL_RAW": str(raw), "ETL_WAREHOUSE": str(folder / "night.duckdb")}

    def whole(*code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *code], env=environment, check=True, capture_output=True)

    whole("-m", "etl", "run")()
    for name, code, note in (
        ("floor: python -c 'import prefect'", ("-c", "import prefect"), ""),
        ("nothing new, etl run (a whole process)", ("-m", "etl", "run"), ""),
        ("nothing new, the nightly flow (a whole process)", ("-c", NIGHT), "at most 5 s"),
    ):
        show(name, median([took(whole(*code)) for _ in range(runs)]), note)


@contextmanager
def server(folder: Path) -> Iterator[None]:
    """A Prefect server of its own for what is measured, named in the environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ |= {"PREFECT_HOME": str(folder / "prefect"), **QUIET}
    with running_server(api_of(port), start=True, tell=lambda line: None) as api:
        os.environ["PREFECT_API_URL"] = api
        yield


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=5000)
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()
    logging.getLogger("prefect").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = folder / "raw"
        make_copies(raw, given.documents)
        settings = Settings(raw=raw, warehouse=folder / "warehouse.duckdb")
        processes(discover(settings, ())[0], settings, given.runs)
        with server(folder):
            overhead(raw, folder, given.runs)
            nothing_new(raw, folder, given.runs)
        most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        print(f"    at most {most / 1024:.0f} MB in one process; load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
