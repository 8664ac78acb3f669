"""The second reader at work: what it reads at each slot, and how probable it holds any other reading to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from math import prod
from operator import getitem

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import find_areas
from etl.catalogue.reader_weights import ALONE, ReaderWeights
from etl.documents.document import Document
from etl.extract.lexer import Lexer
from etl.extract.scoring import FEATURES
from etl.extract.scoring.area_choice import area_candidates, is_area_near, silent_areas
from etl.extract.scoring.indicator_choice import NONE, indicator_candidates
from etl.extract.scoring.lines import Features, Slot, Text, slot_of, text_lines
from etl.extract.scoring.loglinear import best, calibrated, chances, class_chances
from etl.extract.scoring.measure_choice import CONVERSIONS, measure_features
from etl.extract.scoring.period_choice import period_candidates
from etl.extract.scoring.report_choice import report_areas, report_periods
from etl.extract.scoring.scenario_choice import scenario_features
from etl.extract.tokens import Token
from etl.extract.vocabulary import vocabulary
from etl.language import period_expressions
from etl.language.fold import fold, with_breaks
from etl.language.lexicon import words_of
from etl.language.sentences import Sentence, sentences

_CONVERSIONS = sorted(CONVERSIONS)
_LEAST, _ONE = Decimal("1e-6"), Decimal(1)
"""Figures that are no further apart, of the greater of their value and one, are the same."""


@dataclass(slots=True)
class Reading:
    """What a slot states: the six parts of an observation, in base units; `probability` as the reader believes it."""

    indicator: str
    area_id: str
    period: str
    scenario: str
    measure: str
    value_base: Decimal
    base_unit: str
    probability: float


@dataclass(slots=True)
class Opinion:
    """How probable each answer of each decision is at a slot; `measures` are measure and conversion.

    The parts after `indicators` are empty where the slot is a figure of none of the indicators that the reader knows.
    """

    slot: Slot
    indicators: dict[str, float]
    measures: dict[str, float]
    periods: dict[str, float]
    scenarios: dict[str, float]
    areas: dict[str, float]
    base_unit: str

    @property
    def reading(self) -> Reading | None:
        """The most probable reading; None where the slot is a figure of none of the indicators known."""
        if not self.measures:
            return None
        parts = (self.indicators, self.measures, self.periods, self.scenarios, self.areas)
        labels = indicator, measured, period, scenario, area = tuple(map(best, parts))
        measure, conversion = _split(measured)
        chance = prod(map(getitem, parts, labels))
        value, unit = self._value(measure, conversion)
        return Reading(indicator, area, period, scenario, measure, value, unit, chance)

    def probability(self, other: Reading) -> float:
        """How probable the reader holds `other` to be at this slot."""
        chance = self.indicators.get(other.indicator, 0.0)
        if self.measures:
            stated, chance_of_it = other.value_base, 0.0
            for label, conversion in _labels(other.measure):
                share = self.measures.get(label)
                if share is not None and is_same(self._value(other.measure, conversion)[0], stated):
                    chance_of_it += share
            chance *= chance_of_it
            for part, label in ((self.periods, other.period), (self.scenarios, other.scenario)):
                chance *= part.get(label, 0.0)
            chance *= self.areas.get(other.area_id, 0.0)
        return chance

    def _value(self, measure: str, conversion: str) -> tuple[Decimal, str]:
        """The value that the slot states, the lower end of a range, and its base unit."""
        quantity, convert = self.slot.quantity, CONVERSIONS[conversion]
        is_level = measure == "value" and self.base_unit != "pct"
        value = convert(quantity.value)
        if quantity.value_to is not None:
            value = min(value, convert(quantity.value_to))
        return (value * quantity.scale, self.base_unit) if is_level else (value, "pct")


class SecondReader:
    """Reads one text; `period` and `area_id` are what it holds the report to be about."""

    def __init__(self, text: Text, weights: ReaderWeights) -> None:
        """Raises ValueError for weights that are none or of another set of features (`fault_of`)."""
        if fault := fault_of(weights):
            raise ValueError(fault)
        self.text, self.weights = text, weights
        self.period = best(chances(report_periods(text), weights.sums["report_period"]))
        self.area_id = best(chances(report_areas(text), weights.sums["report_area"]))

    def opinion(self, slot: Slot) -> Opinion:
        """What the reader makes of the slot."""
        text, choices, report = self.text, self.weights.sums, self.period
        indicators = chances(indicator_candidates(text, slot), choices["indicator"])
        code = best(indicators)
        if code == NONE or code not in self.weights.known:
            return Opinion(slot, indicators, {}, {}, {}, {}, "")
        measures = self._classes("measure", measure_features(text, slot, code, report))
        measure = _split(best(measures))[0]
        periods = chances(period_candidates(text, slot, report, measure), choices["period"])
        scenarios = self._classes("scenario", scenario_features(text, slot, measure, best(periods), report))
        return Opinion(slot, indicators, measures, periods, scenarios, self._areas(slot), self._base_unit(slot, code))

    def _areas(self, slot: Slot) -> dict[str, float]:
        """How probable each area is; where none is named nearby it is the same for every slot."""
        if not is_area_near(self.text, slot):
            return self._areas_of_silence
        return chances(area_candidates(self.text, slot, self.area_id), self.weights.sums["area"])

    @cached_property
    def _areas_of_silence(self) -> dict[str, float]:
        return chances(silent_areas(self.area_id), self.weights.sums["area"])

    def calibrated(self, probability: float) -> float:
        """How often a reading that the reader holds to be so probable is right."""
        return calibrated(probability, self.weights.calibration)

    def _classes(self, decision: str, found: Features) -> dict[str, float]:
        return class_chances(found, self.weights.sums[decision], self.weights.labels[decision])

    def _base_unit(self, slot: Slot, code: str) -> str:
        indicator = self.text.catalogue.indicators[code]
        if slot.quantity.base in ("pct", "points", "times"):
            return "pct"
        return slot.quantity.base or self.text.catalogue.units[indicator.display_unit].base_unit


@lru_cache(maxsize=256)
def _labels(measure: str) -> tuple[tuple[str, str], ...]:
    """The labels of a measure, each with its conversion."""
    return tuple((f"{measure} {conversion}", conversion) for conversion in _CONVERSIONS)


@lru_cache(maxsize=256)
def _split(label: str) -> tuple[str, str]:
    """Measure and conversion of a label."""
    measure, _, conversion = label.partition(" ")
    return measure, conversion


def fault_of(weights: ReaderWeights, features: str = FEATURES, file: str = "second_reader.json") -> str | None:
    """Why a reader that knows these `features` cannot use the `weights` of `file`, one line; None where it can."""
    if weights.fault is None and weights.features != features:
        which = weights.features or "none"
        return f"{file}: weights of other features ({which}, not {features}); {ALONE}: `make train`"
    return weights.fault


def is_same(one: Decimal, other: Decimal) -> bool:
    """Whether two values are the same figure."""
    return one == other or abs(one - other) <= _LEAST * max(_ONE, abs(one))


def text_of(document: Document, catalogue: Catalogue) -> Text:
    """The prose of the document as the second reader sees it."""
    folded = fold(document.text)
    words = words_of(folded)
    areas = find_areas(folded, catalogue, document.text, words)
    periods = list(period_expressions.find(with_breaks(folded, document.text), words))
    lexer = Lexer(folded, vocabulary(catalogue), words, areas, periods)
    found = [(sentence, lexer.tokens(sentence.start, sentence.end)) for sentence in sentences(document.text)]
    return text_with(document, catalogue, found)


def text_with(document: Document, catalogue: Catalogue, found: Sequence[tuple[Sentence, Sequence[Token]]]) -> Text:
    """The same, with the sentences and tokens that are found already."""
    hint = document.published_hint or ""
    own_area = (document.area_id or "").removesuffix("-2025") if document.area_evidence == "card" else ""
    return Text(
        text_lines(found), catalogue, vocabulary(catalogue), int(hint[:4] or 0), int(hint[5:7] or 0),
        document.title or "", document.url or "", document.publisher or "", document.period or "", own_area,
    )  # fmt: skip


def slot_at(text: Text, start: int, line: int) -> Slot | None:
    """The slot that begins at `start` of the document, in line number `line`; None where none does."""
    here = text.lines[line]
    for index in here.figures:
        if here.tokens[index].start == start:
            return slot_of(here, index)
    return None
