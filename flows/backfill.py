"""The backfill flow: past years read again with today's rules, a child run for each. No logic of its own.

`etl serve` serves it; `prefect deployment run backfill/backfill -p years=2011:2015` starts a run.
"""

# No `from __future__ import annotations`: Prefect loads a served flow by its file and reads the parameters' types.

from pathlib import Path

from prefect import State, flow

from etl.language.years import Years
from etl.orchestration import tasks
from etl.orchestration.child_runs import run_child
from etl.pipeline.backfill_plan import Past
from etl.pipeline.backfill_report import Outcome, fingerprint
from etl.pipeline.context import RunContext
from etl.settings import Settings


@flow(name="backfill", **tasks.FLOW)
def backfill(
    years: str | None = None,
    missing: bool = False,
    again: bool = False,
    accept: bool = False,
    raw: Path | None = None,
    warehouse: Path | None = None,
) -> State[Outcome]:
    """Reads the documents that report on `years` (or could fill a gap) again, year by year.

    One that was stopped goes on where it was when it is started again: what a backfill has read under today's rules is
    not read once more, unless `again` is asked for. With `accept`, figures may change beyond the bound.
    """
    past = Past(Years.parse(years), missing, again)
    job = RunContext.start("backfill", Settings.from_env(raw, warehouse), past.years)
    given = {"years": years, "missing": missing, "again": again, "accept": accept}
    given |= tasks.texts(raw=raw, warehouse=warehouse)
    parts = tasks.find_past(job.settings, past, job.extractor_version)
    ends = {
        year: run_child(fingerprint(year, job.extractor_version, work), {"year": year, **given})
        for year, work in parts.items()
    }
    return tasks.summed_up(job, past, ends)
