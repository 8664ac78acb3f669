"""Keeps a lake that lives long in shape: many small files become few, old snapshots go, and later their files.

DuckLake does the work; what is here is the order, the writer's lock, and that no reader loses a file it may be reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.location import Lake
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lake_attach import data_paths, ending, open_lake
from etl.warehouse.lake_lock import lake_lock

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GRACE_HOURS = 48.0
"""How long a file stays that no snapshot needs: what began to read before it was let go may be reading it. A file that
the lake does not know may be one that is being written as long."""

_KNOWN = " union all ".join(
    f"select path from __ducklake_metadata_warehouse.ducklake_{table}"
    for table in ("data_file", "delete_file", "files_scheduled_for_deletion")
)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What was done: files of the present version before and after, snapshots that went, files that were removed; the
    files that the lake does not know, and whether these were removed, too."""

    files_before: int
    files_after: int
    expired: int
    removed: int
    unknown: tuple[str, ...] = ()
    cleared: bool = False

    def __str__(self) -> str:
        files = f"{self.files_before} files are now {self.files_after}"
        done = f"{files}; {self.expired} old snapshots are gone, {self.removed} files that none needs removed"
        return "; ".join(filter(None, (done, self._strangers())))

    def _strangers(self) -> str:
        if not self.unknown:
            return ""
        count = f"{len(self.unknown)} files that the lake does not know"
        if self.cleared:
            return f"{count} removed"
        remedy = "unless another lake keeps its files there, `etl tidy --remove-unknown` removes them"
        return f"{count} lie in its folder, as of a run that was killed ({self.unknown[0]}, …): {remedy}"


def keep_in_shape(
    lake: Lake,
    snapshot_days: float,
    lock_seconds: float,
    grace_hours: float = GRACE_HOURS,
    remove_unknown: bool = False,
) -> Upkeep:
    """Merges and rewrites the files of the lake, lets go of snapshots older than `snapshot_days`, and removes files
    that were let go more than `grace_hours` ago; with `remove_unknown` also Parquet files in its folder that it does
    not know and that are as old, as those that a killed run had not committed.

    What readers see does not change, and an open one goes on: it keeps the snapshot that it began with, and its files
    for the time of grace. Raises WarehouseBusy while a run writes, WarehouseError when the lake cannot be reached, or
    when files that it uses would be taken for unknown ones.
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
        unknown = _unknown(connection, lake, grace_hours, remove_unknown)
        return Upkeep(before, _files(connection), len(expired), len(removed), unknown, remove_unknown)


def _unknown(connection: DuckDBPyConnection, lake: Lake, hours: float, remove: bool) -> tuple[str, ...]:
    """The files of the lake's folder, older than so many hours, that it does not know; removed where that is asked for.

    DuckLake compares whole paths as texts: where the folder is written in another way than it is listed, as with `//`,
    it takes every file for unknown (https://github.com/duckdb/ducklake/issues/1105). Names are compared here, which no
    two files share. Raises WarehouseError for a removal that would take one of the lake's own.
    """
    found = [path for (path,) in _rows(connection, "ducklake_delete_orphaned_files", hours, "dry_run => true")]
    known = {_name(path) for (path,) in connection.execute(_KNOWN).fetchall()}
    unknown = tuple(path for path in found if _name(path) not in known)
    if remove and len(unknown) < len(found):
        what = (
            f"its folder {data_paths(connection)[0]} is written in a way in which DuckLake does not know its own files"
        )
        remedy = f"nothing was removed: remove by hand the {len(unknown)} that it does not know"
        raise WarehouseError(lake, what, f"{remedy} ({unknown[0]}, …)" if unknown else "there is nothing to remove")
    if remove:
        _rows(connection, "ducklake_delete_orphaned_files", hours)
    return unknown


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _rows(connection: DuckDBPyConnection, function: str, hours: float, *options: str) -> list[tuple[str, ...]]:
    """What the function tells of what is older than so many hours."""
    given = ", ".join((f"older_than => now() - interval '{hours * 3600:.0f} seconds'", *options))
    return connection.execute(f"call {function}('warehouse', {given})").fetchall()


def _files(connection: DuckDBPyConnection) -> int:
    counted = "select coalesce(sum(file_count + delete_file_count), 0) from ducklake_table_info('warehouse')"
    row = connection.execute(counted).fetchone()
    return int(row[0]) if row else 0
