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
            cli.main(order["arguments"])
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
        usual = {"said": os.devnull, "calls": os.devnull, "limits": {}, "environment": {}, "last": 0}
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


@dataclass(frozen=True)
class Kill:
    """A command that was killed, and which state others saw then.

    `moment` is after how much of its usual time; `call` the number of the call that syncs a file or changes a folder
    right after which it was killed, negative: right before which.
    """

    act: str
    turn: int
    moment: float | None
    call: int | None
    saw: str


@dataclass
class Kills:
    """Kills one command turn by turn. Raises AssertionError for a state that must not be.

    Half of the kills come at a random moment, the others at the calls by which something is put in its place: that
    part of a command is short, and a random moment seldom falls into it.
    """

    name: str
    act: Act
    mother: Mother
    chance: random.Random
    turn: int = 0
    _ends: dict[int, Any] = field(default_factory=dict)
    _seconds: float = 1.0
    _calls: int = 0

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
        moment, call = None, None
        if self._calls and self.chance.random() < 0.5:
            call = self.chance.randint(1, self._calls) * self.chance.choice((-1, 1))
            self._start(turn, last=call)
        else:
            moment = self._kill_after(self.chance.random(), turn)
        was_killed = self.mother.ended() == signal.SIGKILL
        self.act.rest()
        seen, after = self.act.seen(), self._ends[which]
        part = self.act.goes_on and all(one in after for one in seen)
        assert seen in (before, after) or part, f"{self.name}: turn {turn}: neither before nor after"
        if self.act.only_once and seen == after:
            self.act.before(turn)
        assert self._whole(turn) == after, f"{self.name}: turn {turn}: done again it ends otherwise"
        assert self.act.left() == [], f"{self.name}: turn {turn}: something is left"
        saw = "before" if seen == before else "after" if seen == after else "a part"
        return Kill(self.name, turn, moment, call, saw) if was_killed else None

    def _kill_after(self, share: float, turn: int) -> float:
        process = self._start(turn)
        time.sleep(share * self._seconds)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        return round(share, 3)

    def _whole(self, turn: int) -> Any:
        began = time.perf_counter()
        calls = self.act.folder.with_name(f"{self.act.folder.name}.calls")
        self._start(turn, calls=str(calls))
        assert self.mother.ended() == 0, f"{self.name}: turn {turn}: it does not end well"
        self._seconds = time.perf_counter() - began  # as fast as the machine is now
        self._calls = int(calls.read_text())
        return self.act.seen()

    def _start(self, turn: int, **order: Any) -> int:
        return self.mother.start(self.act.arguments(turn), environment=self.act.environment, **order)
