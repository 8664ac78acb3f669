"""Whether a run may still be alive, by what it recorded of where it lives. Runs of a server: `test_flows`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from subprocess import PIPE
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from etl.orchestration import dead_runs
from etl.orchestration.dead_runs import LONGEST_START, lives, pid_of_this_process


def run(pid: str | None, identity: str = "r1", age: timedelta = timedelta()) -> Any:
    state = SimpleNamespace(timestamp=datetime.now(UTC) - age)
    return SimpleNamespace(id=identity, infrastructure_pid=pid, state=state)


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    """A process of run r1, which ends when its input is closed."""
    command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(command, stdin=PIPE, env={**os.environ, "PREFECT__FLOW_RUN_ID": "r1"}) as process:
        yield process


def test_a_process_is_named_by_host_and_number() -> None:
    assert pid_of_this_process() == f"{socket.gethostname()}:{os.getpid()}"


def test_a_run_lives_while_its_process_does(process: subprocess.Popen[bytes]) -> None:
    where = f"{socket.gethostname()}:{process.pid}"
    assert lives(run(where))
    process.communicate()
    assert not lives(run(where))


def test_a_number_that_was_given_to_another_process_is_not_the_run(process: subprocess.Popen[bytes]) -> None:
    assert not lives(run(f"{socket.gethostname()}:{process.pid}", identity="r2"))


def test_of_another_machine_nothing_is_known() -> None:
    assert lives(run("another-host:1"))


def test_a_process_of_another_user_is_not_ours_to_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: psutil.Process) -> dict[str, str]:
        raise psutil.AccessDenied(self.pid)

    monkeypatch.setattr(psutil.Process, "environ", refused)
    assert lives(run(pid_of_this_process()))


def test_a_run_without_a_process_has_some_minutes_to_begin() -> None:
    assert lives(run(None))
    assert not lives(run(None, age=LONGEST_START + timedelta(seconds=1)))


def test_dead_runs_are_looked_for_until_the_end_whatever_the_server_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    stopping, looks, told = threading.Event(), iter(("nobody answers", "found")), list[str]()

    def mark(flows: Sequence[str], again: bool) -> list[str]:
        assert again and flows == ["nightly"]
        if next(looks) == "nobody answers":
            raise OSError
        stopping.set()
        return ["nightly 2026-11-28"]

    monkeypatch.setattr(dead_runs, "mark_dead", mark)
    monkeypatch.setattr(dead_runs, "SECONDS_BETWEEN_LOOKS", 0)
    dead_runs.watch(["nightly"], stopping, told.append)
    assert told == ["nightly 2026-11-28 had died and is marked as crashed"]


def test_a_run_that_never_began_is_noticed_within_five_minutes() -> None:
    assert LONGEST_START.total_seconds() + dead_runs.SECONDS_BETWEEN_LOOKS <= 5 * 60
