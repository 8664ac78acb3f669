"""What is made once in a session of tests, however many processes run them: all use it, none changes it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The path `name` in a folder that the processes share, filled by `make` in the first that asks; the others wait.

    What a `make` that raised has left is there when the next one is asked.
    """
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    path, is_made = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            if not is_made.exists():
                make(path)
                is_made.touch()
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)  # a process that was forked meanwhile may hold the file open for longer
    return path
