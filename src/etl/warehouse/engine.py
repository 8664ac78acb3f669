"""How DuckDB is opened and closed. What is done with it is in other modules."""

from __future__ import annotations

import itertools
import os
import tempfile
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from etl.unfinished import beside
from etl.warehouse.sql_files import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SQLITE = b"SQLite format 3\0"

_DESCRIPTORS = 16
"""Files that DuckDB opens for a database, its log and its temporary files, and some to spare."""

_NUMBERS = itertools.count()

_NO_ZONE = "Etc/Unknown"
"""What DuckDB makes of an empty TZ; of the moments that it gives in that zone Python can make none."""

WORTH_THREADS = 20_000
"""Observations from which on the marts are computed sooner by all cores. With 4,000 two threads take one and a half
times the processor time of one, and are no sooner done: the queries have hundreds of steps, each of which they wait for
each other at."""


MEMORY = "128MB"
"""What DuckDB may hold while a run computes everything anew: what it has read of the file and what it puts aside on the
disk when it is more. It would take most of the machine's memory, since the file is read again and again."""

MORE_MEMORY = ("256MB", "512MB")
"""What a step may take that cannot do with MEMORY, before it may take what DuckDB takes by itself."""


def open_duckdb(path: str = ":memory:", read_only: bool = False, **config: str) -> DuckDBPyConnection:
    """A connection that prints nothing by itself; `config` are DuckDB's options. Raises duckdb.Error and OSError.

    After two seconds DuckDB would draw a bar on standard output, into what the command prints. One in memory puts aside
    what it cannot hold in a folder that no other has, see `put_aside_alone`.
    """
    import duckdb

    _need_descriptors()
    if path != ":memory:":
        refuse_sqlite(Path(path))
    if path == ":memory:" and "temp_directory" not in config:
        config["temp_directory"] = str(beside(Path(tempfile.gettempdir()) / f"duckdb-{next(_NUMBERS)}"))
    connection = duckdb.connect(path, read_only=read_only, config=dict(config))
    connection.execute("set enable_progress_bar = false")
    if connection.execute("select current_setting('TimeZone')").fetchall() == [(_NO_ZONE,)]:
        connection.execute("set TimeZone = 'UTC'")
    return connection


def refuse_sqlite(path: Path) -> None:
    """Raise what DuckDB raises for a file of another kind, where it is one of SQLite: to open that, DuckDB would load a
    program from the network."""
    import duckdb

    with suppress(OSError), path.open("rb") as file:
        if file.read(len(_SQLITE)) == _SQLITE:
            raise duckdb.IOException(f'The file "{path}" exists, but it is not a valid DuckDB database file!')


def put_aside_alone(connection: DuckDBPyConnection, path: Path) -> None:
    """Let the connection to the file at `path` put aside what it cannot hold in a folder that no other process has.

    By itself it does so in `PATH.tmp`, and one in memory in `.tmp` of the folder that the program was started in. Two
    processes that do so there at once write over each other: in DuckDB 1.5.5 their queries fail or the processes end.
    """
    import duckdb

    with suppress(duckdb.Error):  # it has put something aside already, for somebody else in this process
        connection.execute(f"set temp_directory = {quoted(str(beside(Path(f'{path}.tmp'))))}")


def use_threads(connection: DuckDBPyConnection, rows: int) -> None:
    """Let a connection that was opened with one thread work with one per core where it has so many `rows` to do."""
    if rows >= WORTH_THREADS:
        connection.execute("reset threads")


def bound_memory(connection: DuckDBPyConnection, most: str = MEMORY) -> None:
    """Let a connection hold `most` at most, where it does not hold more already. `free_memory` ends it.

    A query that cannot do with it fails with OutOfMemoryException: not all that a query holds can be put aside.
    """
    _note_memory(connection)
    connection.execute("set variable memory_bound = $bound", {"bound": most})
    _set_memory(connection, most)


def free_memory(connection: DuckDBPyConnection) -> None:
    """Let a connection that was bounded take again what DuckDB takes by itself: most of what the machine has.

    `reset memory_limit` would only say so: in DuckDB 1.5.5 the bound still holds after it.
    """
    _note_memory(connection)
    connection.execute("set variable memory_bound = null")
    _set_memory(connection, _memory(connection))


def let_go(connection: DuckDBPyConnection) -> None:
    """Give back to the machine what a connection keeps of queries that have ended.

    Its threads keep buffers, and so does its store of them, in all 100 MB and more that DuckDB 1.5.5 does not count.
    Threads let go of them when they end, the store when the bound on memory is set, whether it can hold it or not.
    """
    import duckdb

    _note_memory(connection)
    threads, most = connection.execute("select current_setting('threads')").fetchall()[0][0], _memory(connection)
    connection.execute("set threads = 1")
    # Nothing is asked while the bound is so low: DuckDB gives up a database that has no memory to end a query. A full
    # disk, onto which it would move what it keeps, is told by what comes next and needs room there.
    with connection.cursor() as other:
        with suppress(duckdb.OutOfMemoryException, duckdb.IOException):
            other.execute("set memory_limit = '1MB'")
        other.execute(f"set memory_limit = '{most}'")
    connection.execute(f"set threads = {threads}")


def _note_memory(connection: DuckDBPyConnection) -> None:
    """Keep what DuckDB takes by itself: it says so in rounded numbers, and would take less each time it is set so."""
    noted = "coalesce(getvariable('memory_by_itself')::varchar, current_setting('memory_limit'))"
    connection.execute(f"set variable memory_by_itself = {noted}")


def _memory(connection: DuckDBPyConnection) -> str:
    """What a connection may take now."""
    asked = "select coalesce(getvariable('memory_bound')::varchar, getvariable('memory_by_itself')::varchar)"
    return str(connection.execute(asked).fetchall()[0][0])


def _set_memory(connection: DuckDBPyConnection, most: str) -> None:
    import duckdb

    # By a connection of its own, to the same DuckDB: an error would abort the transaction that is open here.
    with connection.cursor() as other, suppress(duckdb.OutOfMemoryException):  # it holds more, and keeps only that
        other.execute(f"set memory_limit = '{most}'")


def lacks_memory(error: BaseException | None) -> bool:
    """Whether DuckDB raised it because a query cannot do with the memory that it may take."""
    import duckdb

    return isinstance(error, duckdb.OutOfMemoryException)


def _need_descriptors() -> None:
    """Raise OSError where few more files can be opened: DuckDB 1.5.5 ends the process when none are left."""
    taken: list[int] = []
    try:
        while len(taken) < _DESCRIPTORS:
            taken.append(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        raise OSError(error.errno, error.strerror) from None  # it is not about the null device
    finally:
        for descriptor in taken:
            os.close(descriptor)


def settle(connection: DuckDBPyConnection) -> None:
    """Wait until no thread of DuckDB holds anything of a query that has ended.

    A thread that releases it only while its database is closed or detached ends the whole process: seen in DuckDB
    1.5.5, about once in ten thousand closings on a busy machine; never when the threads are replaced first.
    """
    import duckdb

    with suppress(duckdb.Error):
        connection.execute("set threads = 1")  # ends the others, each after what it is doing
        connection.execute("reset threads")


def close(connection: DuckDBPyConnection) -> None:
    """Close a connection that `connect` returned. `connection.close()` alone may, very rarely, end the process."""
    settle(connection)
    connection.close()


def bindable(number: Decimal) -> Decimal:
    """The same number without a positive exponent: DuckDB 1.5.5 reads Decimal("4E+3") as 4.000, without an error."""
    return Decimal(f"{number:f}")
