"""A run, step by step: discover, read and stage, load, materialise, audit, publish. No details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from etl import warehouse
from etl.language.years import Years
from etl.pipeline.backfill_plan import Past, about_years, past_work
from etl.pipeline.context import RunContext
from etl.pipeline.declared import faulty_corrections
from etl.pipeline.discover import Work, discover, find_work, is_outdated
from etl.pipeline.read import Reading
from etl.pipeline.report import RunReport
from etl.pipeline.stage import Staged, take_up
from etl.pipeline.staged import Terms, remove
from etl.pipeline.staging import staging
from etl.pipeline.steps import Steps
from etl.pipeline.workers import read_all
from etl.progress import Step
from etl.settings import Settings


def run(
    settings: Settings,
    paths: Sequence[Path] = (),
    years: Years | None = None,
    step: Step | None = None,
    accept: bool = False,
) -> RunReport:
    """Reads what is new or changed at `paths` (none = the raw folder) and publishes the next warehouse.

    With `years`, documents that report on other years only are left for another run. When nothing is new the warehouse
    file is not touched. `step` is called with progress; with `accept` past years may change beyond the bound. Raises
    UsageError, WarehouseError, CatalogueError, FilesMissing; a report that cannot be read raises nothing and is in the
    RunReport and in the warehouse.
    """
    job = RunContext.start("run", settings, years, [str(path) for path in paths], step, accept)
    with job.watch.stage("discover"):
        work = about_years(settings, find_work(settings, paths, job.extractor_version), job.years)
    return process(job, work)


def backfill(
    settings: Settings,
    years: Years | None = None,
    missing: bool = False,
    step: Step | None = None,
    accept: bool = False,
) -> RunReport:
    """Reads the documents that report on `years` again with today's rules, and publishes the result.

    With `missing`, the documents that could fill a gap instead: those that gave no figure, and raw files not yet in
    the warehouse. Raises as `run` does.
    """
    job = RunContext.start("backfill", settings, years, ["--missing"] if missing else [], step, accept)
    with job.watch.stage("discover"):
        work = past_work(settings, Past(job.years, missing, again=True), job.extractor_version)
    return process(job, work)


def process(job: RunContext, work: Work, steps: Steps | None = None) -> RunReport:
    """Takes `work` from reading to the published warehouse. `steps` are the plain functions, or a flow's tasks."""
    steps = steps or Steps()
    outdated = is_outdated(job.settings)
    with staging(job.settings, job.run_id, needed=bool(work.todo)) as folder:
        staged = _staged(job, work, steps, folder)
        report = replace(job.report(work), outside=staged.outside, corrections=faulty_corrections(job.settings))
        if staged.batches or work.gone or outdated:
            report = steps.publish(job, report, staged.batches)
        else:
            warehouse.clear_up(job.settings.warehouse)
        if folder is not None:
            remove(folder, [batch.stem for batch in staged.aside])
    return report


def _staged(job: RunContext, work: Work, steps: Steps, folder: Path | None) -> Staged:
    """All that is to be read, staged in `folder`: what a dead run has left there, and what is read now."""
    if folder is None:
        with job.watch.stage("read", 0):
            return Staged()
    terms = Terms(folder, job.extractor_version, job.started_at, job.years, work.again)
    taken = take_up(work, job.settings, terms)
    with job.watch.stage("read", len(work.todo), len(work.todo) - len(taken.rest)) as done:
        return taken.with_more(steps.stage(taken.rest, job.settings, terms, done), work.todo)


def survey(settings: Settings, paths: Sequence[Path] = (), step: Step | None = None) -> list[Reading]:
    """Reads what is at `paths` (none = the raw folder) without a warehouse. Raises UsageError."""
    job = RunContext.start("extract", settings, step=step)
    files = discover(settings, paths).files
    with job.watch.stage("read", len(files)) as done:
        return read_all(files, settings, done)
