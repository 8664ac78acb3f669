"""Keeps a lake that lives long in shape: many small files become few, old snapshots go, and later their files.

DuckLake does the work; what is here is the order, the writer's lock, and that no reader loses a file it may be reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.location import Lake
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lake_attach import ending, open_lake
from etl.warehouse.lake_lock import lake_lock

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GRACE_HOURS = 48.0
"""How long a file stays that no snapshot needs: what began to read before it was let go may be reading it."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What was done: files of the present version before and after, snapshots that went, files that were removed."""

    files_before: int
    files_after: int
    expired: int
    removed: int

    def __str__(self) -> str:
        files = f"{self.files_before} files are now {self.files_after}"
        return f"{files}; {self.expired} old snapshots are gone, {self.removed} files that none needs removed"


def keep_in_shape(lake: Lake, snapshot_days: float, lock_seconds: float, grace_hours: float = GRACE_HOURS) -> Upkeep:
    """Merges and rewrites the files of the lake, lets go of snapshots older than `snapshot_days`, and removes files
    that were let go more than `grace_hours` ago.

    What readers see does not change, and an open one goes on: it keeps the snapshot that it began with, and its files
    for the time of grace. Raises WarehouseBusy while a run writes, WarehouseError when the lake cannot be reached.
    """
    with (
        lake_lock(lake, lock_seconds),
        ending(open_lake(lake, read_only=False)) as connection,
        as_warehouse_error(lake),
    ):
        before = _files(connection)
        # Rows of small commits lie in the catalogue until they are written into files.
        connection.execute("call ducklake_flush_inlined_data('warehouse')")
        # With the threshold of 0 every file with deleted rows is written anew: one with some cannot be merged.
        connection.execute("call ducklake_rewrite_data_files('warehouse', delete_threshold => 0)")
        connection.execute("call ducklake_merge_adjacent_files('warehouse')")
        expired = _rows(connection, "ducklake_expire_snapshots", snapshot_days * 24)
        removed = _rows(connection, "ducklake_cleanup_old_files", grace_hours)
        return Upkeep(before, _files(connection), expired, removed)


def _rows(connection: DuckDBPyConnection, function: str, hours: float) -> int:
    """How many rows the function tells of what is older than so many hours."""
    moment = f"now() - interval '{hours * 3600:.0f} seconds'"
    return len(connection.execute(f"call {function}('warehouse', older_than => {moment})").fetchall())


def _files(connection: DuckDBPyConnection) -> int:
    counted = "select coalesce(sum(file_count + delete_file_count), 0) from ducklake_table_info('warehouse')"
    row = connection.execute(counted).fetchone()
    return int(row[0]) if row else 0
