"""How long the command takes: help, a run with everything new, a run with nothing new, beside the floor of the engines.

    python benchmarks/run_stages.py [--runs 5] [--raw data/raw]

Every figure is the median wall time of whole processes, as a person at a prompt meets it. The share of each stage is
what `etl run` says of itself; what is left is starting Python and importing the engines.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ETL = (sys.executable, "-m", "etl")
LIMITS = {"etl --help": 0.5, "etl run, nothing new": 1.5}
"""Seconds that each may take on two cores. What a first run takes is watched by `first_run`."""


def timed(command: tuple[str, ...]) -> tuple[float, str]:
    """Wall seconds of a process and its standard output. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, done.stdout


def repeated(runs: int, once: Callable[[], tuple[float, str]]) -> tuple[float, list[str]]:
    """Median seconds over `runs` times, and what each printed. One more goes before, to warm the disk's cache."""
    once()
    results = [once() for _ in range(runs)]
    return statistics.median(seconds for seconds, _ in results), [printed for _, printed in results]


def stages(printed: list[str]) -> dict[str, float]:
    """Median seconds per stage out of the line `seconds: read 0.41, …` of each run."""
    spent: dict[str, list[float]] = {}
    for text in printed:
        line = re.search(r"^seconds: (.+)$", text, re.MULTILINE)
        for stage, seconds in re.findall(r"(\w+) ([\d.]+)", line[1] if line else ""):
            spent.setdefault(stage, []).append(float(seconds))
    return {stage: statistics.median(seconds) for stage, seconds in spent.items()}


def run_command(raw: Path, warehouse: Path) -> tuple[str, ...]:
    """`etl run` of `raw` into `warehouse`."""
    return (*ETL, "--raw", str(raw), "--warehouse", str(warehouse), "run")


def all_new(raw: Path) -> tuple[float, str]:
    """A run into a warehouse that does not exist yet."""
    with tempfile.TemporaryDirectory() as folder:
        return timed(run_command(raw, Path(folder) / "warehouse.duckdb"))


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--raw", type=Path, default=Path("data/raw"))
    given = arguments.parse_args()

    def show(name: str, seconds: float) -> None:
        limit = f"  (may take {LIMITS[name]:.1f})" if name in LIMITS else ""
        print(f"{name:34} {seconds:6.2f} s{limit}", flush=True)

    for code in ("pass", "import duckdb, pandas"):
        show(f"floor: python -c '{code}'", repeated(given.runs, partial(timed, (sys.executable, "-c", code)))[0])
    show("etl --help", repeated(given.runs, lambda: timed((*ETL, "--help")))[0])
    seconds, printed = repeated(given.runs, lambda: all_new(given.raw))
    show("etl run, all new", seconds)
    spent = stages(printed)
    for stage, part in {**spent, "start and imports": seconds - sum(spent.values())}.items():
        print(f"    {stage:30} {part:6.2f} s  {part / seconds:4.0%}")
    with tempfile.TemporaryDirectory() as folder:
        again = run_command(given.raw, Path(folder) / "warehouse.duckdb")
        show("etl run, nothing new", repeated(given.runs, lambda: timed(again))[0])


if __name__ == "__main__":
    main()
