"""A real PostgreSQL for the tests, started from the system's programs on a socket of its own and ended with them."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from etl.warehouse import Lake

SECONDS = 180


def program(name: str) -> str:
    """Its path; the Debian package keeps servers out of PATH. Skips the test where it is not installed."""
    known = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = shutil.which(name) or (str(known[0]) if known else None)
    if found is None:
        pytest.skip(f"{name} is not installed (Debian: postgresql), so nothing is said about the lake here")
    return found


class Server:
    """A running server; `folder` holds its socket."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)

    def database(self, like: str | None = None) -> str:
        """A new database, empty or a copy of the one that `like` connects with; gives what to connect with."""
        name = f"lake{next(self._numbers)}"
        template = ["--template", like.split()[0].removeprefix("dbname=")] if like else []
        _run(program("createdb"), "-h", str(self._folder), "-U", "etl", *template, name)
        return f"dbname={name} host={self._folder} user=etl"


def statement(lake: Lake, sql: str) -> None:
    """Executes one statement in the catalogue of the lake, as its administrator could."""
    address = lake.address.removeprefix("ducklake:postgres:")
    subprocess.run([program("psql"), address, "-qc", sql], check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)


@contextmanager
def postgres() -> Iterator[Server]:
    """A server that listens to no network, only on a socket in a folder of its own."""
    initdb, ctl = program("initdb"), program("pg_ctl")
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        if os.geteuid() == 0:  # a server refuses to run as root
            shutil.chown(folder, "postgres")
        _run(initdb, "-D", f"{folder}/data", "-A", "trust", "-U", "etl", "-N")
        options = f"-k {folder} -c listen_addresses=''"
        _run(ctl, "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield Server(folder)
        finally:
            _run(ctl, "-D", f"{folder}/data", "-w", "-m", "immediate", "stop")


def _run(*command: str) -> None:
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, *command], check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)
