"""Readings become rows: their figures split into accepted and rejected, each document judged by what is left of it.

Importing this module imports pandas and pandera.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from etl.catalogue import Catalogue
from etl.documents.formats.programs import read_by
from etl.documents.raw_names import is_inside
from etl.pipeline.read import Judgement, Reading, judge
from etl.pipeline.report import DocumentLine
from etl.pipeline.staged import Terms
from etl.settings import Settings
from etl.validate.checked_frame import checked as checked_frame
from etl.validate.frames import DocumentRow, document_frame
from etl.validate.schemas import DocumentFrame
from etl.validate.split import Validated, split
from etl.warehouse.arrow_tables import arrow_table

if TYPE_CHECKING:
    from pyarrow import Table


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be loaded: the readings with their lines, and their figures split into accepted and rejected."""

    readings: tuple[Reading, ...]
    lines: tuple[DocumentLine, ...]
    figures: Validated


def validate_batch(readings: Sequence[Reading], catalogue: Catalogue) -> Checked:
    """Splits the figures of `readings` into accepted and rejected, and judges each document by what is left of it."""
    figures = split(
        [observation for reading in readings for observation in reading.extraction.observations],
        [doubt for reading in readings for doubt in reading.extraction.doubts],
        {reading.document.document_id: reading.document for reading in readings if reading.document is not None},
        catalogue,
        [wording for reading in readings for wording in reading.wordings],
    )
    accepted, rejected = map(_of_each_document, (figures.accepted, figures.rejected))
    lines = [
        DocumentLine(
            name=reading.file.name,
            document_id=document_id(reading),
            judgement=judge(reading, accepted[document_id(reading)]),
            observations=accepted[document_id(reading)],
            rejected=rejected[document_id(reading)],
            retracted=None if reading.document is None else reading.document.retracted,
        )
        for reading in readings
    ]
    return Checked(tuple(readings), tuple(lines), figures)


def _of_each_document(rows: pd.DataFrame) -> Counter[str]:
    """How many rows each document has."""
    return Counter({str(name): count for name, count in rows["document_id"].value_counts().items()})


def document_id(reading: Reading) -> str:
    """That of the document as read, or of the file as found when it could not be read."""
    return reading.file.document_id if reading.document is None else reading.document.document_id


def rows_of_tables(checked: Checked, settings: Settings, terms: Terms) -> dict[str, Table]:
    """The rows of each table of the warehouse, as it has them, in the order of the readings."""
    frames = {
        "document": document_rows(checked, settings, terms),
        "observation": checked.figures.accepted,
        "rejected": checked.figures.rejected,
    }
    return {table: arrow_table(table, frame) for table, frame in frames.items()}


def document_rows(checked: Checked, settings: Settings, terms: Terms) -> pd.DataFrame:
    """The rows of table `document` for the readings, in the same order, checked against their model."""
    pairs, bounds = zip(checked.readings, checked.lines, strict=True), settings.reading_bounds
    rows = document_frame(_row(reading, line.judgement, settings.raw, bounds, terms) for reading, line in pairs)
    return checked_frame(rows, DocumentFrame)


def _row(reading: Reading, judgement: Judgement, raw: Path, bounds: str, terms: Terms) -> DocumentRow:
    reason, inside = str(judgement) or None, is_inside(reading.file.place, raw)
    if reading.document is not None:
        return DocumentRow.of(
            reading.document,
            card_sha256=reading.file.card_sha256,
            extractor_version=read_by(reading.file.name, terms.extractor_version),
            read_at=terms.started_at,
            reason=reason,
            in_raw=inside,
            bounds=bounds,
        )
    row = DocumentRow.failed(
        reading.file.name,
        reason or "",
        raw=None,
        card_sha256=reading.file.card_sha256,
        extractor_version=read_by(reading.file.name, terms.extractor_version),
        read_at=terms.started_at,
        in_raw=inside,
        tries=reading.tries,
        bounds=bounds,
    )
    return replace(row, document_id=reading.file.document_id)
