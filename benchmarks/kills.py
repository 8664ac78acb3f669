"""Kills every command that writes, as often as you like, and goes on where it was stopped.

    python -m benchmarks.kills --of 1000 --log kills.jsonl
    python -m benchmarks.kills --minutes 5 read tidy             only these commands

Half of the kills come at a random moment, half at a call that syncs a file or changes a folder. Each is a line of the
log: which command, after which part of its usual time or at which call, and whether others saw the state before it,
after it or, where it works piece by piece, a part. What must not be ends the program with the world it happened in. Two
kills of each are done by `tests/cli/test_killed_commands.py`.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from tests.cli.kills import Kills
from tests.cli.mother import mother
from tests.cli.writing_commands import KILLED

from benchmarks.resumable import Log, options, states

IN_A_ROW = 10
"""Kills of a command before the next one's turn."""


def main() -> None:
    """See above."""
    work = options(__doc__, "kills", 1000)
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    with mother() as commands:
        worlds: dict[str, Kills] = {}
        for _ in work.left():
            done = work.log.counts("act")
            name = min(work.acts or KILLED, key=lambda act: done[(act,)])
            if name not in worlds:
                chance = random.Random(f"{name} {done[(name,)]}")
                worlds[name] = Kills(name, KILLED[name](folder / name), commands, chance)
            _kill(worlds[name], work.log)
    shutil.rmtree(folder)  # what must not be keeps it
    _tell(work.log)


def _kill(kills: Kills, log: Log) -> None:
    """Kills one command IN_A_ROW times and notes each kill."""
    for _ in range(IN_A_ROW):
        try:
            killed = kills.kill()
        except AssertionError:
            print(f"what it happened in is kept: {kills.act.folder}", flush=True)
            raise
        if killed is not None:
            log.note(killed)


def _tell(log: Log) -> None:
    """How many kills of each command there were, and what others saw."""
    lines = log.lines()
    for (name,) in log.counts("act"):
        its = [line for line in lines if line["act"] == name]
        aimed = sum(line.get("call") is not None for line in its)
        print(f"{name}: {len(its)} kills, {aimed} at a call; others saw the state {states(its)}")
    print(f"{len(lines)} kills")


if __name__ == "__main__":
    main()
