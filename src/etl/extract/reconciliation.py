"""Two readers held against each other: each figure that the rules read, with what the second reader makes of it.

Prose and tables have a second reader each; what they make of a figure is said alike.

both       the second reader reads the same at the same place, in all six parts
disputed   it reads another figure there
one        it reads none there, or does not know the indicator (or is not there at all)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.catalogue.reader_weights import ReaderWeights
from etl.documents.document import Document
from etl.extract.observation import Evidence, Observation, with_parts
from etl.extract.scoring.lines import Slot, Text
from etl.extract.scoring.second_reader import Opinion, Reading, SecondReader, fault_of, is_same, slot_at
from etl.extract.scoring.tables.reader import TableOpinion, TableReader, fault_of_tables


class Verdict(NamedTuple):
    """What the second reader makes of an observation: `reading` (see above), how probable it holds the observation
    to be (calibrated; None where it cannot say), and its `opinion` of the place where it has one."""

    reading: str
    probability: float | None = None
    opinion: Opinion | TableOpinion | None = None


ALONE = Verdict("one")
"""The verdict where there is no second reader."""


def reconciled(observations: Iterable[Observation], text: Text, weights: ReaderWeights) -> Iterator[Observation]:
    """The observations of a document, each with its `reading`, the probability, and a dispute as evidence.

    Without weights that can be used every figure stays one that `one` reader has read.
    """
    found = list(observations)
    if not text.lines or fault_of(weights) or not any(o.indicator in weights.known for o in found):
        yield from found
        return
    held = Reconciliation(SecondReader(text, weights))
    for observation in found:
        yield with_verdict(observation, held.verdict(observation))


def reconciled_cells(
    observations: Iterable[Observation], document: Document, catalogue: Catalogue
) -> Iterator[Observation]:
    """The same for those that were read from the cells of tables; the others as they are."""
    found = list(observations)
    if fault_of_tables(catalogue.table_reader) or all(o.cell_context is None for o in found):
        yield from found
        return
    held = CellReconciliation(TableReader(document, catalogue, catalogue.table_reader))
    for observation in found:
        yield observation if observation.cell_context is None else with_verdict(observation, held.verdict(observation))


def with_verdict(observation: Observation, verdict: Verdict) -> Observation:
    """The observation with its reading; where it is disputed, what the second reader reads is in the evidence."""
    if verdict.probability is None:
        return observation
    evidence, disputed = observation.evidence, verdict.reading == "disputed" and verdict.opinion is not None
    other = verdict.opinion.reading if disputed and verdict.opinion is not None else None
    if other is not None:
        evidence = {**evidence, "reading": Evidence("", how=f"the second reads {_differences(observation, other)}")}
    probability = Decimal(f"{verdict.probability:.3f}")
    return with_parts(observation, reading=verdict.reading, reading_probability=probability, evidence=evidence)


def _differences(observation: Observation, other: Reading) -> str:
    """What the second reader reads otherwise, and how sure it is of its reading as a whole."""
    stated = as_reading(observation)
    parts = ("indicator", "area_id", "period", "scenario", "measure", "base_unit")
    said = [f"{part} {getattr(other, part)}" for part in parts if getattr(other, part) != getattr(stated, part)]
    if not is_same(stated.value_base, other.value_base):
        said.append(f"value {other.value_base.normalize():f}")
    return f"{', '.join(said)} ({other.probability:.2f})"


class Reconciliation:
    """Holds observations against one second reader."""

    def __init__(self, reader: SecondReader) -> None:
        self._reader = reader
        self._starts = [line.start for line in reader.text.lines]
        self._opinions: dict[tuple[int, int], Opinion] = {}  # a number can be two figures

    def verdict(self, observation: Observation) -> Verdict:
        """What the second reader makes of `observation`."""
        if observation.indicator not in self._reader.weights.known:
            return ALONE
        slot = self._slot(observation)
        if slot is None:
            return ALONE
        opinion = self._opinions.get(slot[:2]) or self._opinions.setdefault(slot[:2], self._reader.opinion(slot))
        return _verdict(self._reader, opinion, as_reading(observation))

    def _slot(self, observation: Observation) -> Slot | None:
        """The slot that the observation's number was read from; None for one of a table."""
        evidence = observation.evidence.get("value")
        start = observation.char_start if evidence is None else evidence.start
        line = bisect_right(self._starts, start) - 1
        return slot_at(self._reader.text, start, line) if line >= 0 else None


class CellReconciliation:
    """Holds observations from cells against one second reader of tables."""

    def __init__(self, reader: TableReader) -> None:
        self._reader = reader

    def verdict(self, observation: Observation) -> Verdict:
        """What the second reader makes of `observation`."""
        slot = self._reader.slot(observation.char_start, observation.value)
        return ALONE if slot is None else _verdict(self._reader, self._reader.opinion(slot), as_reading(observation))


def _verdict(reader: SecondReader | TableReader, opinion: Opinion | TableOpinion, stated: Reading) -> Verdict:
    probability, own = reader.calibrated(opinion.probability(stated)), opinion.reading
    reading = "one" if own is None else "both" if agree(stated, own) else "disputed"
    return Verdict(reading, probability, opinion)


def as_reading(observation: Observation) -> Reading:
    """The parts of an observation that the readers are compared by; a province is the same under its later id."""
    o = observation
    area_id = o.area_id.removesuffix("-2025")
    return Reading(o.indicator, area_id, o.period, o.scenario, o.measure, o.value_base, o.base_unit, 1.0)


def agree(one: Reading, other: Reading) -> bool:
    """Whether two readings are the same in all six parts."""
    parts = (one.indicator, one.area_id, one.period, one.scenario, one.measure, one.base_unit)
    others = (other.indicator, other.area_id, other.period, other.scenario, other.measure, other.base_unit)
    return parts == others and is_same(one.value_base, other.value_base)
