"""The Prefect tasks of every flow: one per stage and batch, each the plain function with its retries. No logic."""

from __future__ import annotations

from typing import Any

from prefect import Flow, State, Task, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, TaskRun
from prefect.logging import get_run_logger
from prefect.schedules import Schedule

from etl.errors import WarehouseBusy
from etl.job import Steps
from etl.loading import publish, validate_batch
from etl.past import past_work
from etl.reading import extract_batch, read_batch
from etl.report import RunReport
from etl.work import find_work


def passing(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether a fault may pass by itself: another writer, a share that is away. A wrong setting stays wrong."""
    try:
        state.result()
    except (WarehouseBusy, OSError):
        return True
    except Exception:
        return False
    return False


# What passes between tasks are documents and frames in memory: hashing them as cache keys or pickling them as results
# would cost more than the work itself.
PLAIN: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
AGAIN: dict[str, Any] = {**PLAIN, "retries": 3, "retry_delay_seconds": [5, 30, 120], "retry_condition_fn": passing}

# The world fails where folders are looked through (a share that is away for a moment) and where the writer's lock is
# held by another. Load, materialise, audit and publish are one task: they build one private file under one lock.
find_new = task(name="discover", **AGAIN)(find_work)
find_past = task(name="discover past", **AGAIN)(past_work)
STEPS = Steps(
    read=task(name="read", **AGAIN)(read_batch),
    extract=task(name="extract", **PLAIN)(extract_batch),
    validate=task(name="validate", **PLAIN)(validate_batch),
    publish=task(name="load, audit and publish", **AGAIN)(publish),
)


@task(name="tell", **PLAIN)
def tell(report: RunReport) -> None:
    """Logs the run and leaves the KPIs that changed as a table artifact."""
    logger = get_run_logger()
    for line in report.lines():
        logger.info(line)
    create_table_artifact(report.change_rows(), key=f"kpi-changes-{report.kind}", description="KPIs that changed")


def serve(flow: Flow[..., Any], schedule: Schedule | None = None) -> None:
    """Serves `flow` until stopped, one run at a time: a run that would begin beside another is cancelled."""
    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    flow.serve(name=flow.name, schedule=schedule, global_limit=one, pause_on_shutdown=False)
