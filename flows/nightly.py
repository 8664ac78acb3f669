"""The nightly flow: `etl fetch` and `etl run` as Prefect tasks. No logic of its own.

`etl serve` runs it every night; `prefect deployment run nightly/nightly` at once.
"""

# No `from __future__ import annotations`: Prefect loads a served flow by its file and reads the parameters' types.

from pathlib import Path

from prefect import State, flow

import tasks
from etl.job import Job
from etl.report import RunReport
from etl.settings import Settings


@flow(name="nightly", timeout_seconds=tasks.A_NIGHT, **tasks.FLOW)
def nightly(accept: bool = False, raw: Path | None = None, warehouse: Path | None = None) -> State[RunReport]:
    """Reads what is new in the raw folder and publishes the next warehouse; gives the report of the run.

    With `accept`, figures of past years may change beyond the bound, once a person has looked at them.
    """
    job = Job.start("nightly", Settings.from_env(raw, warehouse), accept=accept)
    work = tasks.find_new(job.settings, (), job.extractor_version)
    return tasks.concluded(job, work, "nightly")
