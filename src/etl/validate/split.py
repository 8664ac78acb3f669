"""Figures are accepted or rejected one by one, each rejection with its reasons. The checks are in `checks`.

Importing this module imports pandas and pandera; importers do so where they need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pandas import DataFrame, Series

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.observation import Doubt, Observation
from etl.validate.checked_frame import checked, faults_of_rows
from etl.validate.checks import REASONS, JudgedFrame
from etl.validate.columns import OBSERVATION
from etl.validate.context import judged_frame, plausible
from etl.validate.frames import RejectedRow, rejected_frame, stored, wordings_in
from etl.validate.schemas import RejectedFrame
from etl.validate.text_fingerprint import Wording

COLUMNS = [column.name for column in OBSERVATION]


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
    worded: Sequence[Wording | None] | None = None,
) -> Validated:
    """Every figure to one side: accepted, or rejected by `validate` with its reasons joined, the worst first.

    `documents` by document_id, for the quotes; `worded` is the wording of each observation where reading has recorded
    it, else it is computed here. Doubts are rejected rows of `extract`. Of observations with one observation_id the
    first believable one is accepted; another with the same reading is dropped, one with a different reading is
    rejected. Raises pandera's SchemaErrors when a frame lacks a column or has one of another type, which is a fault of
    the program.
    """
    figures = list(observations)
    frame = judged_frame(figures, wordings_in(figures, documents) if worded is None else worded, documents, catalogue)
    faults = faults_of_rows(frame, JudgedFrame)
    believable = frame["observation_id"].drop(index=list(faults)) if faults else frame["observation_id"]
    first = believable.drop_duplicates()
    rejected = [RejectedRow.of(doubt, "extract", doubt.reason) for doubt in doubts]
    rejected += _rejected_rows(figures, faults, dict(_repeated(figures, believable, first)), catalogue)
    # A figure that the model of judged figures accepts is valid: the model has every check of `ObservationFrame` but
    # that of the ids, which have just been made unique.
    accepted = frame if len(first) == len(frame) else frame[COLUMNS].loc[first.index]
    return Validated(stored(accepted), checked(rejected_frame(rejected), RejectedFrame))


def _repeated(
    figures: Sequence[Observation], believable: Series[str], first: Series[str]
) -> Iterator[tuple[int, Observation]]:
    """Row number of each believable figure that differs from the first of its id, with that first one."""
    again = believable.drop(index=first.index)
    firsts = first[first.isin(again)]
    rows = dict(zip(firsts, firsts.index, strict=True))
    for row, observation_id in zip(again.index, again, strict=True):
        if figures[row] != (other := figures[rows[observation_id]]):
            yield row, other


def _rejected_rows(
    figures: Sequence[Observation],
    faults: Mapping[int, set[str]],
    repeated: Mapping[int, Observation],
    catalogue: Catalogue,
) -> Iterator[RejectedRow]:
    """The rejected row of each figure that fails a check or reads the same words in another way, in their order."""
    for row in sorted({*faults, *repeated}):
        if row in faults:
            yield _rejected(figures[row], faults[row], range=plausible(catalogue, figures[row]))
        else:
            yield _rejected(figures[row], {"twice"}, other=f"{repeated[row].value:f} {repeated[row].unit}")


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
