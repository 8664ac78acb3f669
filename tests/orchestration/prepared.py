"""A migrated database of Prefect, made once in a session of tests: on a copy of it a server comes up in half the time.

From nothing a server makes its own in `make night` and `test_server`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.made_once import made_once

FILE = "prefect.db"
"""The name that Prefect looks for in its home."""


def put_database(home: Path, factory: pytest.TempPathFactory, name: str = FILE) -> None:
    """Put a copy into the folder that will be the home of a Prefect server."""
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made_once(factory, "migrated.db", _make), home / name)


def _make(path: Path) -> None:
    home = path.with_name("migrating")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"]
    environment = {**kept, "PREFECT_HOME": str(home)}
    subprocess.run(command, env=environment, check=True, timeout=600, stdout=subprocess.DEVNULL)
    with closing(sqlite3.connect(home / FILE)) as database:  # with what is still in its log, in one file
        database.execute("vacuum into ?", [str(path)])
