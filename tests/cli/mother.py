"""A process with everything imported, from which commands are forked, so that their moments are not the imports'."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

MOTHER = """
import json, os, resource, sys, tempfile
import duckdb, pandas, pandera.pandas, pyarrow.parquet, xlsxwriter
import etl.acquire.fetch_all, etl.explore.freeze, etl.pipeline.judging, etl.pipeline.load, etl.query.export.workbook
import etl.warehouse.apply_corrections
from etl import cli, pipeline
from etl.pipeline import stage

stage.SIZE = 2
out = os.dup(1)
calls = 0


def counted(call, last):
    def counting(*given, **named):
        global calls
        calls += 1
        if calls == abs(last) and last < 0:
            os.kill(os.getpid(), 9)
        came = call(*given, **named)
        if calls == last:
            os.kill(os.getpid(), 9)
        return came
    return counting


if "PREFECT_API_URL" in os.environ:
    import etl.orchestration.flows

for line in sys.stdin:
    order = json.loads(line)
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(order["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.environ.update(order["environment"])
        tempfile.tempdir = None  # looked up anew
        for name, most in order["limits"].items():
            if name == "RLIMIT_AS":  # more than it has now
                most += int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
            resource.setrlimit(getattr(resource, name), (most, resource.getrlimit(getattr(resource, name))[1]))
        for name in ("fsync", "link", "mkdir", "rename", "replace", "unlink"):
            setattr(os, name, counted(getattr(os, name), order["last"]))
        code = 70
        try:
            if order["night"] is None:
                cli.main(order["arguments"])
            else:
                from etl.orchestration.flows import nightly
                nightly(**order["night"])
                code = 0
        except SystemExit as left:
            code = left.code or 0
        except BaseException:
            import traceback
            traceback.print_exc()
        with open(order["calls"], "w") as file:
            file.write(str(calls))
        os._exit(code)
    os.write(out, f"{child}\\n".encode())
    os.write(out, f"{os.waitpid(child, 0)[1]}\\n".encode())
"""


class Mother:
    """Starts commands; one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, arguments: list[str], **order: Any) -> int:
        """The number of the process that does `etl` with these arguments.

        `said` is the file into which it writes what goes wrong, `limits` the system's limits by their names
        (`{"RLIMIT_FSIZE": 4096}`; RLIMIT_AS beyond what it begins with), `environment` variables of its own. With
        `last=3` it is killed right after the third call that syncs a file or changes a folder, with `last=-3` right
        before it; how many such calls it made it writes into the file `calls`.
        """
        assert self._process.stdin is not None
        usual = {"said": os.devnull, "calls": os.devnull, "limits": {}, "environment": {}, "last": 0, "night": None}
        self._process.stdin.write(json.dumps({**usual, **order, "arguments": arguments}) + "\n")
        self._process.stdin.flush()
        return self._line()

    def ended(self) -> int:
        """Waits for its end: 0 when it went well, the signal's number when it was killed, else 256 times its code."""
        return self._line()

    def _line(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


@contextmanager
def mother(**variables: str) -> Iterator[Mother]:
    """Starts commands in an environment with these variables."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **variables}
    with subprocess.Popen(
        [sys.executable, "-c", MOTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield Mother(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=300)
