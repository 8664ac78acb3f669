"""Trains the second reader: `python -m benchmarks.second_reader.train` (`make train`) writes its weights.

The reports in data/raw itself (the set `building`) teach nothing, and those in its folders are read with weights that
have not seen them (`lessons`). The calibration follows from readings of sets that were left out.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.second_reader.course import calibration, written
from benchmarks.second_reader.left_out import believed, left_out, report_lines
from benchmarks.second_reader.lessons import SHIPPED, write_lessons
from benchmarks.second_reader.source import source_of_features
from etl.catalogue import load
from etl.catalogue.loader import DATA

FILE = DATA / "second_reader.json"


def main(file: Path = FILE) -> None:
    """Writes the weights and prints the left-out scores."""
    catalogue = load()
    factors = {unit.unit: float(unit.factor) for unit in catalogue.units.values()}
    course, all_held = left_out(catalogue)
    fitted = calibration(believed([h for h in all_held if h.report.of != SHIPPED], factors))
    weights = course.weights(without=(SHIPPED,), calibration=fitted) | {"source": source_of_features()}
    file.write_text(written(weights), "utf-8")
    write_lessons(course, fitted)
    print(f"{file}: {file.stat().st_size // 1024} KB")
    for line in report_lines(all_held, factors):
        print(line)


if __name__ == "__main__":
    main()
