"""Kills every command that writes, as often as you like, and goes on where it was stopped.

    python -m benchmarks.kills --of 1000 --log kills.jsonl
    python -m benchmarks.kills --minutes 5 read tidy             only these commands

Half of the kills come at a random moment, half at a call that syncs a file or changes a folder. Each is a line of the
log: which command, after which part of its usual time or at which call, and whether others saw the state before it,
after it or, where it works piece by piece, a part. What must not be ends the program with the world it happened in. Two
kills of each are done by `tests/cli/test_killed_commands.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from tests.cli.kills import Kills, mother
from tests.cli.writing_commands import KILLED

IN_A_ROW = 10
"""Kills of a command before the next one's turn."""


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("acts", nargs="*", metavar="COMMAND", help="of run, backfill, …; none = all")
    parser.add_argument("--of", type=int, default=1000, help="kills in all, those of the log included")
    parser.add_argument("--log", type=Path, default=Path("kills.jsonl"))
    parser.add_argument("--minutes", type=float, default=600, help="when to stop before that")
    given = parser.parse_args()
    until = time.monotonic() + 60 * given.minutes
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    with mother() as commands, given.log.open("a", encoding="utf-8") as log:
        worlds: dict[str, Kills] = {}
        while sum((done := _done(given.log)).values()) < given.of and time.monotonic() < until:
            name = min(given.acts or KILLED, key=lambda act: done[act])
            if name not in worlds:
                chance = random.Random(f"{name} {done[name]}")
                worlds[name] = Kills(name, KILLED[name](folder / name), commands, chance)
            _kill(worlds[name], log)
    shutil.rmtree(folder)  # what must not be keeps it
    _tell(given.log)


def _kill(kills: Kills, log: TextIO) -> None:
    """Kills one command IN_A_ROW times and notes each kill."""
    for _ in range(IN_A_ROW):
        try:
            killed = kills.kill()
        except AssertionError:
            print(f"what it happened in is kept: {kills.act.folder}", flush=True)
            raise
        if killed is not None:
            log.write(json.dumps(asdict(killed)) + "\n")
    log.flush()


def _lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def _done(log: Path) -> Counter[str]:
    return Counter(line["act"] for line in _lines(log))


def _tell(log: Path) -> None:
    """How many kills of each command there were, and what others saw."""
    saw = Counter((line["act"], line["saw"]) for line in _lines(log))
    aimed = Counter(line["act"] for line in _lines(log) if line.get("call") is not None)
    for name, count in _done(log).items():
        states = ", ".join(f"{saw[name, state]} {state}" for state in ("before", "after", "a part") if saw[name, state])
        print(f"{name}: {count} kills, {aimed[name]} at a call; others saw the state {states}")
    print(f"{_done(log).total()} kills")


if __name__ == "__main__":
    main()
