"""The second reader of tables at work: what it reads in a cell, and how probable it holds any other reading to be."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from math import prod
from operator import getitem
from typing import Any

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


class Answers:
    """How probable the answers to a question are by `weights`; asked again, for the next cell of a row or a column, it
    is the same."""

    def __init__(self, weights: ReaderWeights) -> None:
        self.weights = weights
        self._known: dict[tuple[str, tuple[Any, ...]], dict[str, float]] = {}

    def of(
        self, decision: str, candidates: Callable[..., list[Candidate]], question: tuple[Any, ...]
    ) -> dict[str, float]:
        """The chances of the `candidates` that the `question` has."""
        found = self._known.get((decision, question))
        if found is None:
            found = self._known[decision, question] = chances(candidates(*question), self.weights.sums[decision])
        return found

    def of_classes(
        self, decision: str, features: Callable[..., Features], question: tuple[Any, ...]
    ) -> dict[str, float]:
        """The chances of the classes of a decision by the `features` that the `question` has."""
        found = self._known.get((decision, question))
        if found is None:
            sums, labels = self.weights.sums[decision], self.weights.labels[decision]
            found = self._known[decision, question] = class_chances(features(*question), sums, labels)
        return found


class TableOpinion:
    """How probable each answer of each decision is in a cell. Made by `TableReader.opinion`.

    `measures` is empty, and what follows it is not there, where the cell is no figure of ours.
    """

    def __init__(self, slot: Slot, answers: Answers) -> None:
        """Decides one after the other, each by the best answers of those before it."""
        self.slot = slot
        self.indicators = answers.of("indicator", indicator_candidates, indicator_question(slot))
        code = best(self.indicators)
        self.measures: dict[str, float] = {}
        if code == NONE or code not in answers.weights.known:
            return
        self.measures = answers.of_classes("measure", measure_features, measure_question(slot, code))
        measure = best(self.measures).partition(" ")[0]
        self.periods = answers.of("period", period_candidates, period_question(slot, measure))
        self.scenarios = answers.of_classes(
            "scenario", scenario_features, scenario_question(slot, measure, best(self.periods))
        )
        self.units = answers.of("unit", unit_candidates, unit_question(slot, code)) if measure == "value" else {}
        self.areas = answers.of("area", area_candidates, area_question(slot))

    @cached_property
    def reading(self) -> Reading | None:
        """The most probable reading; None where it is a figure of none of the indicators known."""
        if not self.measures:
            return None
        parts = (self.indicators, self.measures, self.periods, self.scenarios, self.areas)
        labels = indicator, measured, period, scenario, area = tuple(map(best, parts))
        measure, _, conversion = measured.partition(" ")
        value = CONVERSIONS[conversion](self.slot.written)
        chance, base_unit = prod(map(getitem, parts, labels)), "pct"
        if measure == "value":
            code = best(self.units)
            unit = self.slot.catalogue.units[code]
            chance, value, base_unit = chance * self.units[code], value * unit.factor, unit.base_unit
        return Reading(indicator, area, period, scenario, measure, value, base_unit, chance)

    def probability(self, other: Reading) -> float:
        """How probable the reader holds `other` to be in this cell."""
        chance = self.indicators.get(other.indicator, 0.0)
        if not self.measures:
            return chance
        for part, label in (
            (self.periods, other.period),
            (self.scenarios, other.scenario),
            (self.areas, other.area_id),
        ):
            chance *= part.get(label, 0.0)
        return chance * sum(self._chance_of(name, other) for name in CONVERSIONS) if chance else 0.0

    def _chance_of(self, conversion: str, other: Reading) -> float:
        """How probable it is that the cell states measure and value of `other` by the `conversion`."""
        chance = self.measures.get(f"{other.measure} {conversion}", 0.0)
        if not chance:
            return 0.0
        value = CONVERSIONS[conversion](self.slot.written)
        if other.measure != "value":
            return chance if is_same(value, other.value_base) else 0.0
        units = self.slot.catalogue.units
        told = (p for code, p in self.units.items() if is_same(value * units[code].factor, other.value_base))
        return chance * sum(told)


def fault_of_tables(weights: ReaderWeights) -> str | None:
    """Why the reader of tables cannot use `weights`, one line; None where it can."""
    return fault_of(weights, FEATURES, "table_reader.json")


class TableReader:
    """Reads the tables of one document."""

    def __init__(self, document: Document, catalogue: Catalogue, weights: ReaderWeights) -> None:
        self._document, self._catalogue, self._answers = document, catalogue, Answers(weights)
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
