"""Finds runs of this machine that died without a final state. Those of others are found by their heartbeat."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

LONGEST_START = timedelta(minutes=4)
"""A run that was handed to a process and has not begun by then will not begin."""

SECONDS_BETWEEN_LOOKS = 30
"""How often `watch` looks: with LONGEST_START, five minutes until a run that never began is noticed."""

AGAIN = "started-again"
"""The tag of a run that does what another was to do that never began."""


def pid_of_this_process() -> str:
    """Host and process id of this process, in the form that Prefect's workers use."""
    return f"{socket.gethostname()}:{psutil.Process().pid}"


def mark_dead(flows: Sequence[str], settle_seconds: float = 0, again: bool = False) -> list[str]:
    """Marks runs of `flows` as crashed whose state is running while their process is gone; returns their names.

    That also frees their slot in the limit of their deployment, which would keep the next night from beginning. It
    waits `settle_seconds` before it marks any: a server that has just started sends no events yet. With `again` what a
    run that never began was to do is started once more.
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
            never_began = run.state is not None and run.state.type == StateType.PENDING
            message = "it never began" if never_began else "its process is gone"
            client.set_flow_run_state(run.id, Crashed(message=message), force=True)
            if never_began and again:
                _start_again(client, run)
    return [run.name for run in dead]


def _start_again(client: SyncPrefectClient, run: FlowRun) -> None:
    """Hands out once more, and only once, what a run that never began was to do."""
    from prefect.states import Scheduled

    assert run.deployment_id is not None
    if AGAIN in run.tags:
        return
    key = f"again {run.id}"
    parameters, tags = run.parameters, [*run.tags, AGAIN]
    client.create_flow_run_from_deployment(
        run.deployment_id, parameters=parameters, state=Scheduled(), tags=tags, idempotency_key=key
    )


def watch(flows: Sequence[str], stopping: threading.Event, tell: Callable[[str], None]) -> None:
    """Looks for dead runs until `stopping` is set; those that never began are started again."""
    from httpx import HTTPError
    from prefect.exceptions import PrefectException

    while not stopping.wait(SECONDS_BETWEEN_LOOKS):
        with suppress(OSError, HTTPError, PrefectException):  # the server may be busy, or end before us
            for name in mark_dead(flows, again=True):
                tell(f"{name} had died and is marked as crashed")


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
