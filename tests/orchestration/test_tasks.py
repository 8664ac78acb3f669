"""Which faults are tried again, what a task is given, and how the end of a backfill is stated. No server is needed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prefect import State
from prefect.states import Completed, Failed

from etl.catalogue import Catalogue
from etl.errors import AuditFailed, UsageError, WarehouseBusy, WarehouseError
from etl.language.years import Years
from etl.orchestration import artifacts, automations, tasks
from etl.pipeline.backfill_plan import Past
from etl.pipeline.context import RunContext
from etl.progress import Stopwatch
from etl.settings import Settings

NOTHING: Any = None


class Ended:
    """A state that ended with `error`, or well."""

    def __init__(self, error: Exception | None) -> None:
        self._error = error

    def result(self) -> None:
        if self._error is not None:
            raise self._error


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (WarehouseBusy("w.duckdb", "locked", "wait"), True),
        (OSError("the share is away"), True),
        (AuditFailed("w.duckdb", "finds 1", "look"), False),
        (WarehouseError("w.duckdb", "damaged", "roll back"), False),
        (UsageError("ETL_KEPT", "no number", "mend it"), False),
        (None, False),
    ],
)
def test_only_a_fault_that_may_pass_is_tried_again(error: Exception | None, again: bool) -> None:
    state: Any = Ended(error)
    assert tasks.passing(NOTHING, NOTHING, state) is again


def test_paths_become_plain_text_for_a_child_run() -> None:
    assert tasks.texts(raw=Path("data/raw"), warehouse=None) == {"raw": "data/raw", "warehouse": None}


@pytest.fixture
def job(settings: Settings, catalogue: Catalogue) -> RunContext:
    began = datetime(2026, 1, 2, tzinfo=UTC)
    return RunContext("r1", "backfill", began, settings, catalogue, "v1", Years(), (), Stopwatch())


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    monkeypatch.setattr(artifacts, "write_backfill", found.append)
    return found


def summed_up(job: RunContext, ends: dict[int | None, State[Any]]) -> State[Any]:
    return tasks.summed_up(job, Past(Years.parse("2014:2015")), ends)


def test_a_backfill_is_incomplete_when_a_year_did_not_come_through(job: RunContext, written: list[Any]) -> None:
    state = summed_up(job, {2014: Failed(message="stopped"), 2015: Completed(message="published"), None: Completed()})
    assert (state.name, state.is_failed()) == ("Incomplete", True)
    assert str(state.message).startswith("1 of 3 parts did not come through")
    assert str(state.message).endswith("2014: stopped")
    [outcome] = written
    assert outcome.ends == (("2014", False, "stopped"), ("2015", True, "published"), ("undated", True, "Completed"))


def test_a_backfill_that_had_nothing_to_read_says_so(job: RunContext, written: list[Any]) -> None:
    state = summed_up(job, {})
    assert (state.name, state.is_completed()) == ("NothingNew", True)
    assert str(state.message).startswith("nothing to read again: no report is about 2014:2015")


def test_a_message_is_no_longer_than_a_page_can_show(job: RunContext, written: list[Any]) -> None:
    state = summed_up(job, {2014: Failed(message="x" * 5000)})
    assert len(str(state.message)) == tasks.LONGEST_MESSAGE


def test_the_server_knows_every_name_that_a_run_ends_with() -> None:
    """An end that is not among them would be taken for silence (`automations`)."""
    known = {*automations.BAD_ENDS, *automations.GOOD_ENDS}
    assert {"Completed", "NothingNew", "StoppedByAudit", "Incomplete", "Failed", "Crashed", "Cancelled"} <= known
