"""The published warehouse, held open between questions, and opened anew when something else is published."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl import warehouse
from etl.query.pages.kept import KeptAnswers
from etl.query.queries import connected
from etl.settings import Settings
from etl.warehouse import Lake
from etl.warehouse.read_only import NAME

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeAlias

    from duckdb import DuckDBPyConnection

    Connection: TypeAlias = DuckDBPyConnection

Version = tuple[int, int, int]
"""What changes whenever the file is replaced."""

THREADS = 1
"""Of one question: many are asked at once, and a small one divided among threads costs half as much again."""


@dataclass(eq=False, slots=True)
class _File:
    """A published file that is open, the answers kept of it, and how many questions are being asked of it."""

    connection: DuckDBPyConnection
    version: Version | None
    kept: KeptAnswers = field(default_factory=KeptAnswers)
    questions: int = 0


class Published:
    """What is published, for questions from several threads; a run never waits for it, and it never for a run.

    Opening a file takes longer than most questions, so one connection stays open and each question gets a cursor of it.
    The first question after a publication opens the new file; those before it go on with theirs, however long they
    take, and the last of them closes it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._guard = threading.Lock()
        self._file: _File | None = None

    @property
    def version(self) -> Version | None:
        """Which file is open; None before the first question, and of a lake."""
        file = self._file
        return file.version if file else None

    def newest(self) -> Version | None:
        """Which file is published now, open or not; None where there is none, and of a lake."""
        if isinstance(self._settings.warehouse, Lake):
            return None
        with suppress(OSError):
            stat = self._settings.warehouse.stat()
            return stat.st_ino, stat.st_mtime_ns, stat.st_size
        return None

    @contextmanager
    def asked(self) -> Iterator[DuckDBPyConnection]:
        """A cursor for one page or file. Raises WarehouseError, one line."""
        with self.asked_and_kept() as (connection, _):
            yield connection

    @contextmanager
    def asked_and_kept(self) -> Iterator[tuple[DuckDBPyConnection, KeptAnswers | None]]:
        """As `asked`, with the answers that are kept of the same file; None of a lake, which may change at any time."""
        where = self._settings.warehouse
        if isinstance(where, Lake):
            with connected(where) as connection:
                self._bound(connection)
                yield connection, None
            return
        file, cursor = self._enter(where)
        try:
            yield cursor, file.kept
        finally:
            cursor.close()
            self._leave(file)

    def close(self) -> None:
        """Close what is open, as soon as nothing is asked of it; the next question opens it again."""
        with self._guard:
            idle = self._replaced(None)
        _close(idle)

    def _enter(self, path: Path) -> tuple[_File, DuckDBPyConnection]:
        idle = None
        with self._guard:
            there, file = self.newest(), self._file
            if file is None or file.version != there:
                file = _File(self._opened(path), there)
                idle = self._replaced(file)
            cursor = file.connection.cursor()
            file.questions += 1
        _close(idle)
        cursor.execute(f"use {NAME}")
        return file, cursor

    def _leave(self, file: _File) -> None:
        with self._guard:
            file.questions -= 1
            idle = file if file is not self._file and not file.questions else None
        _close(idle)

    def _replaced(self, file: _File | None) -> _File | None:
        """Let `file` be the one that is asked next; gives the one before, where nothing is asked of it any more."""
        before, self._file = self._file, file
        return before if before and not before.questions else None

    def _opened(self, path: Path) -> DuckDBPyConnection:
        connection = warehouse.connect_beside(path)
        self._bound(connection)
        return connection

    def _bound(self, connection: DuckDBPyConnection) -> None:
        connection.execute(f"set threads = {THREADS}")
        connection.execute(f"set memory_limit = '{self._settings.sql_memory}MB'")


def _close(file: _File | None) -> None:
    if file is not None:
        warehouse.close(file.connection)
