"""The Prefect server behind `etl serve`: started where none is named, waited for, stopped at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from etl.errors import ServingError
from etl.processes import end_with_parent

SECONDS_TO_COME_UP = 180
SECONDS_TO_ANSWER = 5
SECONDS_TO_STOP = 20

ENVIRONMENT = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # Leases kept in memory are lost when the server starts anew; a run in progress would be ended.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}
"""Variables that the server is started with, unless the environment sets them."""


def api_of(port: int) -> str:
    """The address of a server on this machine."""
    return f"http://127.0.0.1:{port}/api"


@contextmanager
def running_server(api: str, start: bool, tell: Callable[[str], None]) -> Iterator[str]:
    """A server that answers at `api`; with `start` it is started, unless one answers there already.

    Yields the address, and stops the server at the end if it started it. Raises ServingError when no server
    answers in time.
    """
    if not start or answers(api):
        _wait(api, None)
        tell(f"the Prefect server at {api} is used")
        yield api
        return
    process, stopping = _start(api), threading.Event()
    try:
        _wait(api, process)
        tell(f"a Prefect server runs at {api.removesuffix('/api')}")
        threading.Thread(target=_interrupt_after, args=(process, stopping), name="server", daemon=True).start()
        yield api
        if process.poll() is not None:
            remedy = "see what it printed, and start again; an init system does so by itself"
            raise ServingError(api, f"the Prefect server ended with code {process.returncode}", remedy)
    finally:
        stopping.set()
        _stop(process)


def answers(api: str) -> bool:
    """Whether a healthy Prefect server answers at `api`."""
    try:
        with urlopen(f"{api}/health", timeout=SECONDS_TO_ANSWER) as answer:
            return bool(answer.read().strip() == b"true")
    except (URLError, OSError, ValueError):
        return False


def _wait(api: str, process: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + SECONDS_TO_COME_UP
    while not answers(api):
        if process is not None and process.poll() is not None:
            remedy = "see what it printed; another program may use the port (`etl serve --port`)"
            raise ServingError(api, f"the Prefect server ended at once with code {process.returncode}", remedy)
        if time.monotonic() > deadline:
            remedy = "start it, or unset PREFECT_API_URL to have one started here"
            raise ServingError(api, f"no Prefect server answers within {SECONDS_TO_COME_UP} s", remedy)
        time.sleep(0.5)


def _start(api: str) -> subprocess.Popen[bytes]:
    address = urlsplit(api)
    # By this interpreter: its script need not stand beside it. `-P`: the current folder's modules are not Prefect's.
    command = [sys.executable, "-P", "-m", "prefect", "server", "start"]
    command += ["--host", str(address.hostname), "--port", str(address.port), "--log-level", "WARNING"]
    environment = {**ENVIRONMENT, **os.environ}
    # A session of its own, so that Ctrl-C reaches the runs first; and it ends with us even when we are killed.
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=end_with_parent
    )


def _interrupt_after(process: subprocess.Popen[bytes], stopping: threading.Event) -> None:
    """Interrupts this process, as Ctrl-C does, when the server ends first: without it no run would begin."""
    process.wait()
    if not stopping.is_set():
        os.kill(os.getpid(), signal.SIGINT)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
