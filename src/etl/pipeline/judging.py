"""Readings become rows: their figures split into accepted and rejected, each document judged by what is left of it.

Importing this module imports pandas and pandera.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.catalogue import Catalogue
from etl.documents.formats.programs import read_by
from etl.documents.raw_names import is_inside
from etl.pipeline.read import Judgement, Reading, judge
from etl.pipeline.report import DocumentLine
from etl.pipeline.staged import Terms
from etl.settings import Settings
from etl.validate.checked_frame import checked_arrays
from etl.validate.columns import Arrays
from etl.validate.frames import DocumentRow, document_arrays
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
    accepted, rejected = map(_of_each_document, (figures.accepted_arrays, figures.rejected_arrays))
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


def _of_each_document(rows: Arrays) -> Counter[str]:
    """How many rows each document has."""
    counted = pa.array(rows["document_id"]).value_counts()
    return Counter(dict(zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)))


def document_id(reading: Reading) -> str:
    """That of the document as read, or of the file as found when it could not be read."""
    return reading.file.document_id if reading.document is None else reading.document.document_id


def rows_of_tables(checked: Checked, settings: Settings, terms: Terms) -> dict[str, Table]:
    """The rows of each table of the warehouse, as it has them, in the order of the readings."""
    rows = {
        "document": document_rows(checked, settings, terms),
        "observation": checked.figures.accepted_arrays,
        "rejected": checked.figures.rejected_arrays,
    }
    return {table: arrow_table(table, arrays) for table, arrays in rows.items()}


def document_rows(checked: Checked, settings: Settings, terms: Terms) -> Arrays:
    """The columns of table `document` for the readings, in the same order, checked against their model."""
    pairs, bounds = zip(checked.readings, checked.lines, strict=True), settings.reading_bounds
    rows = document_arrays(_row(reading, line.judgement, settings.raw, bounds, terms) for reading, line in pairs)
    return checked_arrays(rows, DocumentFrame)


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
