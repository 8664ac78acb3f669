"""Commands that write while the machine fails them: a full disk, a bound on files or memory, a clock that was set back.

What others see afterwards is the state before or the state after, the command told in one line what it lacked, and it
does its work once the fault is gone. A command is bound in a process of its own; the disk is a small file system.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.turns import Turns

DISK = 160 << 20
"""Bytes of the small file system: room for the kept files and the next version, of which a fault leaves a part."""

SAYS: Mapping[str, re.Pattern[str]] = {
    "disk": re.compile("the disk is full|[Nn]o space left|cannot be written"),
    "file": re.compile("a file may not become as large|[Ff]ile too large|cannot be written"),
    "memory": re.compile("too little memory|no more processes or threads|bytes of memory"),
    "clock": re.compile("$^"),
}
"""What a command may say of each fault: what is missing, never that something is damaged or should be thrown away."""

LOSES = re.compile("damaged|corrupt|move it away|read anew|remove it|delete|report this line", re.IGNORECASE)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """A file system of DISK bytes in `folder`; None where the system makes none."""
    disk = folder / "disk"
    disk.mkdir(parents=True)
    made = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)]
    if subprocess.run(made, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@dataclass(frozen=True)
class Outcome:
    """What a fault did: which command, which fault and how strong, what others saw then, what the command said."""

    act: str
    turn: int
    fault: str
    amount: int
    saw: str
    said: str


@dataclass
class FaultyWorld(Turns):
    """Does one command under one fault after another.

    `clock` is the file from which the processes of `mother` take how far their clock is off; None where they have the
    real one.
    """

    clock: Path | None = None

    def fail(self, fault: str) -> Outcome:
        """One turn under that fault, and once more without it.

        Raises AssertionError for a state and for a line that must not be.
        """
        turn, amount = self.begin(), self._amount(fault)
        code, said = self._under(fault, amount, turn.number)
        of = f"{fault}: code {code}: {said!r}"
        saw = self.saw(turn, self.act.seen(), of)
        assert code or saw == "after" or self.act.goes_on, f"{self.name}: {of}: it ended well without its work"
        judge(fault, code, said, f"{self.name}: turn {turn.number}: {of}")
        self.again(turn, saw)
        return Outcome(self.name, turn.number, fault, amount, saw, said)

    def _amount(self, fault: str) -> int:
        """How strong the fault is: bytes that are left, or seconds that the clock is behind."""
        if fault == "clock":
            return self.chance.choice((3_600, 86_400, 400 * 86_400))
        if fault == "memory":
            return self.chance.randrange(0, 200 << 20, 1 << 16)
        return self.chance.randrange(0, 3 << 20, 1 << 12)

    def _under(self, fault: str, amount: int, turn: int) -> tuple[int, str]:
        """Its exit code (negative: the signal that ended it), and what it said."""
        told = self.act.folder.parent.parent / f"{self.name}.said"
        limits = {"file": {"RLIMIT_FSIZE": max(amount, 1 << 12)}, "memory": {"RLIMIT_AS": amount}}.get(fault, {})
        with self._filled(amount if fault == "disk" else None), self._set_back(amount if fault == "clock" else 0):
            self.start(turn, limits=limits, said=str(told))
            status = self.mother.ended()
        return os.waitstatus_to_exitcode(status), told.read_text("utf-8")

    @contextmanager
    def _filled(self, free: int | None) -> Iterator[None]:
        """Leaves only so many bytes free on the disk; None leaves it as it is."""
        if free is None:
            yield
            return
        filler = self.act.folder.parent / "filler"
        room = os.statvfs(filler.parent)
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, room.f_bavail * room.f_frsize - free))
        try:
            yield
        finally:
            filler.unlink()

    @contextmanager
    def _set_back(self, seconds: int) -> Iterator[None]:
        if not seconds:
            yield
            return
        assert self.clock is not None
        self.clock.write_text(f"-{seconds}")
        try:
            yield
        finally:
            self.clock.write_text("+0")


_LIBRARY, NO_THREAD_DATA = 127, "cannot allocate memory for thread-local data: ABORT\n"
"""How the C library ends a process, whatever it runs, that has no memory for a new thread."""


def judge(fault: str, code: int, said: str, of: str) -> None:
    """Holds what a command said under a fault to one line that says what was missing. Raises AssertionError."""
    assert "Traceback" not in said, of
    if code == 0:
        return
    assert code > 0, f"{of}: it ended by a signal"
    if fault == "memory" and code == _LIBRARY and said.endswith(NO_THREAD_DATA):
        return
    lines = said.strip().splitlines()
    assert [line.startswith("etl: ") for line in lines] == [False] * (len(lines) - 1) + [True], of
    assert SAYS[fault].search(lines[-1]), f"{of}: it does not say what was missing"
    assert not LOSES.search(said), f"{of}: a harmful remedy"
