"""The writer's lock: one process at a time builds the next version. Readers ignore it.

Other programs ignore it, too: what they do to the published file shows in DuckDB's own lock and log.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from etl.errors import WarehouseBusy
from etl.warehouse.error_translation import as_warehouse_error, log_beside

_PAUSE_SECONDS = 0.05


@contextmanager
def writer_lock(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of the warehouse at `path`, waiting at most `seconds` for it.

    The lock belongs to the open file and ends with its process, however that ends; the file itself remains. Raises
    WarehouseBusy naming who holds it, WarehouseError when the lock file cannot be made.
    """
    with as_warehouse_error(path):
        descriptor = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(descriptor, path, seconds)
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        with as_warehouse_error(path):
            _write(descriptor, f"process {os.getpid()} on {socket.gethostname()}, since {since}")
        yield
        _write(descriptor, "")
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether a writer holds the lock of the warehouse at `path`. Disturbs none: one that asks just now tries again."""
    return is_locked(path.with_name(f".{path.name}.lock"))


def is_locked(file: Path) -> bool:
    """Whether a process holds the lock on a file; nobody does where there is none."""
    import fcntl

    try:
        descriptor = os.open(file, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def refuse_others(path: Path) -> None:
    """Raise WarehouseError when another program writes to the published file, or has left its log beside it.

    A copy would miss the content of the log, and a new file beside it could not be opened. Raises OSError.
    """
    import fcntl

    if path.with_name(f"{path.name}.wal").exists():
        raise log_beside(path)
    if not path.exists():
        return
    with path.open("rb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)  # DuckDB's lock is of this kind
        except BlockingIOError:
            what = "another program has it open for writing"
            raise WarehouseBusy(path, what, "close it there and run again") from None


def _wait(descriptor: int, path: Path, seconds: float) -> None:
    import fcntl

    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(descriptor, 1000, 0).decode(errors="replace") or "another process"
                raise WarehouseBusy(
                    path, f"{holder} is writing to it", "wait until that run has ended, or end it, and run again"
                ) from None
            time.sleep(_PAUSE_SECONDS)


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode(), 0)
