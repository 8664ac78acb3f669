"""A wheel with compiled extraction held against the sources: the same readings and version, and how much faster.

    python -m benchmarks.compiled WHEEL [--rounds 5]

`make wheel` builds one and runs this. Every report read by hand and every shipped one is read with either, in turn, in
processes of their own; of each report the least of all rounds counts. Ends with 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.first_run import ROOT

REPORTS = (ROOT / "data" / "raw", ROOT / "tests" / "gold")
PROBE = Path(__file__).with_name("compiled_probe.py")


def main() -> int:
    """Prints what differs, and how much faster the compiled code is."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("wheel", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        install = ("install", "--quiet", "--no-index", "--no-deps", "--target", folder, str(given.wheel))
        subprocess.run((sys.executable, "-m", "pip", *install), check=True)
        probes = [probe(Path(folder)), probe(ROOT / "src")]
        one, other = (json.loads(asked(each, "readings")) for each in probes)
        faults = differences(one, other)
        print(*faults[:20], sep="\n", end="\n" if faults else "")
        if not faults:
            fast, slow = least(probes, given.rounds)
            print(f"{len(one['readings'])} reports read alike, as {one['version']}")
            print(f"work: {fast:.2f} s compiled, {slow:.2f} s as it is: {slow / fast:.2f} times as fast")
        for each in probes:
            each.communicate()
    return 1 if faults else 0


def differences(compiled: dict[str, Any], plain: dict[str, Any]) -> list[str]:
    """In which reports they differ, and in what else."""
    faults = []
    if compiled["engine"].endswith(".py"):
        faults.append(f"{compiled['engine']} is not compiled")
    if compiled["version"] != plain["version"]:
        faults.append(f"the version is {compiled['version']} compiled, {plain['version']} as it is")
    readings = compiled["readings"].keys() | plain["readings"].keys()
    told = ((path, compiled["readings"].get(path), plain["readings"].get(path)) for path in sorted(readings))
    return [*faults, *(f"{path}: {one} compiled, {other} as it is" for path, one, other in told if one != other)]


def least(processes: Sequence[subprocess.Popen[str]], rounds: int) -> list[float]:
    """The seconds that each process takes for all reports, of each report the least of so many rounds, in turn."""
    spent = [[list(map(float, asked(each, "read").split())) for each in processes] for _ in range(rounds)]
    return [sum(map(min, zip(*column, strict=True))) for column in zip(*spent, strict=True)]


def probe(source: Path) -> subprocess.Popen[str]:
    """A process that reads with the code in `source`."""
    command = [sys.executable, str(PROBE), *map(str, REPORTS)]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def asked(process: subprocess.Popen[str], what: str) -> str:
    """What the process answers."""
    assert process.stdin is not None
    assert process.stdout is not None
    print(what, file=process.stdin, flush=True)
    return process.stdout.readline()


if __name__ == "__main__":
    sys.exit(main())
