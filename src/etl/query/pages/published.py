"""The published warehouse, held open between questions, and opened anew when something else is published."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from etl import warehouse
from etl.query.pages.kept import KeptAnswers
from etl.query.queries import connected
from etl.settings import Settings
from etl.warehouse import Lake

if TYPE_CHECKING:
    from typing import TypeAlias

    from duckdb import DuckDBPyConnection

    Connection: TypeAlias = DuckDBPyConnection

Version = tuple[int, int, int]
"""What changes whenever the file is replaced."""

SECONDS_TO_LEAVE = 10.0
"""How long a question waits for others that are asked of the file before, to ask the next one."""

THREADS = 1
"""Of one question: many are asked at once, and a small one divided among threads costs half as much again."""


class Published:
    """What is published, for questions from several threads; a run never waits for it, and it never for a run.

    Opening a file takes longer than most questions, so one connection stays open and each question gets a cursor of it.
    Within one process DuckDB opens a file a second time only when nobody has it open any more. So questions that come
    after a publication wait for those before it, which take milliseconds, and for downloads they do not wait: while one
    is written the others still see what was published before it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._guard = threading.Condition()
        self._connection: DuckDBPyConnection | None = None
        self._version: Version | None = None
        self._asked, self._taken = 0, 0
        self.kept: KeptAnswers | None = None
        """Answers of the file that is open; None of a lake, which may change at any time."""

    @property
    def version(self) -> Version | None:
        """Which file is open; None before the first question, and of a lake."""
        return self._version

    def newest(self) -> Version | None:
        """Which file is published now, open or not; None where there is none, and of a lake."""
        if isinstance(self._settings.warehouse, Lake):
            return None
        with suppress(OSError):
            stat = self._settings.warehouse.stat()
            return stat.st_ino, stat.st_mtime_ns, stat.st_size
        return None

    @contextmanager
    def asked(self, download: bool = False) -> Iterator[DuckDBPyConnection]:
        """A cursor for one page, or with `download` for a file of any size. Raises WarehouseError, one line."""
        if isinstance(self._settings.warehouse, Lake):
            with connected(self._settings.warehouse) as connection:
                self._bound(connection)
                yield connection
            return
        cursor = self._enter(download)
        try:
            yield cursor
        finally:
            cursor.close()
            self._leave(download)

    def close(self) -> None:
        """Close what is open; the next question opens it again."""
        with self._guard:
            self._guard.wait_for(lambda: not (self._asked or self._taken), SECONDS_TO_LEAVE)
            self._close()

    def _enter(self, download: bool) -> DuckDBPyConnection:
        with self._guard:
            if self._version != self.newest() and not self._taken:
                self._guard.wait_for(lambda: not self._asked or self._version == self.newest(), SECONDS_TO_LEAVE)
            there = self.newest()
            if self._connection is None or (self._version != there and not (self._asked or self._taken)):
                self._close()
                self._connection = warehouse.connect(self._settings.warehouse)
                self._version, self.kept = there, KeptAnswers()
                self._bound(self._connection)
            cursor = self._connection.cursor()
            if download:
                self._taken += 1
            else:
                self._asked += 1
            return cursor

    def _leave(self, download: bool) -> None:
        with self._guard:
            if download:
                self._taken -= 1
            else:
                self._asked -= 1
            self._guard.notify_all()

    def _close(self) -> None:
        if self._connection is not None:
            warehouse.close(self._connection)
        self._connection = self._version = self.kept = None

    def _bound(self, connection: DuckDBPyConnection) -> None:
        connection.execute(f"set threads = {THREADS}")
        connection.execute(f"set memory_limit = '{self._settings.sql_memory}MB'")
