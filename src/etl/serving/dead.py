"""Runs that died without a word: those of this machine are found at the start, those of others by their heartbeat."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

AUTOMATION = "congthuong-kpi: a run without a sign of life has crashed"
LONGEST_START = timedelta(minutes=5)
"""A run that was handed to a process and has not begun by then never will."""

ENDS = ("Completed", "Failed", "Cancelled", "Crashed")


def pid_of_this_process() -> str:
    """How a run says where it lives; Prefect's workers write it in the same way."""
    return f"{socket.gethostname()}:{psutil.Process().pid}"


def mark_dead(flows: Sequence[str]) -> list[str]:
    """Marks runs of `flows` as crashed that stand as running while their process is gone; gives their names.

    That also frees their place in the limit of their deployment, which else keeps the next night from beginning.
    """
    from prefect import get_client
    from prefect.client.schemas.filters import (
        FlowFilter,
        FlowFilterName,
        FlowRunFilter,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType
    from prefect.states import Crashed

    under_way = FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
    dead = []
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=list(flows))),
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=under_way)),
        )
        for run in runs:
            if run.deployment_id is not None and not lives(run):
                client.set_flow_run_state(run.id, Crashed(message="its process is gone"), force=True)
                dead.append(run.name)
    return dead


def lives(run: FlowRun) -> bool:
    """Whether the run may still be alive: its process is there, or it is another machine's, or it has just begun."""
    if run.infrastructure_pid is None:
        handed_over = run.state.timestamp if run.state else datetime.now(UTC)
        return datetime.now(UTC) - handed_over < LONGEST_START
    host, _, pid = run.infrastructure_pid.rpartition(":")
    if host != socket.gethostname():
        return True
    try:
        return bool(psutil.Process(int(pid)).environ().get("PREFECT__FLOW_RUN_ID") == str(run.id))
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # another user's: the number was given anew, or the run is not ours to judge
        return True


def watch_heartbeats(flows: Sequence[str], seconds: float) -> None:
    """Lets the server mark a run of `flows` as crashed that gave no sign of life for `seconds`, wherever it ran."""
    from prefect import get_client
    from prefect.automations import Automation
    from prefect.client.schemas.objects import StateType
    from prefect.events.actions import ChangeFlowRunState
    from prefect.events.schemas.automations import EventTrigger, Posture
    from prefect.events.schemas.events import ResourceSpecification

    with get_client(sync_client=True) as client:
        if any(known["name"] == AUTOMATION for known in client.request("POST", "/automations/filter", json={}).json()):
            return
    heartbeat = "prefect.flow-run.heartbeat"
    trigger = EventTrigger(
        after={heartbeat},
        expect={heartbeat, *(f"prefect.flow-run.{end}" for end in ENDS)},
        match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
        match_related=ResourceSpecification({"prefect.resource.role": "flow", "prefect.resource.name": list(flows)}),
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=1,
        within=timedelta(seconds=seconds),
    )
    message = f"no sign of life for {seconds:g} s"
    crash = ChangeFlowRunState(name=None, state=StateType.CRASHED, message=message, force=True)
    Automation(name=AUTOMATION, trigger=trigger, actions=[crash]).create()
