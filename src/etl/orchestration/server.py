"""The Prefect server behind `etl serve`: started where none is named, waited for, stopped at the end."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from etl.errors import ServingError, UsageError
from etl.processes import end_with_parent

SECONDS_TO_COME_UP = 180
SECONDS_OF_SILENCE = 5
"""How long a server that was named may keep us waiting before a line says for what."""

SECONDS_TO_ANSWER = 5
SECONDS_TO_STOP = 20

DATABASE = "PREFECT_API_DATABASE_CONNECTION_URL"
"""Names a database elsewhere, as a PostgreSQL."""

ENVIRONMENT = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # Leases kept in memory are lost when the server starts anew; a run in progress would be ended.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    # Ended runs go after PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD (seconds, 90 days unless it is set).
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
}
"""Variables that the server is started with, unless the environment sets them."""


ROOM = 10_000_000
"""Bytes that a server's new database and its log need. One that finds less says so in a hundred lines of its own."""

LOCK = ".etl-serve.lock"
"""The file in the server's folder that `etl serve` locks while its server runs there."""


def api_of(port: int) -> str:
    """The address of a server on this machine."""
    return f"http://127.0.0.1:{port}/api"


@contextmanager
def running_server(api: str, start: bool, tell: Callable[[str], None]) -> Iterator[str]:
    """A server that answers at `api`; with `start` it is started.

    Yields the address, and stops the server at the end if it started it. Raises UsageError for what is no address,
    ServingError when no server answers in time, or one cannot be started: its port or its folder is used already, or it
    could not write there.
    """
    if not start:
        _refuse_no_address(api)
        _wait(api, None, tell)
        tell(f"the Prefect server at {api} is used")
        yield api
        return
    _refuse_used(api)
    _refuse_unwritable(home())
    with _alone(home()):
        yield from _own_server(api, tell)


def _own_server(api: str, tell: Callable[[str], None]) -> Iterator[str]:
    process, stopping = _start(api), threading.Event()
    try:
        _wait(api, process, tell)
        tell(f"a Prefect server runs at {api.removesuffix('/api')}")
        threading.Thread(target=_interrupt_after, args=(process, stopping), name="server", daemon=True).start()
        yield api
        if process.poll() is not None:
            remedy = _remedy("see what it printed, and start again; an init system does so by itself")
            raise ServingError(api, f"the Prefect server {_ended(process.returncode)}", remedy)
    finally:
        stopping.set()
        _stop(process)


def home() -> Path:
    """The folder in which a server that is started here keeps its database."""
    return Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()


def _ended(code: int) -> str:
    """How a process ended, in words; `code` as of subprocess: a signal is a negative one."""
    return f"ended with code {code}" if code >= 0 else f"was killed (signal {-code})"


def _remedy(otherwise: str) -> str:
    """What to do about a server that has ended: where its disk is full, that; its own words are long."""
    return f"the disk of {home()} is full: make room there and start again" if _is_full(home()) else otherwise


def _refuse_no_address(api: str) -> None:
    try:
        address = urlsplit(api)
        fit = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:
        fit = False
    if not fit:
        remedy = "write it as in http://127.0.0.1:4200/api, or unset it to have a server started here"
        raise UsageError("PREFECT_API_URL", f"{api!r} is no address", remedy)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One server at a time has the folder: two that start at once would not see each other's port yet, and two on one
    database serve the same flows, whatever their ports. The lock ends with its process, however that ends."""
    import fcntl

    with _opened(folder / LOCK) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            remedy = "stop it, or give this one another folder and port: PREFECT_HOME=DIR etl serve --port NUMBER"
            raise ServingError(folder, "another `etl serve` keeps its server there", remedy) from None
        except OSError:  # a file system without locks: the port is looked at all the same
            pass
        yield


def _refuse_used(api: str) -> None:
    """Two that serve the same flows would start each run twice, so a server that is there is used only when it is
    named."""
    if answers(api):
        port = urlsplit(api).port
        remedy = f"is `etl serve` running already? Else choose another --port, or use that one: PREFECT_API_URL={api}"
        raise ServingError(f"port {port}", "a Prefect server answers there already", remedy)
    address = urlsplit(api)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that has just been left is free
        try:
            probe.bind((str(address.hostname), address.port or 0))
        except OSError as fault:
            remedy = "choose another one: etl serve --port NUMBER"
            raise ServingError(f"port {address.port}", f"it cannot be had ({fault.strerror})", remedy) from None


def _refuse_unwritable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as fault:
        raise _unwritable(folder, fault) from None
    if _is_full(folder):
        remedy = "make room there, or set PREFECT_HOME to a folder on another disk"
        raise ServingError(folder, f"the disk is full: the Prefect server needs {ROOM // 1_000_000} MB there", remedy)


def _is_full(folder: Path) -> bool:
    """Whether the disk has no room for the database that the server keeps in `folder`, where it keeps it there."""
    return DATABASE not in os.environ and shutil.disk_usage(folder).free < ROOM


def _opened(lock: Path) -> IO[str]:
    try:
        return lock.open("a+")
    except OSError as fault:  # another user's
        raise _unwritable(lock, fault) from None


def _unwritable(place: Path, fault: OSError) -> ServingError:
    remedy = "set PREFECT_HOME to a folder that may be written to"
    return ServingError(place, f"the Prefect server cannot write there ({fault.strerror})", remedy)


def answers(api: str) -> bool:
    """Whether a healthy Prefect server answers at `api`."""
    try:
        with urlopen(f"{api}/health", timeout=SECONDS_TO_ANSWER) as answer:
            return bool(answer.read().strip() == b"true")
    except (URLError, OSError, ValueError):
        return False


def _wait(api: str, process: subprocess.Popen[bytes] | None, tell: Callable[[str], None]) -> None:
    began = time.monotonic()
    deadline, silent_until = began + SECONDS_TO_COME_UP, began + SECONDS_OF_SILENCE
    while not answers(api):
        if process is not None and process.poll() is not None:
            remedy = _remedy("see what it printed; another program may use the port (`etl serve --port`)")
            raise ServingError(api, f"the Prefect server {_ended(process.returncode)} at once", remedy)
        if time.monotonic() > deadline:
            remedy = "start it, or unset PREFECT_API_URL to have one started here"
            raise ServingError(api, f"no Prefect server answers within {SECONDS_TO_COME_UP} s", remedy)
        if process is None and time.monotonic() > silent_until:
            tell(f"waiting for the Prefect server at {api}, {SECONDS_TO_COME_UP} s at most")
            silent_until = deadline
        time.sleep(0.5)


def _start(api: str) -> subprocess.Popen[bytes]:
    address = urlsplit(api)
    # By this interpreter: its script need not stand beside it. `-P`: the current folder's modules are not Prefect's.
    command = [sys.executable, "-P", "-m", "prefect", "server", "start"]
    command += ["--host", str(address.hostname), "--port", str(address.port), "--log-level", "WARNING"]
    # The page asks the address that it is told, which would be port 4200.
    environment = {**ENVIRONMENT, "PREFECT_SERVER_UI_API_URL": api, **os.environ}
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
