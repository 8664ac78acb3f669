"""What many reports cost: a run's memory, time and work, side by side with another commit, in one go.

    python -m benchmarks.scale [--before COMMIT] [--reports 1000 2000] [--runs 1] [--kills 1] [--varied]

Both commits run over the same copies of the shipped reports, or over reports that differ (`varied`), in turn, each in
processes of its own. Work is processor time with that of all processes, and hardly depends on what else the machine
does; seconds do. `--reports 5000 100000 --runs 5` is the full form (hours). Before is by default the last commit
without staging.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.copies import make_copies
from benchmarks.first_run import ROOT, sources
from benchmarks.varied import make_varied

BEFORE = "4f75fd7"
PROBES = Path(__file__).with_name("scale_probes.py")
ETL = (sys.executable, "-m", "etl")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one command: seconds, work, megabytes of its process and of all processes together, and what it printed."""

    seconds: float
    work: float
    alone: float
    together: float
    printed: str


def run(command: Sequence[str], source: Path) -> Cost:
    """The cost of a command with the code in `source`. Raises CalledProcessError."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(source), str(ROOT)))}
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=environment)
        with watched(process.pid) as peaks:
            code = process.wait()
        out.seek(0)
        printed = out.read()
    if code:
        raise subprocess.CalledProcessError(code, command, printed)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - start, work, peaks[0], peaks[1], printed)


@contextmanager
def watched(pid: int) -> Iterator[list[float]]:
    """The most megabytes of a process and of it with all that it started, sampled twenty times a second."""
    peaks, ended = [0.0, 0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.05):
            try:
                process = psutil.Process(pid)
                every = (process, *process.children(recursive=True))
                sizes = [each.memory_info().rss / 1e6 for each in every]
            except psutil.Error:  # one of them has just ended
                continue
            peaks[:] = max(peaks[0], sizes[0]), max(peaks[1], sum(sizes))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        ended.set()
        thread.join()


def command(raw: Path, warehouse: Path) -> tuple[str, ...]:
    """`etl run` of `raw` into `warehouse`."""
    return (*ETL, "--raw", str(raw), "--warehouse", str(warehouse), "run")


Pairs = list[tuple[Cost, Cost]]
"""The costs before and now."""


class Bench:
    """Runs commands with the code of both commits, in turn, and prints what they cost."""

    def __init__(self, before: Path, folder: Path, runs: int, make: Callable[[Path, int], None]) -> None:
        self.sources = {"before": before, "now": ROOT / "src"}
        self.folder, self.runs, self._make = folder, runs, make

    def pairs(self, made: Callable[[str, int], Sequence[str]]) -> Pairs:
        """The costs of the commands that are `made` for the name of a commit and the number of a run."""
        costs = [
            [run(made(name, number), source) for name, source in self.sources.items()] for number in range(self.runs)
        ]
        return [(before, now) for before, now in costs]

    def copies(self, count: int) -> Pairs:
        """Runs over so many copies, and once more with nothing new."""
        raw = self.folder / f"raw-{count}"
        self._make(raw, count)

        def one(name: str, number: int) -> Sequence[str]:
            return command(raw, self.folder / f"{name}-{count}-{number}.duckdb")

        pairs = self.pairs(one)
        show(f"etl run over {count:,}: seconds", pairs, "seconds", "at most 0.5")
        show(f"etl run over {count:,}: work", pairs, "work", "")
        show(f"etl run over {count:,}: MB of its process", pairs, "alone", "at most 500 MB")
        show(f"etl run over {count:,}: MB of all processes", pairs, "together", "at most 1 GB")
        nothing = self.pairs(one)
        show(f"nothing new among {count:,}: seconds", nothing, "seconds", "100,000: at most 5 s")
        show(f"nothing new among {count:,}: work", nothing, "work", "")
        return pairs

    def probes(self, count: int) -> None:
        """Extraction and validation alone."""
        for probe, target in (("extraction", "at most 0.5"), ("validation", "at most 0.25")):
            pairs = self.pairs(lambda name, number, probe=probe: (sys.executable, str(PROBES), probe, str(count)))  # type: ignore[misc]
            numbers = [(float(before.printed), float(now.printed)) for before, now in pairs]
            line(f"{probe} of {count:,}: work", numbers, target)

    def first(self) -> None:
        """First runs over the reports that lie in data/raw itself."""
        raw = self.folder / "shipped"
        raw.mkdir()
        for file in (ROOT / "data" / "raw").glob("*.t*"):
            shutil.copy(file, raw)
        pairs = self.pairs(lambda name, number: command(raw, self.folder / f"{name}-first-{number}.duckdb"))
        show("first run over 30 reports: seconds", pairs, "seconds", "at most 0.5")
        show("first run over 30 reports: work", pairs, "work", "")


def show(what: str, pairs: Pairs, part: str, target: str) -> None:
    """A line about one part of the costs."""
    line(what, [(getattr(before, part), getattr(now, part)) for before, now in pairs], target)


def line(what: str, pairs: Sequence[tuple[float, float]], target: str) -> None:
    """A line of the table: the medians before and now, the median of the ratios, and the target."""
    before, now = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(now / max(before, 1e-9) for before, now in pairs)
    print(f"{what:48} {before:9.2f} {now:9.2f} {ratio:6.2f}  {target}", flush=True)


def grown(few: Pairs, many: Pairs, what: str) -> None:
    """Lines about how many times as much the many take as the few."""
    for part, target in (("alone", "at most 1.15"), ("together", ""), ("seconds", ""), ("work", "")):
        each = [
            tuple(getattr(large, part) / getattr(small, part) for small, large in zip(*both, strict=True))
            for both in zip(few, many, strict=True)
        ]
        line(f"{what}: times as much, {part}", [(before, now) for before, now in each], target)


def kill(kills: int, folder: Path, count: int, seconds: float) -> None:
    """Kills runs at random moments, and prints how much of what they had read is read again."""
    chance, raw = random.Random(2015), folder / f"raw-{count}"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    for number in range(kills):
        warehouse = folder / f"killed-{number}.duckdb"
        process = subprocess.Popen(
            command(raw, warehouse), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        )
        time.sleep(chance.uniform(0.3, 0.8) * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        again = (sys.executable, str(PROBES), "again", str(raw), str(warehouse))
        staged, rest, loaded = map(int, run(again, ROOT / "src").printed.split())
        print(f"killed: {staged:,} of {count:,} staged, {rest:,} read by the next run, {loaded:,} loaded", flush=True)


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--before", default=BEFORE, help="the commit to compare with")
    arguments.add_argument("--reports", type=int, nargs="+", default=[1000, 2000])
    arguments.add_argument("--runs", type=int, default=1)
    arguments.add_argument("--kills", type=int, default=1)
    arguments.add_argument("--varied", action="store_true", help="reports that differ in text, length and format")
    given = arguments.parse_args()
    make = make_varied if given.varied else make_copies
    with tempfile.TemporaryDirectory() as before, tempfile.TemporaryDirectory() as folder:
        bench = Bench(sources(given.before, Path(before)), Path(folder), given.runs, make)
        print(f"{'':48} {given.before[:9]:>9} {'now':>9} {'ratio':>6}  target")
        counts = sorted(given.reports)
        costs = [bench.copies(count) for count in counts]
        if len(counts) > 1:
            grown(costs[0], costs[-1], f"{counts[-1]:,} over {counts[0]:,}")
        bench.probes(counts[0])
        bench.first()
        kill(given.kills, Path(folder), counts[0], statistics.median(now.seconds for _, now in costs[0]))


if __name__ == "__main__":
    main()
