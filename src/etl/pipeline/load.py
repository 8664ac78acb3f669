"""From readings to the published file: validate, load, materialise, audit, publish. Each has its own module.

Importing this module imports pandas and pandera; `steps` imports it only when there is something to load.
"""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from etl import warehouse
from etl.catalogue import Catalogue
from etl.documents.raw_names import is_inside
from etl.errors import UsageError
from etl.pipeline import publishers
from etl.pipeline.context import RunContext
from etl.pipeline.read import Judgement, Reading, judge
from etl.pipeline.report import DocumentLine, RunReport, left_out
from etl.pipeline.withdrawal import FILE_IS_GONE
from etl.validate.checked_frame import checked as checked_frame
from etl.validate.frames import DocumentRow, day_in_vietnam, document_frame
from etl.validate.schemas import DocumentFrame
from etl.validate.split import Validated, split
from etl.version import project_version
from etl.warehouse import corrections

ENGINES = ("duckdb", "pandas", "pandera")


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
    accepted, rejected = (Counter(frame["document_id"]) for frame in (figures.accepted, figures.rejected))
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


def document_id(reading: Reading) -> str:
    """That of the document as read, or of the file as found when it could not be read."""
    return reading.file.document_id if reading.document is None else reading.document.document_id


def publish(job: RunContext, report: RunReport, checked: Checked) -> RunReport:
    """Loads `checked` into a private copy of the warehouse, audits it and puts it in place of the published file.

    A faulty declared correction excludes no report, and the run's report names it. Raises WarehouseError
    (WarehouseBusy, AuditFailed); the published file is then as it was.
    """
    accepted, rejected = checked.figures.accepted, checked.figures.rejected
    stage = job.watch.stage
    settings = job.settings
    limits = warehouse.Limits(settings.change_bound, job.started_at.year, job.accept)
    with warehouse.begin(settings.warehouse, job.catalogue, settings.lock_seconds, settings.kept) as following:
        with stage("load"):
            following.replace(document_rows(job, checked), accepted, rejected)
            following.withdraw(report.work.gone, day_in_vietnam(job.started_at), FILE_IS_GONE)
            fault = _correct(following, settings.corrections_file)
        with stage("materialise"):
            following.materialise()
            changes = following.changes()
        report = replace(
            report,
            documents=checked.lines,
            observations=len(accepted),
            changes=changes,
            rejected=rejected,
            corrections=fault,
            left_out=left_out(
                (reading.file.name, note)
                for reading in checked.readings
                if reading.document is not None
                for note in reading.document.notes
            ),
        )
        with stage("audit"):
            report = replace(report, accepted=following.audit(limits))
        with stage("publish"):
            following.record_run(run_record(job, report))
            following.publish()
    return replace(report, published=True, noticed=tuple(publishers.lines(settings.warehouse)))


def _correct(following: warehouse.Storage, path: Path) -> str:
    """Applies those corrections declared at `path` that fit; what is wrong with the others in one line, "" for nothing.

    Those of a file that cannot be read are unknown: the ones published last stay.
    """
    try:
        misfits = following.correct_what_fits(corrections.load(path))
    except UsageError as fault:
        following.correct_what_fits(None)
        return f"{fault}; until then those published last hold"
    return f"{misfits}; the others are applied" if misfits else ""


def document_rows(job: RunContext, checked: Checked) -> pd.DataFrame:
    """The rows of table `document` for the readings, in the same order, checked against their model."""
    pairs = zip(checked.readings, checked.lines, strict=True)
    rows = document_frame(_row(job, reading, line.judgement) for reading, line in pairs)
    return checked_frame(rows, DocumentFrame)


def _row(job: RunContext, reading: Reading, judgement: Judgement) -> DocumentRow:
    reason, inside = str(judgement) or None, is_inside(reading.file.path, job.settings.raw)
    if reading.document is not None:
        return DocumentRow.of(
            reading.document,
            card_sha256=reading.file.card_sha256,
            extractor_version=job.extractor_version,
            read_at=job.started_at,
            reason=reason,
            in_raw=inside,
        )
    row = DocumentRow.failed(
        reading.file.name,
        reason or "",
        raw=None,
        card_sha256=reading.file.card_sha256,
        extractor_version=job.extractor_version,
        read_at=job.started_at,
        in_raw=inside,
    )
    return replace(row, document_id=reading.file.document_id)


def run_record(job: RunContext, report: RunReport) -> warehouse.RunRecord:
    """The row of table `run` for this execution."""
    versions = {name: version(name) for name in ENGINES}
    parameters = {"arguments": job.arguments, "years": str(job.years), "raw": str(job.settings.raw)}
    parameters |= {"part_of": job.part_of} if job.part_of else {}
    return warehouse.RunRecord(
        run_id=job.run_id,
        started_at=job.started_at,
        finished_at=datetime.now(UTC),
        kind=job.kind,
        parameters=parameters,
        extractor_version=job.extractor_version,
        versions={"project": project_version(), "python": platform.python_version(), **versions},
        documents_read=len(report.documents) - len(report.of_status("failed")),
        documents_skipped=len(report.work.unchanged) + len(report.work.copies) + len(report.outside),
        documents_failed=len(report.of_status("failed")),
        observations=report.observations,
        rejected=0 if report.rejected is None else len(report.rejected),
        accepted=report.accepted,
    )
