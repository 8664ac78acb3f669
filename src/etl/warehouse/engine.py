"""How DuckDB is opened. What is done with it stands elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def open_duckdb(path: str = ":memory:", read_only: bool = False, **config: str) -> DuckDBPyConnection:
    """A connection that prints nothing by itself; `config` are DuckDB's options. Raises duckdb.Error.

    After two seconds DuckDB would draw a bar on standard output, into what the command prints.
    """
    import duckdb

    connection = duckdb.connect(path, read_only=read_only, config=dict(config))
    connection.execute("set enable_progress_bar = false")
    return connection
