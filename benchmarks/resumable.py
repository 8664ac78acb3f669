"""A benchmark that does many things one after the other and goes on where it was stopped: its options and its log."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


class Log:
    """A file with a line of JSON for each thing that was done, whichever call did it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.touch()

    def note(self, done: Any) -> None:
        """One more thing, a dataclass, on the disk at once."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(done), ensure_ascii=False) + "\n")

    def lines(self) -> list[dict[str, Any]]:
        """All that was done."""
        return [json.loads(line) for line in self._path.read_text("utf-8").splitlines()]

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
    given = parser.parse_args()
    return Work(tuple(given.acts), given.of, Log(given.log), time.monotonic() + 60 * given.minutes)


def states(lines: list[dict[str, Any]]) -> str:
    """How often others saw each state."""
    saw = Counter(line["saw"] for line in lines)
    return ", ".join(f"{saw[state]} {state}" for state in ("before", "after", "a part") if saw[state])
