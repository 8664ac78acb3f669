"""A child run: a subflow where the flow has no deployment, else the first run of its key that has not ended."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from etl.orchestration import child_runs


def child(**given: Any) -> Any:
    return given


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the server is asked for; it lost the state of the run where `state` is None."""
    found: dict[str, Any] = {"state": "ended well", "over": {"key 1", "key 2"}}

    def run_deployment(name: str, **given: Any) -> Any:
        found.update(given, name=name)
        return SimpleNamespace(state=found["state"])

    monkeypatch.setattr(child_runs, "runtime", SimpleNamespace(deployment=SimpleNamespace(id="d1")))
    monkeypatch.setattr(child_runs, "run_deployment", run_deployment)
    monkeypatch.setattr(child_runs, "_ended", lambda key: key in found["over"])
    return found


def test_without_a_deployment_it_is_a_subflow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_runs, "runtime", SimpleNamespace(deployment=SimpleNamespace(id=None)))
    state: Any = child_runs.run_child(child, "key", {"year": 2015})  # type: ignore[arg-type]
    assert state == {"year": 2015, "return_state": True}


def test_a_run_under_way_is_waited_for_and_one_that_ended_is_followed_by_another(asked: dict[str, Any]) -> None:
    state: Any = child_runs.run_child(child, "key", {"year": 2015})  # type: ignore[arg-type]
    assert state == "ended well"
    assert (asked["name"], asked["parameters"]) == ("backfill-year/backfill-year", {"year": 2015})
    assert asked["idempotency_key"] == "key 3"


def test_a_run_that_the_server_lost_counts_as_crashed(asked: dict[str, Any]) -> None:
    asked["state"] = None
    state = child_runs.run_child(child, "key", {})  # type: ignore[arg-type]
    assert (state.is_crashed(), state.message) == (True, "the server lost it")
