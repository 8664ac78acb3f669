"""The warehouse on a DuckLake: a catalogue in PostgreSQL, data files in a folder or an object store, the same SQL.

A publication is a commit, and earlier ones are the snapshots of the catalogue. What a run writes is in `build`; this
module has only how it begins, how it is committed, and how it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from etl.catalogue import Catalogue
from etl.errors import WarehouseBusy, WarehouseError
from etl.location import Lake
from etl.warehouse.build import Building
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lake_attach import ending, open_lake
from etl.warehouse.lake_lock import lake_lock
from etl.warehouse.migrations import steps
from etl.warehouse.sql_files import SCHEMA_VERSION, create_tables, create_views
from etl.warehouse.table_layout import has_tables, layout_of
from etl.warehouse.touched import Touched

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CONFLICT = "conflict"


class LakeVersion(Building):
    """The next version of the warehouse, in one open transaction of the lake. Made by `begin_lake`."""

    def publish(self) -> None:
        """Commit: from here on every new reader sees this version. Raises WarehouseBusy when another one was first."""
        with _conflicts(self._where), as_warehouse_error(self._where):
            self._connection.execute("commit")

    @contextmanager
    def _writing(self) -> Iterator[DuckDBPyConnection]:
        """No transaction of its own: the whole version is one."""
        with _conflicts(self._where), as_warehouse_error(self._where):
            yield self._connection


@contextmanager
def begin_lake(lake: Lake, catalogue: Catalogue, lock_seconds: float) -> Iterator[LakeVersion]:
    """The next version of the warehouse on `lake`. Leaving without `publish()` discards it.

    Many may read reports at once, one builds: waits at most `lock_seconds` for another, then raises WarehouseBusy.
    Raises WarehouseError when the lake cannot be reached, UsageError when DuckDB's extensions for it are missing.
    """
    with lake_lock(lake, lock_seconds), ending(open_lake(lake, read_only=False)) as connection:
        with as_warehouse_error(lake):
            connection.execute("begin transaction")
            if not has_tables(connection):
                create_tables(connection)
                create_views(connection, on_lake=True)
            layout = layout_of(connection, lake)
            touched = Touched(connection)
            steps(connection, layout)
            if layout < SCHEMA_VERSION:
                create_views(connection, on_lake=True)
        yield LakeVersion(connection, lake, catalogue, touched, on_lake=True)


@contextmanager
def _conflicts(where: object) -> Iterator[None]:
    """Translates a conflict of two writers in the catalogue into WarehouseBusy."""
    try:
        yield
    except WarehouseError as error:
        if _CONFLICT not in str(error.__cause__).lower():
            raise
        raise WarehouseBusy(where, "another run published in the meantime", "run again") from error
