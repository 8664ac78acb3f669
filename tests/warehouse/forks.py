"""Runs in processes of their own that start within milliseconds, so that many can be killed at any moment.

A mother process imports everything once and forks a child for each run; no connection is open when it forks.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.warehouse import Where

MOTHER = """
import os, sys
from pathlib import Path
import duckdb, duckdb_extensions, pandas, pandera.pandas
import etl.pipeline.load, etl.pipeline.judging, etl.warehouse.apply_corrections
from etl import pipeline
from etl.pipeline import stage
from etl.errors import EtlError
from etl.settings import Settings
from etl.warehouse import where_of

stage.SIZE = int(os.environ.get("ETL_BATCH", stage.SIZE))
one_at_a_time, children = sys.argv[1] == "one", []
for line in sys.stdin:
    raw, warehouse = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        try:
            pipeline.run(Settings(raw=Path(raw), warehouse=where_of(warehouse), lock_seconds=900))
        except EtlError as error:
            print(error, file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    print(child, flush=True)
    if one_at_a_time:
        print(os.waitpid(child, 0)[1], flush=True)
    else:
        children.append(child)
ends = [os.waitpid(child, 0)[1] for child in children]
sys.exit(1 if any(ends) else 0)
"""


class Mother:
    """Starts runs. With `one_at_a_time` the end of each is waited for with `ended`, else of all when she goes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, raw: Path, warehouse: Where) -> int:
        """Begins a run and gives the number of its process."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{raw}\t{warehouse}\n")
        self._process.stdin.flush()
        return int(self._line())

    def ended(self) -> int:
        """Waits for the run's end; 0 when it went well, the signal's number when it was killed."""
        return int(self._line())

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def mother(one_at_a_time: bool = True) -> Iterator[Mother]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", MOTHER, "one" if one_at_a_time else "all"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield Mother(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait(timeout=900) == 0  # each child may wait for all the others
