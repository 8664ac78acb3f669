"""Commands that write, killed at a random moment: they leave the state before or after, and can be done again.

A command is given to a process that has everything imported and is forked from one mother, so that the moments of a
kill are those of the command and not of the imports.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tests.cli.writing_commands import Act

MOTHER = """
import json, os, sys
import duckdb, pandas, pandera.pandas, pyarrow.parquet, xlsxwriter
import etl.acquire.fetch_all, etl.explore.freeze, etl.pipeline.judging, etl.pipeline.load, etl.query.export.workbook
import etl.warehouse.apply_corrections
from etl import cli, pipeline
from etl.pipeline import stage

stage.SIZE = 2
out = os.dup(1)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        try:
            cli.main(json.loads(line))
        except SystemExit as left:
            os._exit(left.code or 0)
        except BaseException:
            import traceback
            traceback.print_exc()
        os._exit(70)
    os.write(out, f"{child}\\n".encode())
    os.write(out, f"{os.waitpid(child, 0)[1]}\\n".encode())
"""


class Mother:
    """Starts commands; one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, arguments: list[str]) -> int:
        """The number of the process that does `etl` with these arguments."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        return self._line()

    def ended(self) -> int:
        """Waits for its end: 0 when it went well, the signal's number when it was killed."""
        return self._line()

    def _line(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


@contextmanager
def mother() -> Iterator[Mother]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", MOTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield Mother(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=300)


@dataclass(frozen=True)
class Kill:
    """A command that was killed: after how many of its usual seconds, and which state others saw then."""

    act: str
    turn: int
    moment: float
    saw: str


@dataclass
class Kills:
    """Kills one command at random moments, turn by turn. Raises AssertionError for a state that must not be."""

    name: str
    act: Act
    mother: Mother
    chance: random.Random
    turn: int = 0
    _ends: dict[int, Any] = field(default_factory=dict)
    _seconds: float = 1.0

    def kill(self) -> Kill | None:
        """One turn; None where the command was through before its moment came."""
        turn, self.turn = self.turn, self.turn + 1
        which = turn % self.act.variants
        self.act.before(turn)
        before = self.act.seen()
        if which not in self._ends:
            self._ends[which] = self._whole(turn)
            self.act.before(turn)
            assert self.act.seen() == before, f"{self.name}: turn {turn} begins otherwise"
        moment = self.chance.uniform(0, self._seconds)
        process = self.mother.start(self.act.arguments(turn))
        time.sleep(moment)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        was_killed = self.mother.ended() == signal.SIGKILL
        seen, after = self.act.seen(), self._ends[which]
        part = self.act.goes_on and all(one in after for one in seen)
        assert seen in (before, after) or part, f"{self.name}: turn {turn}: neither before nor after"
        if self.act.only_once and seen == after:
            self.act.before(turn)
        assert self._whole(turn) == after, f"{self.name}: turn {turn}: done again it ends otherwise"
        assert self.act.left() == [], f"{self.name}: turn {turn}: something is left"
        saw = "before" if seen == before else "after" if seen == after else "a part"
        return Kill(self.name, turn, round(moment / self._seconds, 3), saw) if was_killed else None

    def _whole(self, turn: int) -> Any:
        began = time.perf_counter()
        self.mother.start(self.act.arguments(turn))
        assert self.mother.ended() == 0, f"{self.name}: turn {turn}: it does not end well"
        self._seconds = time.perf_counter() - began  # as fast as the machine is now
        return self.act.seen()
