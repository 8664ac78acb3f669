"""`NextVersion`: the next warehouse file while it is built. Where the file is created is decided in `publish`."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from etl.catalogue import Catalogue
from etl.warehouse.atomic_swap import swap_in
from etl.warehouse.build import Building
from etl.warehouse.engine import bound_memory, close, open_duckdb, settle
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lock import refuse_others
from etl.warehouse.migrations import migrate
from etl.warehouse.releases import keep, let_go
from etl.warehouse.rollback_points import last_run, same_backfill
from etl.warehouse.soundness import DigestBeside
from etl.warehouse.sql_files import SCHEMA_VERSION, create_tables, create_views, quoted
from etl.warehouse.table_layout import layout_of
from etl.warehouse.touched import Touched

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


STORAGE = "v1.4.0"
"""The oldest DuckDB that can read what is published. The file is as small and as fast as in the form for 1.5, and
smaller than in that for 1.0, which is the default."""


NAME = "warehouse"
"""The name of the attached file inside DuckDB, whatever its file name."""


class NextVersion(Building):
    """The next version of the warehouse, on a private file. Made by `begin`, used as `Building` says.

    `is_migrated` holds for a file of an older layout: its marts are empty until `materialise`.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        private: Path,
        path: Path,
        catalogue: Catalogue,
        kept: int,
        touched: Touched,
        is_migrated: bool,
    ) -> None:
        super().__init__(connection, path, catalogue, touched)
        self.is_migrated = is_migrated
        self._private = private
        self._path = path
        self._kept = kept
        self._before = last_run(connection)
        # It takes as long as a copy, and the file that will be kept is there already.
        self._checksum = DigestBeside(path) if kept and path.exists() else None

    @classmethod
    def open(cls, private: Path, path: Path, catalogue: Catalogue, kept: int) -> NextVersion:
        """Open the private copy, or make a new warehouse where there was none; `path` is the published file.

        A file of an older layout is brought up to date. Raises WarehouseError for one that is newer or no warehouse.
        """
        is_new = not private.exists()
        # Attached, so that `publish` can release the file at once and the memory afterwards.
        connection = open_duckdb(temp_directory=f"{private}.tmp", threads="1")
        try:
            if not is_new:
                _lower(connection, private)
            _attach(connection, private, NAME)
            connection.execute(f"use {NAME}")
            if is_new:
                connection.execute("begin transaction")  # one commit for all: each costs a write to the disk
                create_tables(connection)
                create_views(connection)
                connection.execute("commit")
            layout = layout_of(connection, path)
            touched = Touched(connection)  # before the layout changes
            if layout < SCHEMA_VERSION:
                migrate(connection, layout)
                create_views(connection)
            connection.execute("checkpoint")
            bound_memory(connection)
            return cls(connection, private, path, catalogue, kept, touched, layout < SCHEMA_VERSION)
        except BaseException:
            connection.close()
            raise

    def publish(self) -> None:
        """Put this version in the place of the published one: complete in one file, on the disk, at once.

        The published one is kept as the last of `kept` files, see `releases`, unless this one continues its backfill.
        Raises WarehouseError, also when another program has begun to write to the published file: what it writes would
        be lost.
        """
        with as_warehouse_error(self._path):
            refuse_others(self._path)
            self._connection.execute("checkpoint")
            settle(self._connection)
            self._connection.execute("use memory")
            self._connection.execute(f"detach {NAME}")
            if self._kept and not same_backfill(self._before, self._part_of):
                keep(self._path, self._checksum)
            swap_in(self._private, self._path)
        with suppress(OSError):  # the next run tries again
            let_go(self._path, self._kept)

    def close(self) -> None:
        """End the connection; without `publish` nothing of this version remains."""
        try:
            close(self._connection)
        finally:
            if self._checksum is not None:
                self._checksum.close()


def _attach(connection: DuckDBPyConnection, path: Path, name: str) -> None:
    """Attach a file in the form of STORAGE; DuckDB refuses one of a later form."""
    connection.execute(f"attach {quoted(str(path))} as {name} (storage_version '{STORAGE}')")


def _lower(connection: DuckDBPyConnection, private: Path) -> None:
    """Copy a file that older clients cannot read into a new one in its place: no other way lowers a file's form."""
    connection.execute(f"attach {quoted(str(private))} as later_form")
    tags = "select tags['storage_version'] from duckdb_databases() where database_name = 'later_form'"
    row = connection.execute(tags).fetchone()
    lower = Path(f"{private}.lower")
    is_later = row is not None and _numbers(row[0]) > _numbers(STORAGE)
    if is_later:
        _attach(connection, lower, "lower_form")
        connection.execute("copy from database later_form to lower_form")
        connection.execute("detach lower_form")
    connection.execute("detach later_form")
    if is_later:
        lower.replace(private)


def _numbers(version: str | None) -> list[int]:
    """ "v1.5.0+" → [1, 5, 0]; nothing for a form whose version is not told."""
    return [int(number) for number in re.findall(r"\d+", version or "")]
