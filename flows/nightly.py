"""The nightly flow: `etl fetch` and `etl run` as Prefect tasks. No logic of its own.

`etl serve` runs it every night; `prefect deployment run nightly/nightly` at once.
"""

# No `from __future__ import annotations`: Prefect loads a served flow by its file and reads the parameters' types.

from pathlib import Path

from prefect import State, flow

from etl.orchestration import fetch_tasks, tasks
from etl.pipeline.context import RunContext
from etl.pipeline.report import RunReport
from etl.settings import Settings


@flow(name="nightly", timeout_seconds=tasks.A_NIGHT, **tasks.FLOW)
def nightly(
    accept: bool = False, fetch: bool = True, raw: Path | None = None, warehouse: Path | None = None
) -> State[RunReport]:
    """Fetches what is new, reads it and publishes the next warehouse; gives the report of the run.

    With `accept`, figures of past years may change beyond the bound, once a person has looked at them. Without `fetch`,
    only what lies in the raw folder is read.
    """
    settings = Settings.from_env(raw, warehouse)
    fetched = fetch_tasks.fetch_all(settings) if fetch else None
    job = RunContext.start("nightly", settings, accept=accept)
    work = tasks.find_new(job.settings, (), job.extractor_version)
    return tasks.concluded(job, work, "nightly", fetched)
