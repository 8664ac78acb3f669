"""The warehouse on a DuckLake: a catalogue in PostgreSQL, data files in a folder or an object store, the same SQL.

Publication is a commit there, and what was published before are the snapshots of the catalogue. What a run writes
stands in `building`; here is only how it begins, how it is committed, and how it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from etl.catalogue import Catalogue
from etl.errors import UsageError, WarehouseBusy, WarehouseError
from etl.warehouse.building import Building
from etl.warehouse.faults import saying
from etl.warehouse.layout import has_tables, layout_of
from etl.warehouse.migrations import steps
from etl.warehouse.relations import create_tables, create_views, quoted
from etl.warehouse.where import PREFIX, Lake

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EXTENSIONS = ("ducklake", "postgres_scanner")

_CONFLICT = "conflict"


class LakeVersion(Building):
    """The next version of the warehouse, in one open transaction of the lake. Made by `begin_lake`."""

    def publish(self) -> None:
        """Commit: from here on every new reader sees this version. Raises WarehouseBusy when another one was first."""
        with _conflicts(self._where), saying(self._where):
            self._connection.execute("commit")

    @contextmanager
    def _writing(self) -> Iterator[DuckDBPyConnection]:
        """No transaction of its own: the whole version is one."""
        with _conflicts(self._where), saying(self._where):
            yield self._connection


@contextmanager
def begin_lake(lake: Lake, catalogue: Catalogue) -> Iterator[LakeVersion]:
    """The next version of the warehouse on `lake`. Leaving without `publish()` discards it.

    Several may build at once; of two that change the same rows the second to publish fails and can run again.
    Raises WarehouseError when the lake cannot be reached, UsageError when DuckDB's extensions for it are missing.
    """
    with open_lake(lake, read_only=False) as connection:
        with saying(lake):
            connection.execute("begin transaction")
            if not has_tables(connection):
                create_tables(connection)
                create_views(connection, on_lake=True)
            layout = layout_of(connection, lake)
            connection.execute("create temp table published_kpi as select * from kpi_yearly")
            steps(connection, layout)
        yield LakeVersion(connection, lake, catalogue, on_lake=True)


def open_lake(lake: Lake, read_only: bool = True) -> DuckDBPyConnection:
    """A connection with the lake as its default database; closing it rolls back an open transaction.

    Raises UsageError when an extension is missing, WarehouseError when the lake cannot be reached.
    """
    import duckdb

    connection = duckdb.connect()
    try:
        _load_extensions(connection)
        options = ["read_only"] if read_only else []
        if lake.data is not None and not read_only:
            options.append(f"data_path {quoted(lake.data)}")
        with saying(lake):
            clause = f" ({', '.join(options)})" if options else ""
            connection.execute(f"attach {quoted(lake.address)} as warehouse{clause}")
            connection.execute("use warehouse")
    except BaseException:
        connection.close()
        raise
    return connection


def _load_extensions(connection: DuckDBPyConnection) -> None:
    try:
        from duckdb_extensions import import_extension

        for extension in EXTENSIONS:
            import_extension(extension, con=connection)
            connection.execute(f"load {extension}")
    except ImportError:
        raise UsageError(PREFIX, "DuckDB's extensions for it are not installed", "pip install '.[lake]'") from None


@contextmanager
def _conflicts(where: object) -> Iterator[None]:
    """What the catalogue says of two writers becomes WarehouseBusy."""
    try:
        yield
    except WarehouseError as error:
        if _CONFLICT not in str(error.__cause__).lower():
            raise
        raise WarehouseBusy(where, "another run published in the meantime", "run again") from error
