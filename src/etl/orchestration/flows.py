"""The four flows: a night, a backfill, one year of a backfill, the upkeep of a lake. `tasks` has their steps and logic.

`etl serve` serves them; `prefect deployment run nightly/nightly` starts one at once.
"""

# No `from __future__ import annotations`: Prefect reads the types of a flow's parameters when it is loaded.

from pathlib import Path

from prefect import State, flow

from etl.language.years import Years
from etl.orchestration import fetch_tasks, tasks
from etl.orchestration.child_runs import run_child
from etl.pipeline.backfill_plan import Past
from etl.pipeline.backfill_report import Outcome, fingerprint
from etl.pipeline.context import RunContext
from etl.pipeline.discover import Work
from etl.pipeline.report import RunReport
from etl.settings import Settings


@flow(name="nightly", flow_run_name=tasks.day_name, timeout_seconds=tasks.A_NIGHT, **tasks.FLOW)
@tasks.in_a_line
def nightly(
    accept: bool = False, fetch: bool = True, raw: Path | None = None, warehouse: Path | None = None
) -> State[RunReport]:
    """Fetches what is new, reads it and publishes the next warehouse; returns the report of the run.

    With `accept`, figures of past years may change beyond the bound, after a person has looked at them. Without
    `fetch`, only what is in the raw folder is read.
    """
    settings = Settings.from_env(raw, warehouse)
    fetched = fetch_tasks.fetch_all(settings) if fetch else None
    job = RunContext.start("nightly", settings, accept=accept)
    work = tasks.find_new(job.settings, (), job.extractor_version)
    return tasks.concluded(job, work, "nightly", fetched)


@flow(name="backfill", flow_run_name=tasks.backfill_name, **tasks.FLOW)
@tasks.in_a_line
def backfill(
    years: str | None = None,
    missing: bool = False,
    again: bool = False,
    accept: bool = False,
    raw: Path | None = None,
    warehouse: Path | None = None,
) -> State[Outcome]:
    """Reads the documents that report on `years` (or could fill a gap) again, year by year.

    One that was stopped continues when it is started again: what a backfill has read under today's rules is
    not read once more, unless `again` is asked for. With `accept`, figures may change beyond the bound.
    """
    past = Past(Years.parse(years), missing, again)
    job = RunContext.start("backfill", Settings.from_env(raw, warehouse), past.years)
    given = {"years": years, "missing": missing, "again": again, "accept": accept}
    given |= {"part_of": job.run_id, **tasks.texts(raw=raw, warehouse=warehouse)}
    parts = tasks.find_past(job.settings, past, job.extractor_version)
    ends = {
        year: run_child(backfill_year, fingerprint(year, job.extractor_version, work), {"year": year, **given})
        for year, work in parts.items()
    }
    return tasks.summed_up(job, past, ends)


@flow(name="backfill-year", flow_run_name="backfill {year}", timeout_seconds=tasks.A_NIGHT, **tasks.FLOW)
@tasks.in_a_line
def backfill_year(
    year: int | None = None,
    years: str | None = None,
    missing: bool = False,
    again: bool = False,
    accept: bool = False,
    part_of: str | None = None,
    raw: Path | None = None,
    warehouse: Path | None = None,
) -> State[RunReport]:
    """Reads again what the backfill of `years` (or of what is `missing`) reads with `year`; returns the run's report.

    Without a year: the documents whose year is not known before they are read. Runs that are `part_of` one backfill
    leave one file to go back to, that from before the first of them.
    """
    past = Past(Years.parse(years), missing, again)
    settings = Settings.from_env(raw, warehouse)
    its = past.years if year is None else Years(frozenset({year}))
    arguments = ["--missing"] if missing else []
    job = RunContext.start("backfill", settings, its, arguments, accept=accept, part_of=part_of)
    work = tasks.find_past(settings, past, job.extractor_version).get(year, Work())
    return tasks.concluded(job, work, f"backfill-{year or 'undated'}")


@flow(name="tidy", flow_run_name=tasks.day_name, timeout_seconds=tasks.A_NIGHT, **tasks.FLOW)
@tasks.in_a_line
def tidy(raw: Path | None = None, warehouse: Path | None = None) -> State[None]:
    """Keeps a lake in shape, as `etl tidy` does; a warehouse file needs none, and the run says that."""
    return tasks.tidied(Settings.from_env(raw, warehouse))
