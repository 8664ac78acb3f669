"""How DuckDB is opened and closed. What is done with it stands elsewhere."""

from __future__ import annotations

import os
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DESCRIPTORS = 16
"""Files that DuckDB opens for a database, its log and its temporary files, and some to spare."""


def open_duckdb(path: str = ":memory:", read_only: bool = False, **config: str) -> DuckDBPyConnection:
    """A connection that prints nothing by itself; `config` are DuckDB's options. Raises duckdb.Error and OSError.

    After two seconds DuckDB would draw a bar on standard output, into what the command prints.
    """
    import duckdb

    _need_descriptors()
    connection = duckdb.connect(path, read_only=read_only, config=dict(config))
    connection.execute("set enable_progress_bar = false")
    return connection


def _need_descriptors() -> None:
    """Raise OSError where few files more can be opened: DuckDB 1.5.5 that finds none left ends the process."""
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
    """Wait until no thread of DuckDB holds anything of a question that was answered.

    A thread that lets go of it only while its database is closed or detached takes the whole process down: seen in
    DuckDB 1.5.5, once in some ten thousand closings on a busy machine. With other threads in their place none does.
    """
    import duckdb

    with suppress(duckdb.Error):
        connection.execute("set threads = 1")  # ends the others, each after what it is doing
        connection.execute("reset threads")


def close(connection: DuckDBPyConnection) -> None:
    """End a connection that `connect` gave. `connection.close()` alone may, very rarely, end the process with it."""
    settle(connection)
    connection.close()


def bindable(number: Decimal) -> Decimal:
    """The same number without a positive exponent: DuckDB 1.5.5 takes Decimal("4E+3") for 4.000 and says nothing."""
    return Decimal(f"{number:f}")
