"""The writer's lock of a lake: one process at a time builds its next version, however many machines there are.

It is an advisory lock in the catalogue's PostgreSQL and ends with the connection that holds it, so a dead process
cannot keep it. Readers ignore it. If it is lost during a run, DuckLake accepts only one of two commits.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from etl.errors import WarehouseBusy
from etl.location import Lake
from etl.warehouse.engine import open_duckdb
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lake_attach import ending, load_extensions
from etl.warehouse.sql_files import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

POSTGRES = "ducklake:postgres:"
KEY = int.from_bytes(b"etl")
"""Names the lock within the catalogue's database."""

_PAUSE_SECONDS = 0.1
_NAME_LENGTH = 63
"""PostgreSQL cuts the name of an application here."""

_TRY = f"from postgres_query('catalogue', 'select pg_try_advisory_xact_lock({KEY})')"
_HOLDER = f"""
    from postgres_query('catalogue', $$
        select application_name from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and classid = 0 and objid = {KEY} and datname = current_database() $$)
"""


@contextmanager
def lake_lock(lake: Lake, seconds: float) -> Iterator[None]:
    """Hold the writer's lock of `lake`, waiting at most `seconds` for it; only a catalogue in PostgreSQL has one.

    Raises WarehouseBusy naming who holds it, WarehouseError when the catalogue cannot be reached.
    """
    if not lake.address.startswith(POSTGRES):
        yield
        return
    with as_warehouse_error(lake):
        alone = open_duckdb()
    with ending(alone) as connection:
        load_extensions(connection, "postgres_scanner")
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        name = f"process {os.getpid()} since {since} on {socket.gethostname()}"[:_NAME_LENGTH]
        address = f"{lake.address.removeprefix(POSTGRES)} application_name={quoted(name)}"
        with as_warehouse_error(lake):
            connection.execute(f"attach {quoted(address)} as catalogue (type postgres, read_only)")
            connection.execute("begin transaction")  # keeps to one connection of PostgreSQL, whose lock it is
            _wait(connection, lake, seconds)
        yield


def _wait(connection: DuckDBPyConnection, lake: Lake, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while connection.execute(_TRY).fetchone() != (True,):
        if time.monotonic() >= deadline:
            row = connection.execute(_HOLDER).fetchone()
            holder = row[0] if row and row[0] else "another process"
            raise WarehouseBusy(
                lake, f"{holder} is writing to it", "wait until that run has ended, or end it, and run again"
            )
        time.sleep(_PAUSE_SECONDS)
