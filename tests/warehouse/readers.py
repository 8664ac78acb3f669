"""Readers in processes of their own, which ask again and again while one version after another is published."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.warehouse.figures import Report, figure, report

AREAS = ("lang-son", "ha-nam", "cao-bang")

# The pause leaves the processors to the runs.
READER = """
import sys, time
from pathlib import Path
from etl.warehouse import close, connect

path, stop = Path(sys.argv[1]), Path(sys.argv[2])
seen, asked = [], 0
while not stop.exists():
    reader = connect(path)
    try:
        rows = reader.execute("select actual from kpi_yearly where indicator = 'exports' order by area").fetchall()
        said = reader.execute("select value from observation where indicator = 'exports'").fetchall()
        figures = {row[0] for row in rows} | {float(row[0]) for row in said}
    finally:
        close(reader)
    time.sleep(0.3)
    assert len(rows) == 3 and len(figures) == 1, f"half of a version: {rows}, {figures}"
    [figure] = figures
    assert not seen or figure >= seen[-1], f"{figure} after {seen[-1]}: an older version"
    if not seen or figure != seen[-1]:
        seen.append(figure)
    asked += 1
    if asked == 1:
        print("reading", flush=True)
print(asked, len(seen), flush=True)
"""


class Seen(NamedTuple):
    """How often a reader asked, and how many versions it saw, each whole and none after a later one."""

    questions: int
    versions: int


def of_version(number: int) -> tuple[Report, ...]:
    """The reports of one version: of three provinces, all with the same figure, which grows with the number."""
    said = figure(f"{number} triệu USD", f"exports 2015 actual {number} mn_usd")
    return tuple(report(area, "2016-01-18", [said], area_id=area) for area in AREAS)


@contextmanager
def reading(path: Path, readers: int, stop: Path) -> Iterator[list[Seen]]:
    """So many readers of the warehouse at `path`, all of which have begun; what each saw is there after the block.

    They end when there is a file `stop`. Raises AssertionError for one that saw what must not be, or was hindered.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", READER, str(path), str(stop)]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        for _ in range(readers)
    ]
    seen = list[Seen]()
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "reading\n"
        yield seen
    finally:
        stop.touch()
        told = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0] * readers, told
    # What is before that is a bar of DuckDB's: the first statement of a connection can take so long on a busy machine.
    seen += [Seen(*map(int, out.split()[-2:])) for out, _ in told]
