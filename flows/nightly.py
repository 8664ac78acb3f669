"""The nightly flow: `etl run` as Prefect tasks, on a schedule. No logic of its own.

`python flows/nightly.py` serves it: every night at 01:30 in Vietnam, one run at a time.
"""

# No `from __future__ import annotations`: Prefect loads a served flow by its file and reads the parameters' types.

from pathlib import Path

from prefect import flow
from prefect.schedules import Cron

import tasks
from etl.job import Job
from etl.pipeline import process
from etl.report import RunReport
from etl.settings import Settings


@flow(name="nightly", persist_result=False)
def nightly(raw: Path | None = None, warehouse: Path | None = None, batch_size: int = 50) -> RunReport:
    """Reads what is new in the raw folder and publishes the next warehouse; returns the report of the run."""
    job = Job.start("nightly", Settings.from_env(raw, warehouse))
    work = tasks.find_new(job.settings, (), job.extractor_version)
    report = process(job, work, tasks.STEPS, batch_size)
    tasks.tell(report)
    return report


if __name__ == "__main__":
    tasks.serve(nightly, Cron("30 1 * * *", timezone="Asia/Ho_Chi_Minh"))
