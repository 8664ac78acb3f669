"""The weights that each group of hand-read reports is read with: those that the other groups teach.

    python -m benchmarks.second_reader.lessons

`make train` writes them, too; this alone takes the stored calibration. Sets that restate some of the same articles are
in one group. The set `building` is in none: the weights for reports that nobody has read by hand have not seen it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.second_reader.corpus import reports
from benchmarks.second_reader.course import Course
from benchmarks.second_reader.source import source_of_features
from etl.catalogue import load
from etl.catalogue.loader import DATA
from etl.catalogue.reader_lessons import text_key, written

SHIPPED = "building"
GROUPS = (
    ("mixed", "varied", "annual"),
    ("late", "north", "common", "south-later"),
    ("times", "fields", "latest"),
    ("subjects", "usual", "south"),
    ("press", "offices", "north-later", "centre"),
)
FILE = DATA / "second_reader_lessons.jsonl"


def groups_of(sets: Sequence[str]) -> list[tuple[str, ...]]:
    """`GROUPS` with the sets that are in none of them, newer ones, in the last."""
    known = {SHIPPED, *(name for group in GROUPS for name in group)}
    return [*GROUPS[:-1], (*GROUPS[-1], *(name for name in sets if name not in known))]


def write_lessons(course: Course, calibration: tuple[float, float], file: Path = FILE) -> None:
    """Trains the weights of every group and writes them with the group of each text."""
    groups, weights = groups_of(course.sets), list[object]()
    for group in groups:
        taught = course.weights(without=group, calibration=calibration)
        weights.append(taught | {"source": source_of_features()})
    number = {name: k for k, group in enumerate(groups) for name in group}
    texts = {text_key(r.document.text): number[r.of] for r in course.reports if r.of != SHIPPED}
    file.write_text(written(texts, weights), "utf-8")


if __name__ == "__main__":
    catalogue = load()
    stored = json.loads((DATA / "second_reader.json").read_text("utf-8"))
    write_lessons(Course(reports(catalogue), catalogue), tuple(stored["calibration"]))
