"""The pages are served by a real server; where it cannot listen, one line says so."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from etl.catalogue import Catalogue
from etl.errors import ServingError
from etl.explore.serve import beside, serve
from etl.settings import Settings
from tests.conftest import file_of


def test_a_taken_port_is_one_line(catalogue: Catalogue) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServingError, match="choose another one with --port"):
            serve(Settings(), catalogue, "127.0.0.1", port, (), print)


def test_pages_stand_beside_other_work_and_end_with_it(shown: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = list[str]()
    with beside(shown, port, said.append):
        assert said == [f"pages at http://127.0.0.1:{port}"]
        assert "4.013" in answered(f"http://127.0.0.1:{port}/area/lang-son")
    with socket.create_server(("127.0.0.1", port)), pytest.raises(ServingError), beside(shown, port, said.append):
        pass


def answered(address: str) -> str:
    """What is answered there, as soon as anything is."""
    deadline = time.monotonic() + 120
    while True:
        try:
            with urlopen(address, timeout=120) as answer:
                return str(answer.read().decode())
        except URLError:
            assert time.monotonic() < deadline, "nothing is served"
            time.sleep(0.2)


def test_pages_are_served_until_ctrl_c(shown: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "etl", "explore", "--port", str(port), "--warehouse", str(file_of(shown))]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert f"http://127.0.0.1:{port}" in process.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/area/lang-son", timeout=120) as answer:
            assert "4.013" in answer.read().decode()
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=120)
        assert (process.returncode, said) == (0, "")
    finally:
        process.kill()
