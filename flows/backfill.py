"""The backfill flow: `etl backfill` as Prefect tasks, started by hand. No logic of its own.

`python flows/backfill.py` serves it; `prefect deployment run backfill/backfill -p years=2011:2015` starts a run.
"""

# No `from __future__ import annotations`: Prefect loads a served flow by its file and reads the parameters' types.

from pathlib import Path

from prefect import flow

import tasks
from etl.job import Job
from etl.pipeline import process
from etl.report import RunReport
from etl.settings import Settings
from etl.years import Years


@flow(name="backfill", persist_result=False)
def backfill(
    years: str | None = None,
    missing: bool = False,
    raw: Path | None = None,
    warehouse: Path | None = None,
    batch_size: int = 50,
) -> RunReport:
    """Reads the documents that report on `years` (or could fill gaps) again; returns the report of the run."""
    job = Job.start("backfill", Settings.from_env(raw, warehouse), Years.parse(years))
    work = tasks.find_past(job.settings, job.years, missing, job.extractor_version)
    report = process(job, work, tasks.STEPS, batch_size)
    tasks.tell(report)
    return report


if __name__ == "__main__":
    tasks.serve(backfill)
