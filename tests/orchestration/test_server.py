"""The server behind `etl serve`: what is said when none can be had. That one comes up is shown by tests/flows."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from subprocess import PIPE
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest.mock import Mock
from urllib.request import urlopen
from uuid import UUID

import psutil
import pytest

from etl.errors import ServingError
from etl.orchestration import server
from etl.settings import Settings
from tests.cli.conftest import one_line
from tests.conftest import Etl
from tests.orchestration.conftest import free_port

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient


def test_a_named_server_that_does_not_answer_is_told(etl: Etl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    monkeypatch.setattr(server, "SECONDS_TO_COME_UP", 1)
    ran = etl("serve")
    assert ran.code == 1
    assert ran.err.startswith("etl: http://127.0.0.1:9/api: no Prefect server answers within 1 s; start it, or unset")


def test_a_port_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setattr(server, "SECONDS_TO_ANSWER", 0.2)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = rf"^port {port}: it cannot be had \(Address already in use\); choose another one"
        with pytest.raises(ServingError, match=told), server.running_server(server.api_of(port), True, print):
            pass


def test_a_second_one_is_told_while_the_first_is_starting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its port is free still; and one on another port would serve the same flows from the same database."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    started: list[str] = []
    monkeypatch.setattr(server, "_start", started.append)
    told = (
        rf"^{tmp_path}: another `etl serve` keeps its server there; stop it, or give this one another folder and port"
    )
    with server._alone(tmp_path):
        for port in (free_port(), free_port()):
            with pytest.raises(ServingError, match=told), server.running_server(server.api_of(port), True, print):
                pass
    assert started == []
    with server._alone(tmp_path):  # the lock went with the first
        pass


def test_a_lock_that_another_user_left_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / server.LOCK).mkdir()  # root may open what a file's rights refuse
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    told = r"\.etl-serve\.lock: the Prefect server cannot write there \(Is a directory\); set PREFECT_HOME"
    with pytest.raises(ServingError, match=told), server.running_server(server.api_of(free_port()), True, print):
        pass


def test_a_full_disk_is_told_before_a_server_says_so_in_its_own_way(
    etl: Etl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And after it has ended: it may have been filled meanwhile. A database elsewhere needs no room here."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.delenv(server.DATABASE, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setattr(server, "_start", None)  # whoever calls it fails
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=server.ROOM - 1))
    ran = etl("serve", "--port", str(free_port()))
    assert (ran.code, one_line(ran.err)) == (1, True)
    assert f"{tmp_path}: the disk is full: the Prefect server needs 10 MB there; make room there, or set" in ran.err
    assert server._remedy("see what it printed") == f"the disk of {tmp_path} is full: make room there and start again"
    monkeypatch.setenv(server.DATABASE, "postgresql+asyncpg://db/prefect")
    assert server._remedy("see what it printed") == "see what it printed"
    server._refuse_unwritable(tmp_path)


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:4200/api", "http://", "http://a:99999/api", "ftp://a/api"])
def test_what_is_no_address_of_a_server_is_told_at_once(
    address: str, etl: Etl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", address)
    monkeypatch.setattr(server, "answers", None)  # whoever asks it fails
    ran = etl("serve")
    assert (ran.code, one_line(ran.err)) == (2, True)
    assert f"PREFECT_API_URL: {address!r} is no address; write it as in http://127.0.0.1:4200/api" in ran.err


def test_whoever_waits_for_a_named_server_is_told_for_what(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "SECONDS_OF_SILENCE", 0)
    monkeypatch.setattr(server, "answers", Mock(side_effect=[False, False, True]))
    monkeypatch.setattr(time, "sleep", lambda _: None)
    said: list[str] = []
    with server.running_server("http://10.0.0.1:4200/api", False, said.append):
        pass
    assert said == [
        "waiting for the Prefect server at http://10.0.0.1:4200/api, 180 s at most",
        "the Prefect server at http://10.0.0.1:4200/api is used",
    ]


class Healthy(BaseHTTPRequestHandler):
    """Answers as a Prefect server does that is asked whether it is well."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"true")

    def log_message(self, *_: object) -> None:
        pass


