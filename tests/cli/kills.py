"""Commands that write, killed at a random moment: they leave the state before or after, and can be done again."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.cli.turns import Turns


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
class Kills(Turns):
    """Kills one command turn by turn.

    Half of the kills come at a random moment, the others at the calls by which something is put in its place: that
    part of a command is short, and a random moment seldom falls into it.
    """

    _seconds: float = 1.0
    _calls: int = 0

    def kill(self) -> Kill | None:
        """One turn; None where the command was through before its moment came. Raises AssertionError."""
        turn = self.begin()
        moment, call = None, None
        if self._calls and self.chance.random() < 0.5:
            call = self.chance.randint(1, self._calls) * self.chance.choice((-1, 1))
            self.start(turn.number, last=call)
        else:
            moment = self._kill_after(self.chance.random(), turn.number)
        was_killed = self.mother.ended() == signal.SIGKILL
        self.act.rest()
        saw = self.saw(turn, self.act.seen())
        self.again(turn, saw)
        return Kill(self.name, turn.number, moment, call, saw) if was_killed else None

    def _kill_after(self, share: float, number: int) -> float:
        process = self.start(number)
        time.sleep(share * self._seconds)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        return round(share, 3)

    def done(self, number: int, **order: Any) -> None:
        """As `Turns.done`, noting how long it takes as fast as the machine is now, and with how many calls."""
        began = time.perf_counter()
        calls = self.act.folder.with_name(f"{self.act.folder.name}.calls")
        super().done(number, calls=str(calls), **order)
        self._seconds = time.perf_counter() - began
        self._calls = int(calls.read_text())
