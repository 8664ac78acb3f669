"""The temporary folders of sandboxes: made, locked while their owner lives, and removed when no process holds the lock.

A process that is killed cannot remove its folder; the next one does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "etl-"
_KEPT = ".congthuong-kpi"  # the lock file, which also marks a folder as one of ours
_FRESH = 60.0  # seconds for an owner to take the lock of the folder that it makes


class Folder:
    """A temporary folder of this process; `close` removes it, and so does `sweep` in another process once this one has
    ended."""

    def __init__(self) -> None:
        self.name = tempfile.mkdtemp(prefix=PREFIX)
        self._lock = os.open(Path(self.name) / _KEPT, os.O_RDWR | os.O_CREAT, 0o600)
        _lock(self._lock)

    def close(self) -> None:
        """Removes the folder and what is in it."""
        shutil.rmtree(self.name, ignore_errors=True)
        os.close(self._lock)


def sweep() -> None:
    """Removes the folders of this user whose owner is gone. Whatever cannot be removed is left."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and entry.is_dir(follow_symlinks=False):
                _sweep(Path(entry.path))


def _sweep(folder: Path) -> None:
    with suppress(OSError):
        kept = (folder / _KEPT).stat()
        if kept.st_uid != os.geteuid() or time.time() - kept.st_mtime < _FRESH:
            return
        lock = os.open(folder / _KEPT, os.O_RDWR)
        try:
            if _lock(lock):
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)


def _lock(descriptor: int) -> bool:
    """Whether the lock could be taken. It is released when the process that holds it ends."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
