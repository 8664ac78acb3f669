"""Commands that write, killed at a random moment: they leave the state before or after, and can be done again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.cli.turns import Turns

IN_A_ROW = 3
"""Kills at most before a command is done to its end: what one leaves is there when the next comes."""

COLD = 0.04
"""The share of kills of a process that begins with nothing imported."""


@dataclass(frozen=True)
class Kill:
    """A command that was killed, and which state others saw then.

    `moment` is after how much of its usual time; `call` the number of the call that syncs a file or changes a folder
    right after which it was killed, negative: right before which. `row` is the how manieth kill it is since the
    command was last done to its end; with `cold` the time is that of a process that begins with its imports.
    """

    act: str
    turn: int
    row: int
    moment: float | None
    call: int | None
    cold: bool
    saw: str


@dataclass
class Kills(Turns):
    """Kills one command turn by turn.

    Half of the kills come at a random moment, the others at the calls by which something is put in its place: that
    part of a command is short, and a random moment seldom falls into it.
    """

    _seconds: float = 1.0
    _calls: int = 0
    _cold_seconds: float = 0.0

    def kill(self) -> list[Kill]:
        """One turn, of up to IN_A_ROW kills; none where the command was through before its moment came.

        Raises AssertionError.
        """
        turn, kills, saw = self.begin(), list[Kill](), ""
        for row in range(1, self.chance.randint(1, IN_A_ROW) + 1):
            kill = self._one(turn.number)
            self.act.rest()
            saw = self.saw(turn, self.act.seen())
            if kill is not None:
                moment, call, cold = kill
                kills.append(Kill(self.name, turn.number, row, moment, call, cold, saw))
            if saw != "before":
                break
        self.again(turn, saw)
        return kills

    def _one(self, number: int) -> tuple[float | None, int | None, bool] | None:
        """The command is begun and killed: after which share of its time, at which call, cold; None: it was through."""
        if self.act.is_command and self.chance.random() < COLD:
            return self._kill_cold(self.chance.random(), number)
        moment, call = None, None
        if self._calls and self.chance.random() < 0.5:
            call = self.chance.randint(1, self._calls) * self.chance.choice((-1, 1))
            self.start(number, last=call)
        else:
            moment = self._kill_after(self.chance.random(), number)
        return (moment, call, False) if self.mother.ended() == signal.SIGKILL else None

    def _kill_after(self, share: float, number: int) -> float:
        process = self.start(number)
        time.sleep(share * self._seconds)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        return round(share, 3)

    def _kill_cold(self, share: float, number: int) -> tuple[float | None, int | None, bool] | None:
        """As a person starts it. How long it usually takes so is told by the first, which is let through."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **self.act.environment}
        command = [sys.executable, "-m", "etl", *self.act.arguments(number)]
        began = time.perf_counter()
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet) as process:
            if self._cold_seconds:
                time.sleep(share * self._cold_seconds)
                process.kill()
        if not self._cold_seconds:
            self._cold_seconds = time.perf_counter() - began
        return (round(share, 3), None, True) if process.returncode == -signal.SIGKILL else None

    def done(self, number: int, **order: Any) -> None:
        """As `Turns.done`, noting how long it takes as fast as the machine is now, and with how many calls."""
        began = time.perf_counter()
        calls = self.act.folder.with_name(f"{self.act.folder.name}.calls")
        super().done(number, calls=str(calls), **order)
        self._seconds = time.perf_counter() - began
        self._calls = int(calls.read_text())