def test_a_second_one_on_the_same_port_is_told_and_does_not_serve_the_flows_twice(
    etl: Etl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with HTTPServer(("127.0.0.1", 0), Healthy) as first:
        threading.Thread(target=first.serve_forever, daemon=True).start()
        ran = etl("serve", "--port", str(first.server_port))
        first.shutdown()
    assert ran.code == 1 and one_line(ran.err)
    assert f"port {first.server_port}: a Prefect server answers there already; is `etl serve` running" in ran.err


def test_a_home_that_cannot_be_written_to_is_one_line(
    etl: Etl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way of a folder")
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file" / "home"))
    ran = etl("serve", "--port", str(free_port()))
    assert ran.code == 1 and one_line(ran.err)
    assert "the Prefect server cannot write there (Not a directory); set PREFECT_HOME to a folder" in ran.err


def test_the_page_asks_the_port_on_which_it_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, str] = {}
    monkeypatch.setattr(subprocess, "Popen", lambda command, env, **_: given.update(env))
    monkeypatch.delenv("PREFECT_SERVER_UI_API_URL", raising=False)
    server._start("http://127.0.0.1:4321/api")
    assert given["PREFECT_SERVER_UI_API_URL"] == "http://127.0.0.1:4321/api"
    assert "flow_runs" in given["PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED"]


@pytest.mark.slow
def test_runs_that_ended_long_ago_go_by_the_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One ended two days ago, one just now; runs are kept for a day. The client is Prefect's own: a server whose
    database is held by the vacuum for a moment answers 503, and is asked again."""
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.exceptions import ObjectNotFound

    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD", str(24 * 3600))
    monkeypatch.setenv("PREFECT_SERVER_SERVICES_DB_VACUUM_LOOP_SECONDS", "5")
    with server.running_server(server.api_of(free_port()), True, print) as api, SyncPrefectClient(api) as client:
        old, new = _ended(client), _ended(client)
        with closing(sqlite3.connect(tmp_path / "prefect.db", timeout=60)) as database:
            moments = [datetime.now(UTC).replace(tzinfo=None) - timedelta(days=days) for days in (2, 0)]
            database.executemany(
                "update flow_run set end_time = ? where replace(id, '-', '') = ?",
                [(str(moment), run.hex) for moment, run in zip(moments, (old, new), strict=True)],
            )
            database.commit()
        until = time.monotonic() + 180
        with pytest.raises(ObjectNotFound):
            while time.monotonic() < until:
                client.read_flow_run(old)
                time.sleep(0.5)
        assert client.read_flow_run(new).id == new


def _ended(client: SyncPrefectClient) -> UUID:
    """A run of a flow that was completed just now."""
    from prefect import flow
    from prefect.states import Completed

    @flow
    def nightly() -> None: ...

    run: UUID = client.create_flow_run(nightly).id
    client.set_flow_run_state(run, Completed(), force=True)
    return run


@pytest.mark.slow
def test_when_the_server_dies_the_command_ends_and_says_so(settings: Settings, tmp_path: Path) -> None:
    """So that an init system starts both anew; a runner without a server would run nothing for ever."""
    command = [sys.executable, "-m", "etl", "serve", "--port", str(free_port())]
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path), "ETL_RAW": str(settings.raw)}
    with subprocess.Popen(command, env=environment, text=True, stdout=PIPE, stderr=PIPE) as served:
        assert served.stdout is not None
        assert any(line.startswith("serving ") for line in served.stdout)
        with urlopen(f"http://127.0.0.1:{command[-1]}/ui-settings") as answer:
            assert json.load(answer)["api_url"] == f"http://127.0.0.1:{command[-1]}/api"
        [server_process] = psutil.Process(served.pid).children()
        server_process.kill()
        _, err = served.communicate(timeout=90)
    assert served.returncode == 1
    last = err.strip().splitlines()[-1]
    assert last.startswith("etl: http://127.0.0.1:")
    assert "the Prefect server was killed (signal 9)" in last
