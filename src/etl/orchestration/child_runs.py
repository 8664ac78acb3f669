"""The child runs of a backfill, one per year: of their deployment where the flow has one, else as subflows."""

from __future__ import annotations

from itertools import count
from typing import Any, cast

from prefect import Flow, State, get_client, runtime
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterIdempotencyKey
from prefect.deployments import run_deployment
from prefect.states import Crashed

DEPLOYMENT = "backfill-year/backfill-year"
SECONDS_BETWEEN_LOOKS = 2


def run_child(child: Flow[..., Any], key: str, parameters: dict[str, Any]) -> State[Any]:
    """The end state of the run of `child` with these parameters. One of that key that runs already is waited for."""
    if runtime.deployment.id is None:
        state: Any = child(**parameters, return_state=True)
        return cast("State[Any]", state)
    attempt = next(name for number in count(1) if not _ended(name := f"{key} {number}"))
    run: Any = run_deployment(
        DEPLOYMENT, parameters=parameters, idempotency_key=attempt, poll_interval=SECONDS_BETWEEN_LOOKS
    )
    return run.state or Crashed(message="the server lost it")


def _ended(key: str) -> bool:
    """Whether a run of that key is over. The warehouse has work left for it, so it did not do all of it."""
    with get_client(sync_client=True) as client:
        wanted = FlowRunFilter(idempotency_key=FlowRunFilterIdempotencyKey(any_=[key]))
        return any(run.state and run.state.is_final() for run in client.read_flow_runs(flow_run_filter=wanted))
