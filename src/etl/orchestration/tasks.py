"""The Prefect tasks of every flow, each a plain function with its retries, and how a flow ends. No logic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from prefect import Flow, State, Task, get_client, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import FlowRun, TaskRun
from prefect.events import emit_event
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed

from etl.acquire import FetchReport
from etl.errors import AuditFailed, EtlError, FilesMissing, WarehouseBusy
from etl.orchestration import artifacts, batches
from etl.orchestration.automations import OVERDUE
from etl.orchestration.dead_runs import pid_of_this_process
from etl.pipeline import overdue, process, summary
from etl.pipeline.backfill_plan import Past, past_parts
from etl.pipeline.backfill_report import Outcome, changes
from etl.pipeline.context import RunContext
from etl.pipeline.discover import Work, find_work
from etl.pipeline.report import RunReport
from etl.pipeline.steps import Steps
from etl.settings import Settings
from etl.vietnam_time import day_in_vietnam, today
from etl.warehouse import Lake, keep_in_shape

Given = TypeVar("Given")
"""What a task returns."""

Parameters = ParamSpec("Parameters")
"""What a flow is given."""

A_NIGHT = 20 * 3600
"""Seconds after which a run is stopped, so that one that hangs does not keep the next night from beginning."""

LONGEST_MESSAGE = 2000


def passing(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether a fault may pass by itself: another writer, a share that is away. A wrong setting does not."""
    try:
        state.result()
    except (WarehouseBusy, FilesMissing, OSError):
        return True
    except Exception:
        return False
    return False


def signed(flow: Flow[..., Any], run: FlowRun, state: State[Any]) -> None:
    """Records where a run lives, so that its death is noticed (`etl.orchestration.dead_runs`)."""
    with get_client(sync_client=True) as client:
        client.update_flow_run(run.id, infrastructure_pid=pid_of_this_process())


def in_a_line(body: Callable[Parameters, State[Given]]) -> Callable[Parameters, State[Given]]:
    """The `body` of a flow whose faults end its run with their one line as the message of its state.

    Prefect logs that line; of a fault that is raised it would log four tracebacks, too.
    """

    @wraps(body)
    def run(*arguments: Parameters.args, **named: Parameters.kwargs) -> State[Given]:
        try:
            return body(*arguments, **named)
        except EtlError as fault:
            return cast("State[Given]", Failed(message=str(fault)[:LONGEST_MESSAGE], data=fault))

    return run


def day_name() -> str:
    """`nightly 2026-11-28`: the flow, and the day on which the run was due where the reports are from."""
    due = runtime.flow_run.scheduled_start_time or datetime.now(UTC)
    return f"{runtime.flow_run.flow_name} {day_in_vietnam(due)}"


def backfill_name() -> str:
    """`backfill 2011:2015`, or `backfill all years`."""
    given = runtime.flow_run.parameters
    return f"backfill {given.get('years') or ('gaps' if given.get('missing') else 'all years')}"


def step(name: str, function: Callable[..., Given], **options: Any) -> Callable[..., Given]:
    """`function` as a task without parameters: Prefect would walk through whatever it is given, down to each figure."""

    def run(*arguments: Any) -> Given:
        once = task(name=name, cache_policy=NO_CACHE, persist_result=False, **options)(partial(function, *arguments))
        return once()

    return run


AGAIN: dict[str, Any] = {"retries": 3, "retry_delay_seconds": [5, 30, 120], "retry_condition_fn": passing}
FLOW: dict[str, Any] = {"persist_result": False, "on_running": [signed]}

# Passing faults happen where folders are scanned (a share that is away for a moment) and where another process holds
# the writer's lock. Load, materialise, audit and publish are one task: they build one private file under one lock.
find_new = step("discover", find_work, **AGAIN)
find_past = step("discover past", past_parts, **AGAIN)
keep = step("keep in shape", keep_in_shape, **AGAIN)
STEPS = Steps(
    stage=batches.stage_all,
    publish=step("load, audit and publish", Steps().publish, **AGAIN),
)


def concluded(job: RunContext, work: Work, label: str, fetched: FetchReport | None = None) -> State[RunReport]:
    """Takes `work` from reading to publication and gives the end state of the flow's run, with the report as its data.

    The message of the state says in one line what came of the run, or why nothing was published. `label` distinguishes
    the artifacts of one flow from those of another.
    """
    try:
        report = process(job, work, STEPS)
    except AuditFailed as audit:
        artifacts.write_stop(label, audit)
        return Failed(name="StoppedByAudit", message=str(audit)[:LONGEST_MESSAGE], data=audit)
    report = replace(report, overdue=overdue.lines(job.settings, today()))
    step("tell", tell)(report, job, label, fetched)
    name = "Completed" if report.published else "NothingNew"
    return Completed(name=name, message=summary.headline(report, fetched), data=report)


def tell(report: RunReport, job: RunContext, label: str, fetched: FetchReport | None) -> None:
    """Writes what the run has to say to the log, and its artifacts."""
    for line in summary.told(report, fetched):
        get_run_logger().info(line)
    artifacts.write_run(report, job.settings, label, fetched)
    if report.overdue and label == "nightly":
        source = {"prefect.resource.id": "congthuong-kpi.sources"}
        emit_event(OVERDUE, source, payload={"message": "\n".join(report.overdue)[:LONGEST_MESSAGE]})


def summed_up(job: RunContext, past: Past, ends: Mapping[int | None, State[Any]]) -> State[Outcome]:
    """Gives the end state of a backfill, with its Outcome as data, and writes its artifacts."""
    told = tuple(
        (str(year or "undated"), state.is_completed(), state.message or str(state.name)) for year, state in ends.items()
    )
    since = job.started_at if past.again else None
    outcome = Outcome(past, told, changes(job.settings, past, job.extractor_version, since).records())
    artifacts.write_backfill(outcome)
    message = outcome.headline()[:LONGEST_MESSAGE]
    if outcome.failed:
        return Failed(name="Incomplete", message=message, data=outcome)
    return Completed(name="Completed" if told else "NothingNew", message=message, data=outcome)


def tidied(settings: Settings) -> State[None]:
    """Keeps the warehouse in shape where it is a lake, and gives the end state of the flow's run."""
    if not isinstance(settings.warehouse, Lake):
        return Completed(name="NothingNew", message="a warehouse file needs no tidying")
    done = keep(settings.warehouse, settings.snapshot_days, settings.lock_seconds)
    return Completed(message=str(done))


def texts(**paths: Path | None) -> dict[str, str | None]:
    """Paths as the parameters of a child run, which must be plain text."""
    return {name: None if path is None else str(path) for name, path in paths.items()}
