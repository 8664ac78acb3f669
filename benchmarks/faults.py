"""Lets every command that writes meet full disks, bounds on files and memory, and clocks that were set back.

    python -m benchmarks.faults --of 200 --log faults.jsonl
    python -m benchmarks.faults --minutes 5 rollback export      only these commands

Each is a line of the log: which command, which fault and how strong, what others saw, what the command said; the next
call goes on where this one stopped. What must not be ends the program with the world it happened in. The disk is a
small file system, which root may mount; the clock is that of libfaketime (Debian: `apt-get install faketime`), where it
is installed. A few are done by `tests/cli/test_faulty_world.py`.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.cli.faulty_world import FaultyWorld, small_disk
from tests.cli.mother import mother
from tests.cli.writing_commands import ACTS

from benchmarks.resumable import Log, options, states

DATED = ("freeze", "clock")
"""Left out: pages that are frozen at another day hold that day, and the years that could have figures by then."""

IN_A_ROW = 4
"""Faults of one kind for a command before the next one's turn."""


def main() -> None:
    """See above."""
    work = options(__doc__, "faults", 200)
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    library, clock = faketime(), folder / "clock"
    clock.write_text("+0")
    with ExitStack() as stack:
        disk = stack.enter_context(small_disk(folder))
        usual = stack.enter_context(mother())
        # Slow: it looks the clock up in a file.
        set_back = stack.enter_context(mother(**_clock(library, clock))) if library else usual
        kinds = ["file", "memory", *(["disk"] if disk else []), *(["clock"] if library else [])]
        pairs = [(act, kind) for kind in kinds for act in work.acts or ACTS if (act, kind) != DATED]
        for _ in work.left():
            done = work.log.counts("act", "fault")
            act, kind = min(pairs, key=lambda pair: done[pair])
            place = (disk if kind == "disk" and disk else folder / "worlds") / f"{act}-{kind}"
            chance = random.Random(f"{act} {kind} {done[act, kind]}")
            commands = set_back if kind == "clock" else usual
            world = FaultyWorld(act, ACTS[act](place), commands, chance, clock=clock)
            for _ in range(IN_A_ROW):
                try:
                    work.log.note(world.fail(kind))
                except AssertionError:
                    print(f"it happened in {shutil.copytree(place, folder / 'kept')}", flush=True)
                    raise
            shutil.rmtree(place)
    shutil.rmtree(folder)  # what must not be keeps it
    _tell(work.log)


def faketime() -> Path | None:
    """The library that gives a process another clock; None where it is not installed."""
    return next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)


def _clock(library: Path, file: Path) -> dict[str, str]:
    """The environment of processes whose clock is as far off as `file` says, looked up at each question."""
    return {
        "LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_RESET": "1",
    }  # fmt: skip


def _tell(log: Log) -> None:
    """How many faults of each kind there were, what others saw, and what was said."""
    lines = log.lines()
    for (kind,) in log.counts("fault"):
        its = [line for line in lines if line["fault"] == kind]
        told = sum(bool(line["said"]) for line in its)
        print(f"{kind}: {len(its)} faults; others saw the state {states(its)}; {told} told in a line")
    print(f"{len(lines)} faults")


if __name__ == "__main__":
    main()
