"""Figures are accepted or rejected one by one, each rejection with its reasons. The checks are in `checks`.

Importing this module imports pandas and pandera; importers do so where they need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pandas import DataFrame

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.observation import Doubt, Observation
from etl.validate.checked_frame import checked_arrays, faults_in
from etl.validate.checks import REASONS, JudgedFrame
from etl.validate.columns import Arrays, as_frame
from etl.validate.context import judged, plausible
from etl.validate.frames import RejectedRow, rejected_arrays, stored, wordings_in
from etl.validate.schemas import RejectedFrame
from etl.validate.text_fingerprint import Wording


@dataclass(frozen=True, slots=True)
class Validated:
    """The columns of the table `observation` with what was accepted, of the table `rejected` with what was not."""

    accepted_arrays: Arrays
    rejected_arrays: Arrays

    @property
    def accepted(self) -> DataFrame:
        """A frame of what was accepted, made when it is asked for."""
        return as_frame(self.accepted_arrays)

    @property
    def rejected(self) -> DataFrame:
        """A frame of what was rejected, made when it is asked for."""
        return as_frame(self.rejected_arrays)


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
    told = judged(figures, wordings_in(figures, documents) if worded is None else worded, documents, catalogue)
    faults = faults_in(told, JudgedFrame)
    first, repeated = dict[str, int](), dict[int, Observation]()
    for row, observation_id in enumerate(told["observation_id"].tolist()):
        if row not in faults and first.setdefault(observation_id, row) != row:
            other = figures[first[observation_id]]
            if figures[row] != other:
                repeated[row] = other
    rejected = [RejectedRow.of(doubt, "extract", doubt.reason) for doubt in doubts]
    rejected += _rejected_rows(figures, faults, repeated, catalogue)
    # A figure that the model of judged figures accepts is valid: the model has every check of `ObservationFrame` but
    # that of the ids, which have just been made unique.
    kept = None if len(first) == len(figures) else list(first.values())
    return Validated(stored(told, kept), checked_arrays(rejected_arrays(rejected), RejectedFrame))


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
