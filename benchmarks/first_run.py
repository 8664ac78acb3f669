"""The first run over the shipped collection: its processor time as a ratio to that of another commit, in one go.

    python -m benchmarks.first_run [--before HEAD~1] [--runs 3]

Both read the same reports, those of this commit, in turn, each into a warehouse of its own. Processor time hardly
depends on what else the machine does, seconds do. Exits with 1 where the ratio is above `MOST`.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST = 1.15
"""Of a commit before; less is within what two runs of one commit differ by."""


def sources(commit: str, folder: Path) -> Path:
    """The `src` of `commit`, unpacked into `folder`. Raises CalledProcessError for a commit that is not there."""
    archive = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder / "src"


def first_run(source: Path) -> float:
    """Processor seconds of `etl run` with the code in `source`, its worker processes included."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "etl", "--raw", str(ROOT / "data" / "raw")]
        command += ["--warehouse", str(Path(folder) / "w.duckdb"), "run"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(source)})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints the medians and their ratio."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--before", default="HEAD~1", help="the commit to compare with")
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        before = sources(given.before, Path(folder))
        pairs = [(first_run(before), first_run(ROOT / "src")) for _ in range(given.runs)]
    ratio = statistics.median(now / then for then, now in pairs)
    then, now = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"first run over data/raw: {now:.1f} s of work, {then:.1f} s at {given.before}: {ratio:.2f} times (most {MOST})"
    )
    sys.exit(ratio > MOST)


if __name__ == "__main__":
    main()
