"""Reports that taught the second reader, and weights that have not seen them: `data/second_reader_lessons.jsonl`.

A mark on a report that was a lesson would be worth nothing, so such a report is read with weights that others taught.
The lessons are in a few groups; the file has the group of each text first, then a line of weights for each group.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Lessons:
    """`groups`: the group of each text that was a lesson, by `text_key`; `weights` those that a group has not taught.

    The weights are decoded where a text of the group is read. `fault`: what is wrong with their file.
    """

    groups: Mapping[str, int] = field(default_factory=dict)
    weights: tuple[str, ...] = ()
    fault: str | None = None

    def left_out(self, text: str) -> str | None:
        """The weights, as JSON, that were trained without `text`; None for one that was no lesson."""
        group = self.groups.get(text_key(text)) if self.groups else None
        return None if group is None else self.weights[group]


def text_key(text: str) -> str:
    """What a text is found by, however its words are spaced."""
    return hashlib.sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load_lessons(path: Path) -> Lessons:
    """The lessons in the file `path`; where it is missing or damaged, none with the `fault`."""
    try:
        first, *weights = path.read_text("utf-8").splitlines()
        groups = {str(key): int(group) for key, group in json.loads(first).items()}
        if not all(0 <= group < len(weights) for group in groups.values()):
            raise ValueError("a group without weights")
    except (OSError, ValueError, TypeError, AttributeError) as error:
        return Lessons(fault=str(error) or type(error).__name__)
    return Lessons(groups, tuple(weights))


def written(groups: Mapping[str, int], weights: list[object]) -> str:
    """The lessons as their file holds them."""
    lines = [dict(sorted(groups.items())), *weights]
    return "".join(f"{json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(',', ':'))}\n" for line in lines)
