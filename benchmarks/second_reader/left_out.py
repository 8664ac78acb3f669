"""The second reader and both together, on sets that its weights were trained without.

    python -m benchmarks.second_reader.left_out

Prints, over all hand-read reports: the second reader alone, level by level; for each `reading` the share of the rules'
figures and their precision; how many of the rules' errors the second reader makes too; and how its probabilities fit.
The rules were written with these reports in view, the weights were not: of unseen reports the rules read less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from benchmarks import scoring
from benchmarks.second_reader.corpus import Report, reports
from benchmarks.second_reader.course import Course, calibration
from etl.catalogue import Catalogue, load
from etl.extract import extract
from etl.extract.scoring.loglinear import calibrated
from etl.extract.scoring.second_reader import SecondReader
from etl.validate.columns import READINGS

Fact = Mapping[str, Any]
Key = tuple[object, ...]
BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass
class Held:
    """One report: its facts, what the second reader reads, and what the rules read with the reading of each."""

    report: Report
    second: list[dict[str, Any]]
    rules: list[dict[str, Any]]


def held(report: Report, taught: Catalogue) -> Held:
    """Reads `report` with both readers, the second one by the weights of the catalogue `taught`."""
    reader = SecondReader(report.text, taught.reader)
    second = []
    for lesson in report.lessons:
        reading = reader.opinion(lesson.slot).reading
        if reading is not None:
            second.append(_row(reading, taught) | {"value": reading.value_base, "unit": reading.base_unit})
    observations = [o for o in extract(report.document, taught).observations if o.indicator in taught.reader.known]
    rules = [
        _row(o, taught) | {"value": o.value, "unit": o.unit, "reading": o.reading, "probability": o.reading_probability}
        for o in observations
    ]
    return Held(report, second, rules)


def _row(stated: Any, catalogue: Catalogue) -> dict[str, Any]:
    row = {key: getattr(stated, key) for key in ("indicator", "period", "scenario", "measure")}
    return row | {
        "area": catalogue.areas[stated.area_id].name,
        "probability": getattr(stated, "probability", None),
    }


def believed(all_held: Sequence[Held], factors: Mapping[str, float]) -> list[tuple[float, bool]]:
    """For each reading of the second reader how probable it held it to be, and whether it was right."""
    out = []
    for one in all_held:
        _, wrong = scoring.misses(one.report.facts, one.second, factors)
        keys = {key(row, factors) for row in wrong}
        out += [(row["probability"], key(row, factors) not in keys) for row in one.second]
    return out


def key(row: Fact, factors: Mapping[str, float]) -> Key:
    """A statement, however often the report repeats it."""
    return (
        float(row["value"]) * factors[row["unit"]],
        *(row[k] for k in ("indicator", "measure", "period", "area", "scenario")),
    )


def report_lines(all_held: Sequence[Held], factors: Mapping[str, float]) -> Iterator[str]:
    """The lines that `main` prints."""
    yield f"second reader alone, each set with weights of the others: {len(all_held)} reports"
    for level in scoring.LEVELS:
        s = scoring.total(scoring.score(h.report.facts, h.second, level, factors) for h in all_held)
        yield f"  {level:11} precision {s.precision:.3f}  recall {s.recall:.3f}  F1 {s.f1:.3f}  of {s.facts} facts"
    figures, right, wrong = Counter[str](), Counter[str](), Counter[str]()
    for h in all_held:
        for reading, is_right in readings(h, factors):
            figures[reading] += 1
            right[reading] += is_right
            wrong[reading] += not is_right
    yield "what the rules read, by what the second reader makes of it"
    total = max(1, figures.total())
    for reading in READINGS:
        n = figures[reading]
        precision = right[reading] / max(1, n)
        yield f"  {reading:11} {n / total:.3f} of {total} figures, precision {precision:.3f}, {wrong[reading]} wrong"
    alike = wrong["both"] / max(1, wrong.total())
    yield f"  of {wrong.total()} errors of the rules both readers make {wrong['both']} ({alike:.2f})"
    yield from reliability(all_held, factors)


def readings(one: Held, factors: Mapping[str, float]) -> Iterator[tuple[str, bool]]:
    """Each figure that the rules state, once: its reading (of several the strongest) and whether it is right."""
    strongest: dict[Key, str] = {}
    for row in one.rules:
        k = key(row, factors)
        strongest[k] = min(strongest.get(k, "one"), row["reading"], key=("both", "disputed", "one").index)
    _, missed = scoring.misses(one.report.facts, one.rules, factors)
    wrong = {key(row, factors) for row in missed}
    for k, reading in strongest.items():
        yield reading, k not in wrong


def reliability(all_held: Sequence[Held], factors: Mapping[str, float]) -> Iterator[str]:
    """How often the second reader's readings are right, by how probable it holds them; calibrated without the set."""
    by_set: dict[str, list[Held]] = {}
    for h in all_held:
        by_set.setdefault(h.report.of, []).append(h)
    pairs: list[tuple[float, bool]] = []
    for name, of_set in by_set.items():
        fitted = calibration(believed([h for h in all_held if h.report.of != name], factors))
        pairs += [(calibrated(p, fitted), is_right) for p, is_right in believed(of_set, factors)]
    yield "how often a reading of the second reader is right, by its probability"
    error = 0.0
    for low, high in pairwise(BINS):
        inside = [(p, is_right) for p, is_right in pairs if low <= p < high]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            share = sum(is_right for _, is_right in inside) / len(inside)
            error += abs(mean - share) * len(inside) / len(pairs)
            between = f"{low:.2f} to {min(high, 1):.2f}"
            yield f"  {between}: {len(inside):5} readings, probability {mean:.3f}, right {share:.3f}"
    yield f"  expected calibration error {error:.3f}"


def left_out(catalogue: Catalogue) -> tuple[Course, list[Held]]:
    """The course, and every report read with weights trained without its set."""
    found = reports(catalogue)
    course = Course(found, catalogue)
    taught = {name: replace(catalogue, reader=weights) for name, weights in course.left_out().items()}
    return course, [held(report, taught[report.of]) for report in found]


def main() -> None:
    """Prints the scores."""
    catalogue = load()
    factors = {unit.unit: float(unit.factor) for unit in catalogue.units.values()}
    for line in report_lines(left_out(catalogue)[1], factors):
        print(line)


if __name__ == "__main__":
    main()
