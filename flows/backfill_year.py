"""One year of a backfill, as a child run of `backfill`. No logic of its own."""

# No `from __future__ import annotations`: Prefect loads a served flow by its file and reads the parameters' types.

from pathlib import Path

from prefect import State, flow

from etl.language.years import Years
from etl.orchestration import tasks
from etl.pipeline.backfill_plan import Past
from etl.pipeline.context import RunContext
from etl.pipeline.discover import Work
from etl.pipeline.report import RunReport
from etl.settings import Settings


@flow(name="backfill-year", flow_run_name="backfill {year}", timeout_seconds=tasks.A_NIGHT, **tasks.FLOW)
def backfill_year(
    year: int | None = None,
    years: str | None = None,
    missing: bool = False,
    again: bool = False,
    accept: bool = False,
    raw: Path | None = None,
    warehouse: Path | None = None,
) -> State[RunReport]:
    """Reads again what the backfill of `years` (or of what is `missing`) reads with `year`; gives the run's report.

    Without a year, what nobody knows the year of before it is read.
    """
    past = Past(Years.parse(years), missing, again)
    settings = Settings.from_env(raw, warehouse)
    its = past.years if year is None else Years(frozenset({year}))
    job = RunContext.start("backfill", settings, its, ["--missing"] if missing else [], accept=accept)
    work = tasks.find_past(settings, past, job.extractor_version).get(year, Work())
    return tasks.concluded(job, work, f"backfill-{year or 'undated'}")
