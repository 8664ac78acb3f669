"""What the tables of tests/cases teach the second reader of tables, and how well it reads those that it was not taught.

    python -m benchmarks.second_reader.tables [--write]

Each figure that a case states is a lesson; so are the cells that state none of ours. What the rules read there is what
was written down by hand, for the tests hold them to that.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar

from tests.extract.tables import test_layouts, test_office_tables

from benchmarks.restated import Known, make
from benchmarks.second_reader.course import calibration, written
from benchmarks.second_reader.fitting import Choices, Classes, all_features_of
from benchmarks.second_reader.left_out import BINS
from benchmarks.second_reader.source import source_of_table_features
from etl.catalogue import Catalogue, load
from etl.catalogue.loader import DATA
from etl.catalogue.reader_weights import SCALE, TABLE_CHOICES, ReaderWeights, weights_of
from etl.documents import read
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.observation import Observation
from etl.extract.reconciliation import as_reading
from etl.extract.scoring.indicator_choice import NONE
from etl.extract.scoring.lines import Candidate, Features
from etl.extract.scoring.measure_choice import CONVERSIONS
from etl.extract.scoring.second_reader import Reading, is_same
from etl.extract.scoring.tables import FEATURES
from etl.extract.scoring.tables.class_choices import (
    measure_features,
    measure_question,
    scenario_features,
    scenario_question,
)
from etl.extract.scoring.tables.name_choices import indicator_candidates, indicator_question
from etl.extract.scoring.tables.other_choices import area_candidates, area_question, unit_candidates, unit_question
from etl.extract.scoring.tables.reader import Answers, TableOpinion, TableReader
from etl.extract.scoring.tables.slots import Slot
from etl.extract.scoring.tables.time_choices import period_candidates, period_question

Matrix = TypeVar("Matrix", Choices, Classes)
FOLDS = 8
FILE = DATA / "table_reader.json"
_PENALTY = 1.0
_RARER = SCALE
"""By how much less `none` weighs in use: rows of none of ours are a tenth of the lessons, and rarer among the cells
that the reader is asked for, which are those that the rules have read; how much rarer is not known.

Left out, nothing, this, twice and three times of it took 158, 102, 51 and 26 of 1,834 figures for none, and 68, 80, 107
and 125 of 178 rows of none for a figure.
"""


@dataclass
class Lesson:
    """A cell with what it states; None: nothing of ours."""

    of: str
    slot: Slot
    fact: Observation | None


def documents(catalogue: Catalogue) -> Iterator[tuple[str, Document, Sequence[Known] | None]]:
    """Every table that was written down with what it states; of workbooks that were made, what is known of them."""
    for path in test_layouts.CASES:
        yield path.stem, test_layouts.document_of(tomllib.loads(path.read_text("utf-8"))), None
    for table in test_office_tables.TABLES:
        yield table.name, table.document(), None
    with TemporaryDirectory() as folder:
        for path, known in make(Path(folder)):
            yield path.stem, read(path, catalogue), known


def lessons(catalogue: Catalogue) -> Iterator[Lesson]:
    """The lessons of all tables."""
    for of, document, known in documents(catalogue):
        reader, found = TableReader(document, catalogue, ReaderWeights()), extract(document, catalogue)
        facts = {o.char_start: o for o in found.observations}
        silent = {doubt.char_start for doubt in found.doubts}
        if known is not None:
            sure = {(each.indicator, each.period, each.measure, each.value) for each in known}
            silent |= {at for at, o in facts.items() if (o.indicator, o.period, o.measure, o.value) not in sure}
        nothing = set[tuple[int, int]]()
        for table in document.tables:
            for cell in table.cells:
                fact = facts.get(cell.start)
                if cell.start in silent or cell.column == 0 or (known is not None and fact is None):
                    continue
                row, slot = (table.start, cell.row), reader.slot(cell.start, fact.value if fact else None)
                if slot is not None and (fact is not None or (slot.column.head.keys and row not in nothing)):
                    yield Lesson(of, slot, fact)
                    nothing |= set() if fact is not None else {row}  # one column tells of all


class Course:
    """Every decision of every lesson as a matrix; cells of a table that are decided by the same teach once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.lessons = list(lessons(catalogue))
        taught = [(lesson.of, lesson.slot, lesson.fact) for lesson in self.lessons if lesson.fact is not None]
        self.known = sorted(catalogue.indicators)
        levels = [(k, slot, fact) for k, slot, fact in taught if fact.measure == "value"]
        self.indicators = _choices(
            (each.of, indicator_candidates(*indicator_question(each.slot)), each.fact.indicator if each.fact else NONE)
            for each in self.lessons
        )
        self.periods = _choices(
            (k, period_candidates(*period_question(slot, fact.measure)), fact.period) for k, slot, fact in taught
        )
        self.units = _choices(
            (k, unit_candidates(*unit_question(slot, fact.indicator)), fact.unit) for k, slot, fact in levels
        )
        self.areas = _choices(
            (k, area_candidates(*area_question(slot)), fact.area_id.removesuffix("-2025")) for k, slot, fact in taught
        )
        self.measures = _classes(
            (k, measure_features(*measure_question(slot, f.indicator)), measured(slot, f)) for k, slot, f in taught
        )
        self.scenarios = _classes(
            (k, scenario_features(*scenario_question(slot, fact.measure, fact.period)), fact.scenario)
            for k, slot, fact in taught
        )

    def weights(self, without: Collection[str] = (), calibration: tuple[float, float] = (0.0, 1.0)) -> dict[str, Any]:
        """What the tables that are not in `without` teach, as the weights' file holds it."""
        choices = {"period": self.periods, "unit": self.units, "area": self.areas}
        indicators = self.indicators.fit(without)
        indicators["none"] = indicators.get("none", 0) - _RARER
        classes = {"measure": self.measures, "scenario": self.scenarios}
        return {
            "features": FEATURES, "known": self.known, "calibration": list(calibration),
            "labels": {name: each.matrix.classes for name, each in classes.items()},
            "choices": {"indicator": indicators} | {name: each.fit(without) for name, each in choices.items()},
            "classes": {name: each.fit(without) for name, each in classes.items()},
        }  # fmt: skip


