"""Readers through one publication after another: each must see a whole version, and none after a later one.

    python -m benchmarks.readers --readers 8 --publications 200

Each reader opens the published file, asks for the figures of three provinces in two tables, and closes it, at most
three times a second. One that is hindered or sees what must not be ends the program with what it says. A few of both
are done by `tests/warehouse/test_world.py`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.warehouse.figures import put
from tests.warehouse.readers import of_version, reading

from etl.catalogue import load
from etl.warehouse import begin


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--publications", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=60, help="when to stop before that")
    given = parser.parse_args()
    until, done = time.monotonic() + 60 * given.minutes, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "w", "warehouse.duckdb")
        path.parent.mkdir()
        publish(path, 1)
        with reading(path, given.readers, Path(folder, "stop")) as seen:
            while done < given.publications and time.monotonic() < until:
                done += 1
                publish(path, done + 1)
    versions, questions = [one.versions for one in seen], sum(one.questions for one in seen)
    print(f"{done} publications, {len(seen)} readers, {questions} times opened, asked and closed")
    print(f"each reader saw {min(versions)} to {max(versions)} versions, every one whole, none after a later one")


def publish(path: Path, number: int) -> None:
    """One version: loaded, computed, audited and put in the place of the last."""
    with begin(path, load(), 0) as building:
        put(building, *of_version(number))
        building.audit()
        building.publish()


if __name__ == "__main__":
    main()
