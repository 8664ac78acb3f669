"""Reading the published file: a connection that can do nothing but read it, and what is known of each raw file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.warehouse.faults import REBUILD, saying
from etl.warehouse.relations import SCHEMA_VERSION
from etl.warehouse.storage import Known

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A query that a user typed can reach neither another file nor a frame of this program, and cannot undo that.
_SEALED: Mapping[str, str] = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


def connect(path: Path) -> DuckDBPyConnection:
    """The published warehouse, read-only, for any query: no other file can be reached from it.

    It keeps showing the version it was opened on; within one process close every connection to see a newer one.
    Raises WarehouseError (one line) when the file is missing, damaged, no warehouse, or written by a newer program.
    """
    import duckdb

    with saying(path):
        connection = duckdb.connect(str(path), read_only=True, config={**_SEALED})
    try:
        with saying(path):
            check_version(connection, path)
    except WarehouseError:
        connection.close()
        raise
    return connection


def known(path: Path) -> dict[str, Known]:
    """What is known of each raw file, by its path; nothing when there is no warehouse yet. Raises WarehouseError."""
    with saying(path):
        if not path.exists():
            return {}
    connection = connect(path)
    try:
        with saying(path):
            rows = connection.execute(
                "select document_id, path, card_sha256, extractor_version, status from document"
            ).fetchall()
    finally:
        connection.close()
    return {row[1]: Known(*row) for row in rows}


def check_version(connection: DuckDBPyConnection, path: Path) -> None:
    """Raise WarehouseError unless the file has the tables that this program knows."""
    tables = connection.execute("select table_name from duckdb_tables() where table_name = 'schema_version'").fetchall()
    if not tables:
        raise WarehouseError(path, "it is a DuckDB file, but not a warehouse of this program", "name another file")
    row = connection.execute("select max(version) from schema_version").fetchone()
    version = row[0] if row else None
    if version is None or version < SCHEMA_VERSION:
        raise WarehouseError(path, f"it has the older layout {version}, this program needs {SCHEMA_VERSION}", REBUILD)
    if version > SCHEMA_VERSION:
        raise WarehouseError(
            path, f"it has the newer layout {version}, this program knows {SCHEMA_VERSION}", "update this program"
        )
