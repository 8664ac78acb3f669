"""A benchmark that does many things one after the other and goes on where it was stopped: its options and its log.

What it finds holds for the code that it ran: a line of the log names that, and lines by another code do not count.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent

WRITES = ("acquire", "cli", "explore", "orchestration", "pipeline", "query", "reading", "validate", "warehouse")
"""The packages that write files or decide which; what is read from a report and the words of the catalogue do not."""


def code() -> str:
    """A hash of the sources that decide what is written, and when: those of WRITES, of what stands beside them and of
    `flows`, and the versions of what is installed."""
    package = PROJECT / "src" / "etl"
    roots = [*(package / name for name in WRITES), PROJECT / "flows"]
    files = [file for root in roots for file in root.rglob("*") if file.suffix in (".py", ".sql")]
    digest = hashlib.sha256((PROJECT / "requirements.lock").read_bytes())
    for file in sorted([*files, *package.glob("*.py")]):
        digest.update(f"\0{file.relative_to(PROJECT).as_posix()}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:12]


class Log:
    """A file with a line of JSON for each thing that was done, whichever call did it, and by which code."""

    def __init__(self, path: Path, by: str) -> None:
        self._path = path
        self.code = by
        path.touch()

    def note(self, done: Any) -> None:
        """One more thing, a dataclass, on the disk at once."""
        line = json.dumps({**asdict(done), "code": self.code}, ensure_ascii=False)
        with self._path.open("ab", buffering=0) as file:  # a whole line, whoever else adds some
            file.write(f"{line}\n".encode())

    def lines(self) -> list[dict[str, Any]]:
        """All that was done by this code."""
        lines = [json.loads(line) for line in self._path.read_text("utf-8").splitlines()]
        return [line for line in lines if line.get("code") == self.code]

    def counts(self, *names: str) -> Counter[tuple[Any, ...]]:
        """How many there are with each value of these fields."""
        return Counter(tuple(line[name] for name in names) for line in self.lines())


@dataclass(frozen=True)
class Work:
    """What a call is to do: `of` things in all, those of the log included, of the commands `acts` (none = all)."""

    acts: tuple[str, ...]
    of: int
    log: Log
    until: float

    def left(self) -> Iterator[None]:
        """One turn after the other, until there are enough or the time is over."""
        while len(self.log.lines()) < self.of and time.monotonic() < self.until:
            yield


def options(doc: str | None, things: str, of: int) -> Work:
    """What the arguments of the program ask for; `things` names what it does many of, `of` how many."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("acts", nargs="*", metavar="COMMAND", help="of run, backfill, …; none = all")
    parser.add_argument("--of", type=int, default=of, help=f"{things} in all, those of the log included")
    parser.add_argument("--log", type=Path, default=Path(f"{things}.jsonl"))
    parser.add_argument("--minutes", type=float, default=600, help="when to stop before that")
    parser.add_argument("--count", action="store_true", help="do nothing more, tell what is in the log")
    parser.add_argument("--code", help="with --count: the code by which it was done (default: the one that is here)")
    given = parser.parse_args()
    until = time.monotonic() + 60 * given.minutes * (not given.count)
    return Work(tuple(given.acts), given.of, Log(given.log, given.code or code()), until)


def states(lines: list[dict[str, Any]]) -> str:
    """How often others saw each state."""
    saw = Counter(line["saw"] for line in lines)
    return ", ".join(f"{saw[state]} {state}" for state in ("before", "after", "a part") if saw[state])
