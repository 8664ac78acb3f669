"""From staged batches to the published file: load, materialise, audit, publish. Each has its own module.

Importing this module imports pandas; `steps` imports it only when there is something to load.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version

from pandas import DataFrame, concat

from etl import warehouse
from etl.errors import UsageError
from etl.pipeline import publishers
from etl.pipeline.context import RunContext
from etl.pipeline.declared import STAY, declared
from etl.pipeline.report import RunReport, left_out
from etl.pipeline.staged import TABLES, Batch
from etl.pipeline.withdrawal import FILE_IS_GONE
from etl.settings import Settings
from etl.validate.frames import rejected_frame
from etl.version import project_version
from etl.vietnam_time import day_in_vietnam
from etl.warehouse.corrections import Correction

ENGINES = ("duckdb", "pandas", "pandera")
MOST_ROWS = 1000
"""Changes and rejected figures that the report of a run holds; the warehouse has them all."""


def publish(job: RunContext, report: RunReport, staged: Sequence[Batch]) -> RunReport:
    """Loads what is `staged` into a private copy of the warehouse, audits it and puts it in place of the published one.

    A faulty declared correction excludes no report, and the run's report names it. Raises WarehouseError
    (WarehouseBusy, AuditFailed); the published file is then as it was.
    """
    stage = job.watch.stage
    settings = job.settings
    day = day_in_vietnam(job.started_at)
    limits = warehouse.Limits(settings.change_bound, day.year, job.accept)
    for batch in staged:
        batch.check()
    entries, fault = _declared(settings)
    with warehouse.begin(settings.warehouse, job.catalogue, settings.lock_seconds, settings.kept) as following:
        with stage("load"):
            files = {table: [batch.file(table) for batch in staged] for table in TABLES}
            following.load(files, job.started_at, day)
            following.withdraw(report.work.gone, day, FILE_IS_GONE)
            misfits = following.correct_what_fits(entries)
            fault = f"{misfits}; the others are applied" if misfits else fault
        with stage("materialise"):
            following.materialise()
            changes = following.changes(MOST_ROWS)
        report = replace(
            report,
            documents=tuple(line for batch in staged for line in batch.lines),
            observations=sum(batch.observations for batch in staged),
            changes=changes,
            changed=following.change_counts(),
            rejected=_first_rejected(staged),
            rejections=sum(batch.rejected for batch in staged),
            corrections=fault,
            left_out=left_out(note for batch in staged for note in batch.notes),
        )
        with stage("audit"):
            report = replace(report, accepted=following.audit(limits))
        with stage("publish"):
            following.record_run(run_record(job, report))
            following.publish()
    return replace(report, published=True, noticed=tuple(publishers.lines(settings.warehouse)))


def _first_rejected(staged: Sequence[Batch]) -> DataFrame:
    """The first MOST_ROWS of the rejected figures."""
    from pyarrow import parquet

    rows, frames = 0, [rejected_frame(())]
    for batch in staged:
        if rows >= MOST_ROWS:
            break
        frames.append(parquet.read_table(batch.file("rejected")).slice(0, MOST_ROWS - rows).to_pandas())
        rows += len(frames[-1])
    return concat(frames, ignore_index=True)


def _declared(settings: Settings) -> tuple[tuple[Correction, ...] | None, str]:
    """The declared corrections, and what is wrong with their file in one line, "" for nothing.

    None of a file that cannot be read: what it declares is unknown, and the ones published last stay.
    """
    try:
        return declared(settings), ""
    except UsageError as fault:
        return None, f"{fault}; {STAY}"


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
        rejected=report.rejections,
        accepted=report.accepted,
    )
