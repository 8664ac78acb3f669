"""A migrated database of Prefect, made once in a session of tests: on a copy of it a server comes up in half the time.

From nothing a server makes its own in `make night` and `test_server`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

FILE = "prefect.db"
"""The name that Prefect looks for in its home."""


def put_database(home: Path, factory: pytest.TempPathFactory, name: str = FILE) -> None:
    """Put a copy into the folder that will be the home of a Prefect server."""
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_made(factory), home / name)


def _made(factory: pytest.TempPathFactory) -> Path:
    """The database, made by the first process that asks while the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    made = shared / "migrated.db"
    with (shared / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            home = shared / "migrating"
            kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
            command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"]
            environment = {**kept, "PREFECT_HOME": str(home)}
            subprocess.run(command, env=environment, check=True, timeout=600, stdout=subprocess.DEVNULL)
            with closing(sqlite3.connect(home / FILE)) as database:  # with what is still in its log, in one file
                database.execute("vacuum into ?", [str(made)])
    return made
