"""The server behind `etl serve`: what is said when none can be had. That one comes up is shown by tests/flows."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import psutil
import pytest

from etl.errors import ServingError
from etl.orchestration import server
from etl.settings import Settings
from tests.conftest import Etl
from tests.orchestration.conftest import free_port
from tests.orchestration.prepared import put_database


def test_a_named_server_that_does_not_answer_is_told(etl: Etl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    monkeypatch.setattr(server, "SECONDS_TO_COME_UP", 1)
    ran = etl("serve")
    assert ran.code == 1
    assert ran.err.startswith("etl: http://127.0.0.1:9/api: no Prefect server answers within 1 s; start it, or unset")


@pytest.mark.slow
def test_a_port_that_another_program_holds_is_told(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    put_database(tmp_path, tmp_path_factory)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0)
        api = server.api_of(other.getsockname()[1])
        monkeypatch.setattr(server, "SECONDS_TO_ANSWER", 1)
        with pytest.raises(ServingError, match="ended at once"), server.running_server(api, True, print):
            pass


@pytest.mark.slow
def test_when_the_server_dies_the_command_ends_and_says_so(settings: Settings, tmp_path: Path) -> None:
    """So that an init system starts both anew; a runner without a server would run nothing for ever."""
    command = [sys.executable, "-m", "etl", "serve", "--port", str(free_port())]
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path), "ETL_RAW": str(settings.raw)}
    with subprocess.Popen(command, env=environment, text=True, stdout=PIPE, stderr=PIPE) as served:
        assert served.stdout is not None
        assert any(line.startswith("serving ") for line in served.stdout)
        [server_process] = psutil.Process(served.pid).children()
        server_process.kill()
        _, err = served.communicate(timeout=90)
    assert served.returncode == 1
    last = err.strip().splitlines()[-1]
    assert last.startswith("etl: http://127.0.0.1:")
    assert "the Prefect server ended with code -9" in last
