"""Reads what is published: a connection that can do nothing else, and what is known of each raw file."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.location import Lake, Where
from etl.warehouse.engine import close, open_duckdb, put_aside_alone, refuse_sqlite
from etl.warehouse.error_translation import altered_by_others, as_warehouse_error
from etl.warehouse.lake_attach import data_paths, open_lake
from etl.warehouse.lock import is_held
from etl.warehouse.sql_files import SCHEMA_VERSION, missing, quoted, views_digest
from etl.warehouse.storage import KnownDocument
from etl.warehouse.table_layout import check_layout, has_tables, layout_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "warehouse"
"""What a file is called in a DuckDB that it is attached to."""

# A query that a user typed can reach neither another file nor a frame of this program, and cannot undo that.
_SEALED: Mapping[str, str] = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allowed_configs": "['threads', 'memory_limit', 'enable_progress_bar']",  # set by `engine` and `query`
    "lock_configuration": "true",
}


def connect(where: Where) -> DuckDBPyConnection:
    """The published warehouse, read-only, for any query: no other file can be reached from it. Close it with `close`.

    Of a file it keeps showing the version it was opened on; within one process close every connection to see a newer
    one. Raises WarehouseError (one line) when it is missing, damaged, no warehouse, or written by a newer program.
    """
    return _checked(_open(where), where)


def connect_beside(path: Path) -> DuckDBPyConnection:
    """As `connect`, of a file, in a DuckDB of its own, where the file is the database NAME.

    So it shows what is published now, even where another connection of this process shows what was before. A cursor of
    it has to `use` NAME before anything is asked.
    """
    return _checked(_open_beside(path), path)


def exists(where: Where) -> bool:
    """Whether anything is published there. Raises WarehouseError when that cannot be determined."""
    if not isinstance(where, Lake):
        with as_warehouse_error(where):
            return where.exists()
    with open_lake(where, read_only=False) as connection, as_warehouse_error(where):
        return has_tables(connection)


def being_made(where: Where) -> bool:
    """Whether nothing is published there yet and a run is at work on it; False for a lake, where that is unknown."""
    return not isinstance(where, Lake) and not where.exists() and is_held(where)


def known(where: Where) -> dict[str, KnownDocument]:
    """What is known of each raw file, by its path; nothing when there is no warehouse yet. Raises WarehouseError."""
    if not exists(where):
        return {}
    with _opened(where) as connection:
        # Every layout has the first five columns; a report could not be withdrawn before layout 5.
        layout = layout_of(connection, where)
        later = "in_raw, withdrawn_reason" if layout >= 5 else "null, null"
        later += ", coalesce(tries, 0), bounds" if layout >= 10 else ""
        rows = connection.execute(
            f"select document_id, path, card_sha256, extractor_version, status, {later} from document"
        ).fetchall()
    return {row[1]: KnownDocument(*row) for row in rows}


def outdated(where: Where, corrections: Collection[str] | None) -> bool:
    """Whether a run has to publish even without new reports: older tables or views, or other corrections.

    `corrections` are the ids of those that are declared, None where that is unknown. False when there is no
    warehouse yet. Raises WarehouseError, also where another program has dropped a table or view of a file.
    """
    if not exists(where):
        return False
    with _opened(where) as connection:
        if layout_of(connection, where) < SCHEMA_VERSION:
            return True
        if connection.execute("select views from schema_version").fetchone() != (views_digest(),):
            return True
        if isinstance(where, Path) and missing(connection) and (altered := altered_by_others(where)):
            raise altered
        applied = connection.execute("select correction_id from correction").fetchall()
    return corrections is not None and {row[0] for row in applied} != set(corrections)


def is_corrected(where: Where) -> bool:
    """Whether corrections are published. Raises WarehouseError."""
    if not exists(where):
        return False
    its = "from duckdb_tables() where database_name = current_database() and table_name = 'correction'"
    with _opened(where) as connection:
        if connection.execute(f"select count(*) {its}").fetchone() == (0,):  # an older layout
            return False
        return connection.execute("select count(*) > 0 from correction").fetchone() == (True,)


def is_replaced(path: Path) -> bool:
    """Whether an open connection to `path` shows a file that was replaced since.

    DuckDB gives every connection of a process the file that the first of them opened. False where the system does not
    say which files are open.
    """
    try:
        published, descriptors = path.stat(), list(Path("/proc/self/fd").iterdir())
    except OSError:
        return False
    for descriptor in descriptors:
        with suppress(OSError):  # the listing itself is closed by now
            if os.path.samestat(descriptor.stat(), published):
                return False
    return True


@contextmanager
def _opened(where: Where) -> Iterator[DuckDBPyConnection]:
    """What is published, read-only and sealed, whatever its layout."""
    with as_warehouse_error(where):
        connection = _open(where)
        try:
            yield connection
        finally:
            close(connection)


def _open(where: Where) -> DuckDBPyConnection:
    connection = open_lake(where) if isinstance(where, Lake) else None
    with as_warehouse_error(where):
        connection = connection or open_duckdb(str(where), read_only=True)
        if isinstance(where, Lake):
            _allow_files(connection)
        _seal(connection, where)
    return connection


def _open_beside(path: Path) -> DuckDBPyConnection:
    with as_warehouse_error(path):
        connection = open_duckdb(threads="1")
        try:
            refuse_sqlite(path)
            connection.execute(f"attach {quoted(str(path))} as {NAME} (read_only)")
            connection.execute(f"use {NAME}")
            _seal(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _checked(connection: DuckDBPyConnection, where: Where) -> DuckDBPyConnection:
    try:
        with as_warehouse_error(where):
            check_layout(connection, where)
    except WarehouseError:
        close(connection)
        raise
    return connection


def _seal(connection: DuckDBPyConnection, opened: Where | None = None) -> None:
    """Let the connection, to a file that was `opened` by itself or to others, do nothing but read what it has."""
    if connection.execute("select current_setting('lock_configuration')").fetchone() == (False,):
        if isinstance(opened, Path):
            put_aside_alone(connection, opened)
        for option, value in _SEALED.items():
            connection.execute(f"set {option} = {value}")


def _allow_files(connection: DuckDBPyConnection) -> None:
    """Allow the lake's own files, and its catalogue with the rights that this user has there."""
    allowed = ", ".join(map(quoted, data_paths(connection)))
    connection.execute(f"set allowed_directories = [{allowed}]")
