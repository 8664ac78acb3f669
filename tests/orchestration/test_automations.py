"""What the server is to do by itself: which runs it watches, after how long, and whom it notifies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from prefect.events.schemas.automations import Posture

from etl.orchestration import automations
from etl.orchestration.automations import BAD_ENDS, GOOD_ENDS, MISSED, SILENT, TOLD

BLOCK = "11111111-2222-3333-4444-555555555555"


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Any, Any]]:
    """Trigger and action by the name under which they are declared."""
    found: dict[str, tuple[Any, Any]] = {}
    monkeypatch.setattr(automations, "_declare", lambda name, trigger, action: found.update({name: (trigger, action)}))
    monkeypatch.setattr(automations, "_webhook", lambda address: BLOCK)
    return found


def test_without_an_address_silent_runs_are_marked_and_nobody_is_notified(
    declared: dict[str, tuple[Any, Any]],
) -> None:
    automations.automate(["nightly", "backfill"], 90.0, None)
    [(name, (trigger, action))] = declared.items()
    assert (name, trigger.posture, trigger.within) == (SILENT, Posture.Proactive, timedelta(seconds=90))
    assert trigger.for_each == {"prefect.resource.id"}  # each run for itself
    assert trigger.match_related.root["prefect.resource.name"] == ["nightly", "backfill"]
    assert (action.state, action.message) == ("CRASHED", "no sign of life for 90 s")


def test_a_run_that_has_ended_is_not_taken_for_silent(declared: dict[str, tuple[Any, Any]]) -> None:
    automations.automate(["nightly"], 90.0, None)
    trigger, _ = declared[SILENT]
    assert trigger.after == {"prefect.flow-run.heartbeat"}
    assert {f"prefect.flow-run.{end}" for end in (*BAD_ENDS, *GOOD_ENDS)} <= trigger.expect


def test_an_address_is_notified_of_bad_ends_and_of_a_night_that_did_not_come(
    declared: dict[str, tuple[Any, Any]],
) -> None:
    automations.automate(["nightly", "backfill"], 90.0, "https://ntfy.example/kpi")
    trigger, action = declared[TOLD]
    assert trigger.posture is Posture.Reactive
    assert trigger.expect == {f"prefect.flow-run.{end}" for end in BAD_ENDS}
    assert (str(action.block_document_id), "flow_run.state.message" in action.payload) == (BLOCK, True)
    missed, action = declared[MISSED]
    assert missed.match_related.root["prefect.resource.name"] == ["nightly"]
    assert timedelta(hours=24) < missed.within < timedelta(hours=48)
    assert missed.for_each == set()  # any night will do
    assert "no night has come to an end for 26 hours" in action.payload


def test_what_is_overdue_is_told_with_its_lines(declared: dict[str, tuple[Any, Any]]) -> None:
    automations.automate(["nightly"], 90.0, "https://ntfy.example/kpi")
    trigger, action = declared[automations.LATE]
    assert (trigger.expect, trigger.posture) == ({automations.OVERDUE}, Posture.Reactive)
    assert action.payload == "{{ event.payload.message }}"
