"""`NextVersion`: the next warehouse file while it is built. Where the file lies is the matter of `publishing`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl.catalogue import Catalogue
from etl.warehouse import reference
from etl.warehouse.audit import audit
from etl.warehouse.faults import saying
from etl.warehouse.reading import check_version
from etl.warehouse.relations import create_tables, create_views, sql
from etl.warehouse.storage import Counts, RunRecord
from etl.warehouse.swap import swap_in

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pandas import DataFrame


class NextVersion:
    """The next version of the warehouse, on a private file. Made by `begin`; call the methods in the order below.

    Every method raises WarehouseError when the file cannot be written, and the published file stays as it was.
    """

    def __init__(self, connection: DuckDBPyConnection, private: Path, path: Path, catalogue: Catalogue) -> None:
        self._connection = connection
        self._private = private
        self._path = path
        self._catalogue = catalogue

    @classmethod
    def open(cls, private: Path, path: Path, catalogue: Catalogue) -> NextVersion:
        """Open the private copy, or make a new warehouse where there was none; `path` is the published file."""
        import duckdb

        is_new = not private.exists()
        connection = duckdb.connect(str(private))
        try:
            if is_new:
                connection.execute("begin transaction")  # one commit for all: each costs a write to the disk
                create_tables(connection)
                create_views(connection)
                connection.execute("commit")
            check_version(connection, path)
            # What was published, for the comparison afterwards; lives in memory and ends with the connection.
            connection.execute("create temp table published_kpi as select * from kpi_yearly")
            connection.execute("checkpoint")
        except BaseException:
            connection.close()
            raise
        return cls(connection, private, path, catalogue)

    def replace(self, documents: DataFrame, observations: DataFrame, rejected: DataFrame) -> Counts:
        """Put these rows in the place of everything known of their documents, and of older ones at the same paths.

        Frames as `etl.frames` makes them. One transaction; the same frames twice leave the same rows.
        Raises pandera's SchemaErrors for a frame that has not the columns of its table.
        """
        from etl.schemas import DocumentFrame, ObservationFrame, RejectedFrame

        incoming = {
            "document": DocumentFrame.validate(documents, lazy=True),
            "observation": ObservationFrame.validate(observations, lazy=True),
            "rejected": RejectedFrame.validate(rejected, lazy=True),
        }
        with self._writing() as connection:
            connection.register("incoming_document", incoming["document"])
            connection.execute(sql("queries", "replaced_document"))
            for table, frame in incoming.items():
                connection.register(f"incoming_{table}", frame)
                connection.execute(f"delete from {table} where document_id in (from replaced_document)")
                connection.execute(f"insert into {table} by name select * from incoming_{table}")
                connection.unregister(f"incoming_{table}")
            connection.execute("drop table replaced_document")
        return Counts(len(documents), len(observations), len(rejected))

    def materialise(self) -> None:
        """Bring the reference tables up to date with the catalogue, and macros, views and checks with their files."""
        with self._writing() as connection:
            reference.fill(connection, self._catalogue)
        with self._writing() as connection:
            create_views(connection)

    def changes(self) -> DataFrame:
        """What differs in `kpi_yearly` from the published file, after `materialise`.

        Columns: change (new, changed, gone), area_id, area, year, indicator, scope, price_basis, measure (actual, plan,
        growth_stated, completion_stated), old, new, quote; figures in the unit of kpi_yearly.
        """
        with saying(self._path):
            return self._connection.execute(sql("queries", "kpi_change")).df()

    def record_run(self, run: RunRecord) -> None:
        """Note the run in `run`, and the changes it caused in `kpi_change`."""
        changes = self.changes()
        row = {name: getattr(run, name) for name in RunRecord.__slots__}
        row |= {"started_at": _utc(run.started_at), "finished_at": _utc(run.finished_at), "changes": len(changes)}
        row |= {
            name: json.dumps(dict(row[name]), ensure_ascii=False, default=str) for name in ("parameters", "versions")
        }
        with self._writing() as connection:
            marks = ", ".join(f"${name}" for name in row)
            connection.execute(f"insert into run ({', '.join(row)}) values ({marks})", row)
            connection.register("changes", changes.drop(columns="area").assign(run_id=run.run_id))
            connection.execute("insert into kpi_change by name select * from changes")
            connection.unregister("changes")

    def audit(self) -> None:
        """Raise AuditFailed, with offending rows, when a check of `sql/checks` finds any."""
        with saying(self._path):
            audit(self._connection, self._path)

    def publish(self) -> None:
        """Put this version in the place of the published one: complete in one file, on the disk, at once."""
        with saying(self._path):
            self._connection.execute("checkpoint")
            self.close()
            swap_in(self._private, self._path)

    def close(self) -> None:
        """End the connection; without `publish` nothing of this version remains."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[DuckDBPyConnection]:
        """One transaction: all of the block or, when it raises, nothing of it."""
        with saying(self._path):
            self._connection.execute("begin transaction")
            try:
                yield self._connection
                self._connection.execute("commit")
            except BaseException:
                self._connection.execute("rollback")
                raise


def _utc(moment: datetime) -> datetime:
    """The moment as the tables have it: UTC, without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)
