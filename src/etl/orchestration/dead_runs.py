"""Finds runs of this machine that died without a final state. Those of others are found by their heartbeat."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

LONGEST_START = timedelta(minutes=5)
"""A run that was handed to a process and has not begun by then will not begin."""


def pid_of_this_process() -> str:
    """Host and process id of this process, in the form that Prefect's workers use."""
    return f"{socket.gethostname()}:{psutil.Process().pid}"


def mark_dead(flows: Sequence[str], settle_seconds: float = 0) -> list[str]:
    """Marks runs of `flows` as crashed whose state is running while their process is gone; returns their names.

    That also frees their slot in the limit of their deployment, which would keep the next night from beginning. It
    waits `settle_seconds` before it marks any: a server that has just started sends no events yet.
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
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=list(flows))),
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=under_way)),
        )
        dead = [run for run in runs if run.deployment_id is not None and not lives(run)]
        if dead:
            time.sleep(settle_seconds)
        for run in dead:
            client.set_flow_run_state(run.id, Crashed(message="its process is gone"), force=True)
    return [run.name for run in dead]


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
    except psutil.AccessDenied:  # another user's process: the id was reused, or the run is not ours to judge
        return True
