"""The server behind `etl serve`: what is said when none can be had. That one comes up is shown by tests/flows."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from etl.errors import ServingError, UsageError
from etl.serving import project, server
from tests.conftest import Etl


def test_without_a_project_there_is_one_line(etl: Etl, tmp_path: Path) -> None:
    ran = etl("serve", "--project", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"etl: serve: there is no prefect.yaml in {tmp_path}; name the project's folder with --project\n"


def test_a_named_server_that_does_not_answer_is_told(etl: Etl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    monkeypatch.setattr(server, "SECONDS_TO_COME_UP", 1)
    ran = etl("serve")
    assert ran.code == 1
    assert ran.err.startswith("etl: http://127.0.0.1:9/api: no Prefect server answers within 1 s; start it, or unset")


@pytest.mark.slow
def test_a_port_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0)
        api = server.api_of(other.getsockname()[1])
        monkeypatch.setattr(server, "SECONDS_TO_ANSWER", 1)
        with pytest.raises(ServingError, match="ended at once"), server.running_server(api, True, print):
            pass


def test_the_schedule_stands_in_prefect_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project.find_project(None)
    monkeypatch.chdir(folder)
    nightly, *others = project.deployments(folder)
    assert [getattr(row.schedule, "cron", None) for row in nightly.schedules or ()] == ["30 1 * * *"]
    assert [row.name for row in others] == ["backfill", "backfill-year"]
    assert [row.concurrency_limit for row in (nightly, *others)] == [1, 1, 1]


def test_a_project_that_is_named_wins(tmp_path: Path) -> None:
    (tmp_path / "prefect.yaml").write_text("deployments: []\n", "utf-8")
    assert project.find_project(tmp_path) == tmp_path
    with pytest.raises(UsageError):
        project.find_project(tmp_path / "nowhere")