@dataclass
class Taught(Generic[Matrix]):
    """One decision: its matrix, and the table that each row is of."""

    matrix: Matrix
    of: list[str]

    def fit(self, without: Collection[str]) -> dict[str, Any]:
        """The weights that the tables teach that are not in `without`."""
        return self.matrix.some([n for n, k in enumerate(self.of) if k not in without]).fit(_PENALTY)


def _choices(found: Iterable[tuple[str, list[Candidate], str]]) -> Taught[Choices]:
    once: dict[Any, tuple[str, Any, set[str]]] = {}
    for of, candidates, right in found:
        named = [(label, sorted(all_features_of(features, bundles)), ()) for label, features, bundles in candidates]
        once.setdefault((of, right, json.dumps(named)), (of, named, {right}))
    return Taught(
        Choices.of([each[1:] for each in once.values()], names=all_features_of), [of for of, *_ in once.values()]
    )


def _classes(found: Iterable[tuple[str, Features, str]]) -> Taught[Classes]:
    once: dict[Any, tuple[str, Any, set[str]]] = {}
    for of, features, right in found:
        named = sorted(all_features_of(*features))
        once.setdefault((of, right, json.dumps(named)), (of, (named, ()), {right}))
    return Taught(
        Classes.of([each[1:] for each in once.values()], names=all_features_of), [of for of, *_ in once.values()]
    )


def measured(slot: Slot, fact: Observation) -> str:
    """Measure and conversion by which the number as written is the value stated."""
    way = next(name for name, convert in CONVERSIONS.items() if is_same(convert(slot.written), fact.value))
    return f"{fact.measure} {way}"


@dataclass
class Held:
    """A lesson read with weights that its table did not teach: the probability of the reading, and what is wrong."""

    lesson: Lesson
    probability: float
    wrong: tuple[str, ...]


def left_out(course: Course) -> Iterator[Held]:
    """Every figure of every table, read with weights that the other folds teach."""
    names = list(dict.fromkeys(lesson.of for lesson in course.lessons))
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights = weights_of(course.weights(without=out), TABLE_CHOICES)
        for lesson in course.lessons:
            if lesson.of in out:
                reading = TableOpinion(lesson.slot, Answers(weights)).reading
                yield Held(lesson, reading.probability if reading else 0.0, tuple(_wrong(reading, lesson.fact)))


def _wrong(reading: Reading | None, fact: Observation | None) -> Iterator[str]:
    """The parts in which a reading is not the fact; "none" where only one of the two is there."""
    if reading is None or fact is None:
        if (reading is None) != (fact is None):
            yield "none"
        return
    stated = as_reading(fact)
    yield from (part for part in PARTS if getattr(reading, part) != getattr(stated, part))
    if not is_same(reading.value_base, stated.value_base):
        yield "value_base"


PARTS = ("indicator", "area_id", "period", "scenario", "measure", "base_unit")


def report_lines(held: Sequence[Held]) -> Iterator[str]:
    """The lines that `main` prints."""
    facts = [each for each in held if each.lesson.fact is not None]
    right = sum(not each.wrong for each in facts)
    yield f"second reader of tables, each with weights of the others: {len({each.lesson.of for each in held})} tables"
    yield f"  {len(facts)} figures: {right / len(facts):.3f} complete"
    counts = Counter(part for each in facts for part in each.wrong)
    yield f"  wrong: {', '.join(f'{part} {n}' for part, n in counts.most_common())}"
    nothing = [each for each in held if each.lesson.fact is None]
    yield f"  {len(nothing)} rows of none of ours: {sum(bool(each.wrong) for each in nothing)} read as a figure"
    for low, high in pairwise(BINS):
        inside = [each for each in facts if low <= each.probability < high]
        if inside:
            mean = sum(each.probability for each in inside) / len(inside)
            share = sum(not each.wrong for each in inside) / len(inside)
            yield f"  {low:.2f} to {min(high, 1):.2f}: {len(inside):5} readings, believed {mean:.3f}, right {share:.3f}"


def main() -> None:
    """Prints how the tables are read that were left out; with --write writes the weights that all of them teach."""
    course = Course(load())
    held = list(left_out(course))
    for line in report_lines(held):
        print(line)
    if "--write" in sys.argv[1:]:
        believed = [
            (each.probability, not each.wrong) for each in held if each.lesson.fact and "none" not in each.wrong
        ]
        weights = course.weights(calibration=calibration(believed)) | {"source": source_of_table_features()}
        FILE.write_text(written(weights), "utf-8")
        print(f"{FILE}: {FILE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
