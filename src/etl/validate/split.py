"""Figures are accepted or rejected one by one, each rejection with its reasons. What is checked stands in `checks`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from etl.catalogue import Catalogue
from etl.catalogue.ranges import Range
from etl.documents.document import Document
from etl.extract.observation import Doubt, Observation
from etl.validate.checks import REASONS, Knowledge, schema
from etl.validate.frames import RejectedRow, observation_frame, rejected_frame

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Validated:
    """`accepted` has the columns of the table `observation`, `rejected` those of the table `rejected`."""

    accepted: DataFrame
    rejected: DataFrame


def split(
    observations: Iterable[Observation],
    doubts: Iterable[Doubt],
    documents: Mapping[str, Document],
    catalogue: Catalogue,
) -> Validated:
    """Every figure to one side: accepted, or rejected by `validate` with its reasons joined, the worst first.

    `documents` by document_id, for the quotes. Doubts are rejected rows of `extract`. Of observations with one
    observation_id the first believable one is accepted; another that says the same is dropped, one that does not is
    rejected. Raises pandera's SchemaErrors when a frame lacks a column or has one of another type, which is a fault of
    the program.
    """
    from etl.validate.schemas import ObservationFrame, RejectedFrame

    figures = list(dict.fromkeys(observations))
    frame = observation_frame(figures, documents)
    knowledge = Knowledge(catalogue, documents)
    faults = _faults(frame, knowledge)
    rejected = [RejectedRow.of(doubt, "extract", doubt.reason) for doubt in doubts]
    accepted: dict[str, int] = {}
    for row, figure in enumerate(figures):
        if row in faults:
            rejected.append(_rejected(figure, faults[row], range=_plausible(figure, knowledge)))
        elif (first := accepted.setdefault(figure.observation_id, row)) != row:
            rejected.append(_rejected(figure, {"twice"}, other=f"{figures[first].value:f} {figures[first].unit}"))
    return Validated(
        ObservationFrame.validate(frame.iloc[list(accepted.values())].reset_index(drop=True), lazy=True),
        RejectedFrame.validate(rejected_frame(rejected), lazy=True),
    )


def _faults(frame: DataFrame, knowledge: Knowledge) -> dict[int, set[str]]:
    """Row number → keys of the checks it fails (`missing:column` for a null), rows without a fault left out."""
    from pandera.errors import SchemaErrors

    try:
        schema(knowledge).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        if cases["index"].isna().any():  # not a fault of one figure: a column is missing, or a check itself failed
            raise
        faults: dict[int, set[str]] = {}
        # A check over several columns names each of them as a case; the set keeps one.
        for check, column, row in zip(cases["check"], cases["column"], cases["index"], strict=True):
            faults.setdefault(int(row), set()).add(f"missing:{column}" if check == "not_nullable" else check)
        return faults
    return {}


def _plausible(figure: Observation, knowledge: Knowledge) -> Range:
    return knowledge.plausible(figure.indicator, figure.area_id, figure.period, figure.measure, figure.unit)


def _rejected(figure: Observation, faults: set[str], **told: Any) -> RejectedRow:
    """The rejected row of a figure: the sentence of each fault with the figure's own words in it, the worst first."""
    order = list(REASONS)
    columns = {**asdict(figure), **told}
    sentences = [
        REASONS[key].format(**columns, column=column)
        for key, _, column in sorted(
            (fault.partition(":") for fault in faults), key=lambda f: (order.index(f[0]), f[2])
        )
    ]
    return RejectedRow.of(figure, "validate", "; ".join(sentences))
