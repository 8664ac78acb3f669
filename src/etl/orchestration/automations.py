"""The automations of the server: silent runs are marked as crashed, an address is notified of failures."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.events.schemas.automations import EventTrigger

SILENT = "congthuong-kpi: a run without a sign of life has crashed"
TOLD = "congthuong-kpi: a run that failed is told"
MISSED = "congthuong-kpi: a night that did not come is told"
LATE = "congthuong-kpi: a report that is overdue is told"
WEBHOOK = "congthuong-kpi"

OVERDUE = "congthuong-kpi.overdue"
"""The event of a night in which a source is overdue; its payload has the message."""

BAD_ENDS = ("Failed", "Crashed", "TimedOut", "StoppedByAudit", "Incomplete")
GOOD_ENDS = ("Completed", "NothingNew", "Cancelled")
"""The names of the states in which our runs end; an end that is missing here would count as silence."""

A_DAY = 26 * 3600.0
"""Seconds from one night to the next, with the duration of a long one."""


def automate(flows: Sequence[str], silent_seconds: float, address: str | None) -> None:
    """Declares the automations to the server; without `address` nobody is notified."""
    from prefect.client.schemas.objects import StateType
    from prefect.events.actions import CallWebhook, ChangeFlowRunState

    silence = f"no sign of life for {silent_seconds:g} s"
    crash = ChangeFlowRunState(name=None, state=StateType.CRASHED, message=silence, force=False)
    _declare(SILENT, _missing(flows, ("heartbeat",), ("heartbeat", *BAD_ENDS, *GOOD_ENDS), silent_seconds, True), crash)
    if address is None:
        return
    block = _webhook(address)
    told = "{{ flow.name }} {{ flow_run.name }}: {{ flow_run.state.name }}: {{ flow_run.state.message }}"
    _declare(TOLD, _happened(flows, BAD_ENDS), CallWebhook(block_document_id=block, payload=told))
    _declare(LATE, _emitted(OVERDUE), CallWebhook(block_document_id=block, payload="{{ event.payload.message }}"))
    missed = f"nightly: no night has come to an end for {A_DAY / 3600:g} hours; see whether `etl serve` runs"
    ends = (*BAD_ENDS, *GOOD_ENDS)
    nights = _missing(("nightly",), ends, ends, A_DAY, False)
    _declare(MISSED, nights, CallWebhook(block_document_id=block, payload=missed))


def _happened(flows: Sequence[str], ends: Collection[str]) -> EventTrigger:
    """Fires when a run of `flows` ends in one of `ends`."""
    from prefect.events.schemas.automations import EventTrigger, Posture

    return EventTrigger(**_of(flows), expect=_events(ends), posture=Posture.Reactive, threshold=1)


def _emitted(name: str) -> EventTrigger:
    """Fires at each event of that name."""
    from prefect.events.schemas.automations import EventTrigger, Posture

    return EventTrigger(expect={name}, posture=Posture.Reactive, threshold=1)


def _missing(
    flows: Sequence[str], after: Collection[str], expect: Collection[str], seconds: float, each: bool
) -> EventTrigger:
    """Fires when, after one of the events `after`, none of `expect` comes in time; with `each` for each run alone."""
    from prefect.events.schemas.automations import EventTrigger, Posture

    return EventTrigger(
        **_of(flows),
        after=_events(after),
        expect=_events(expect),
        for_each={"prefect.resource.id"} if each else set(),
        posture=Posture.Proactive,
        threshold=1,
        within=timedelta(seconds=seconds),
    )


def _of(flows: Sequence[str]) -> dict[str, Any]:
    from prefect.events.schemas.events import ResourceSpecification

    return {
        "match": ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
        "match_related": ResourceSpecification({"prefect.resource.role": "flow", "prefect.resource.name": list(flows)}),
    }


def _events(names: Collection[str]) -> set[str]:
    return {f"prefect.flow-run.{name}" for name in names}


def _webhook(address: str) -> Any:
    """The id of the block that posts to `address`."""
    from prefect.blocks.webhook import Webhook

    block: Any = Webhook(method="POST", url=address)  # type: ignore[arg-type]
    return block.save(WEBHOOK, overwrite=True)


def _declare(name: str, trigger: EventTrigger, action: Any) -> None:
    """Creates the automation; replaces that of the server only where it differs, since its counts are lost with it."""
    from prefect import get_client
    from prefect.automations import Automation

    parts = trigger.model_dump(mode="json", exclude={"id"})
    parts = {key: sorted(part) if isinstance(part, list) else part for key, part in parts.items()}  # sets have no order
    digest = hashlib.sha256(f"{parts} {action.model_dump_json()}".encode()).hexdigest()[:16]
    with get_client(sync_client=True) as client:
        known = client.request("POST", "/automations/filter", json={"automations": {"name": {"any_": [name]}}}).json()
        if any(row["description"] == digest for row in known):
            return
        for row in known:
            client.request("DELETE", f"/automations/{row['id']}")  # type: ignore[arg-type]
    automation: Any = Automation(name=name, description=digest, trigger=trigger, actions=[action])
    automation.create()
