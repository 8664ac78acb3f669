"""The second reader of tables at work: what it reads in a cell, and how probable it holds any other reading to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from etl.catalogue import Catalogue
from etl.catalogue.reader_weights import ReaderWeights
from etl.documents.document import Document
from etl.extract.scoring.indicator_choice import NONE
from etl.extract.scoring.lines import Candidate, Features
from etl.extract.scoring.loglinear import best, calibrated, chances, class_chances
from etl.extract.scoring.measure_choice import CONVERSIONS
from etl.extract.scoring.second_reader import Reading, fault_of, is_same
from etl.extract.scoring.tables import FEATURES
from etl.extract.scoring.tables.class_choices import (
    measure_features,
    measure_question,
    scenario_features,
    scenario_question,
)
from etl.extract.scoring.tables.name_choices import indicator_candidates, indicator_question
from etl.extract.scoring.tables.other_choices import (
    area_candidates,
    area_question,
    unit_candidates,
    unit_question,
)
from etl.extract.scoring.tables.slots import About, Slot
from etl.extract.scoring.tables.time_choices import period_candidates, period_question
from etl.extract.scoring.tables.view import Views
from etl.language.numbers import parse

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))")
_NEGATIVE = re.compile(r"\s*(?:[-–−▼▽↓]|\(\s*\d.*\)\s*$)")

_MOST_ANSWERS = 1 << 15


class Answer(NamedTuple):
    """The answers to a question with their `chances`, the `best` of them, and the `chance` of that."""

    chances: Mapping[str, float]
    best: str
    chance: float


class Answers:
    """The answers to questions by `weights`; asked again, for another cell, sheet or workbook, they are the same."""

    def __init__(self, weights: ReaderWeights) -> None:
        self.weights = weights
        self._known: dict[tuple[str, tuple[Any, ...]], Answer] = {}

    def of(self, decision: str, candidates: Callable[..., list[Candidate]], question: tuple[Any, ...]) -> Answer:
        """The answer to the `question` that has these `candidates`."""
        key = decision, question
        return self._known.get(key) or self._keep(key, chances(candidates(*question), self.weights.sums[decision]))

    def of_classes(self, decision: str, features: Callable[..., Features], question: tuple[Any, ...]) -> Answer:
        """The answer to the `question`, a class of a decision, by these `features`."""
        key = decision, question
        found = self._known.get(key)
        if found is None:
            sums, labels = self.weights.sums[decision], self.weights.labels[decision]
            found = self._keep(key, class_chances(features(*question), sums, labels))
        return found

    def _keep(self, key: tuple[str, tuple[Any, ...]], found: dict[str, float]) -> Answer:
        if len(self._known) >= _MOST_ANSWERS:
            self._known.clear()
        label = best(found)
        answer = self._known[key] = Answer(found, label, found[label])
        return answer


answers_by = lru_cache(maxsize=4)(Answers)
"""The answers by weights, kept for the next document."""


class TableOpinion:
    """How probable each answer of each decision is in a cell. Made by `TableReader.opinion`.

    What follows `indicator` is not there where the cell is no figure of ours (`is_ours`).
    """

    def __init__(self, slot: Slot, answers: Answers) -> None:
        """Decides one after the other, each by the best answers of those before it."""
        self.slot = slot
        self.indicator = answers.of("indicator", indicator_candidates, indicator_question(slot))
        code = self.indicator.best
        self.is_ours = code != NONE and code in answers.weights.known
        if not self.is_ours:
            return
        self.measured = answers.of_classes("measure", measure_features, measure_question(slot, code))
        measure = self.measured.best.partition(" ")[0]
        self.period = answers.of("period", period_candidates, period_question(slot, measure))
        self.scenario = answers.of_classes(
            "scenario", scenario_features, scenario_question(slot, measure, self.period.best)
        )
        self.unit = answers.of("unit", unit_candidates, unit_question(slot, code)) if measure == "value" else None
        self.area = answers.of("area", area_candidates, area_question(slot))

    @cached_property
    def reading(self) -> Reading | None:
        """The most probable reading; None where it is a figure of none of the indicators known."""
        if not self.is_ours:
            return None
        indicator, measured, period = self.indicator, self.measured, self.period
        measure, _, conversion = measured.best.partition(" ")
        value = CONVERSIONS[conversion](self.slot.written)
        chance = indicator.chance * measured.chance * period.chance * self.scenario.chance * self.area.chance
        base_unit = "pct"
        if self.unit is not None:
            unit = self.slot.catalogue.units[self.unit.best]
            chance, value, base_unit = chance * self.unit.chance, value * unit.factor, unit.base_unit
        return Reading(
            indicator.best, self.area.best, period.best, self.scenario.best, measure, value, base_unit, chance
        )

    def probability(self, other: Reading) -> float:
        """How probable the reader holds `other` to be in this cell."""
        chance = self.indicator.chances.get(other.indicator, 0.0)
        if not (chance and self.is_ours):
            return chance
        chance *= self.period.chances.get(other.period, 0.0)
        chance *= self.scenario.chances.get(other.scenario, 0.0)
        chance *= self.area.chances.get(other.area_id, 0.0)
        return chance * sum(self._chance_of(name, other) for name in CONVERSIONS) if chance else 0.0

    def _chance_of(self, conversion: str, other: Reading) -> float:
        """How probable it is that the cell states measure and value of `other` by the `conversion`."""
        chance = self.measured.chances.get(f"{other.measure} {conversion}", 0.0)
        if not chance:
            return 0.0
        value = CONVERSIONS[conversion](self.slot.written)
        if other.measure != "value":
            return chance if is_same(value, other.value_base) else 0.0
        if self.unit is None:
            return 0.0
        units = self.slot.catalogue.units
        told = (p for code, p in self.unit.chances.items() if is_same(value * units[code].factor, other.value_base))
        return chance * sum(told)


def fault_of_tables(weights: ReaderWeights) -> str | None:
    """Why the reader of tables cannot use `weights`, one line; None where it can."""
    return fault_of(weights, FEATURES, "table_reader.json")


class TableReader:
    """Reads the tables of one document."""

    def __init__(self, document: Document, catalogue: Catalogue, weights: ReaderWeights) -> None:
        self._document, self._catalogue, self._answers = document, catalogue, answers_by(weights)
        hint = document.published_hint or ""
        self._about = About(int(hint[:4] or 0), int(hint[5:7] or 0), document.area_id)
        self._views = Views(document.tables, document.text, catalogue)

    def slot(self, start: int, stated: Decimal | None = None) -> Slot | None:
        """The cell that begins at `start` as a slot; None where none does, or where it holds no number.

        How separators are to be read is not decided again: of two readings of the digits it is the one by which the
        cell can state the value `stated`.
        """
        found = self._views.at(start)
        if found is None:
            return None
        view, cell = found
        words = self._document.text[cell.start : cell.end]
        numbers = written_in(words)
        if not numbers:
            return None
        written = numbers[0]
        if len(numbers) > 1 and stated is not None:
            written = next((number for number in numbers if _can_state(number, stated)), written)
        return Slot(written, "%" in words, view.row(cell), view.column(cell), self._about, self._catalogue)

    def opinion(self, slot: Slot) -> TableOpinion:
        """What the reader makes of the slot."""
        return TableOpinion(slot, self._answers)

    def calibrated(self, probability: float) -> float:
        """How often a reading that the reader holds to be so probable is right."""
        return calibrated(probability, self._answers.weights.calibration)


def _can_state(written: Decimal, stated: Decimal) -> bool:
    return any(is_same(convert(written), stated) for convert in CONVERSIONS.values())


def written_in(words: str) -> list[Decimal]:
    """The first number in the `words` of a cell, by each reading of its separators."""
    match = _NUMBER.search(_GROUPED.sub("", words))
    number = parse(match.group()) if match is not None else None
    if number is None:
        return []
    sign = -1 if _NEGATIVE.match(words) else 1
    return [sign * number.value, *([sign * number.other[0]] if number.other is not None else [])]
