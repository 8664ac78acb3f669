"""The steps of a run on the next version of a warehouse, the same SQL on every storage.

How a version begins, where it is and how it is published is decided by its storage (`next_version`, `lake_build`).
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.validate.columns import TABLES
from etl.warehouse import from_nothing, independent_source, materialise, reference, staged_rows
from etl.warehouse.apply_corrections import correct, keep_corrections
from etl.warehouse.arrow_tables import arrow_table
from etl.warehouse.audit import Limits, audit, past_changes
from etl.warehouse.engine import MORE_MEMORY, bound_memory, free_memory, lacks_memory, let_go, use_threads
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.sql_files import create_views, query
from etl.warehouse.storage import Counts, RunRecord
from etl.warehouse.touched import Touched

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pandas import DataFrame

    from etl.errors import AuditFailed
    from etl.warehouse.corrections import Correction


Step = TypeVar("Step", bound=Callable[..., Any])


def within_memory(step: Step) -> Step:
    """A step of a Building, done again with more of memory for DuckDB where its bound was too little for the step."""

    @wraps(step)
    def bounded(building: Building, *args: Any, **kwargs: Any) -> Any:
        building._narrowed()
        return building._with_more_memory(partial(step, building, *args, **kwargs))

    return cast(Step, bounded)


class Building(ABC):
    """The next version of the warehouse behind an open connection. Call the methods in the order below.

    `where` names the warehouse in messages. Every method raises WarehouseError when it cannot be written, and what is
    published stays as it was.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        where: object,
        catalogue: Catalogue,
        touched: Touched,
        on_lake: bool = False,
    ) -> None:
        self._connection = connection
        self._touched = touched
        self._where = where
        self._catalogue = catalogue
        self._on_lake = on_lake
        self._compared = False
        self._is_widened = False
        self._part_of: object = None

    @within_memory
    def replace(self, documents: DataFrame, observations: DataFrame, rejected: DataFrame) -> Counts:
        """Replace everything known of these documents, and of older ones at the same paths, by these rows.

        Frames as `etl.validate` makes and checks them. One transaction; the same frames twice leave the same rows.
        Raises ValueError for a frame that has not the columns of its table and their types.
        """
        frames = {"document": documents, "observation": observations, "rejected": rejected}
        incoming = {table: arrow_table(table, frame) for table, frame in frames.items()}
        with self._writing() as connection:
            for table, rows in incoming.items():
                connection.register(f"incoming_{table}", rows)
            self._take_in()
        return Counts(len(documents), len(observations), len(rejected))

    @within_memory
    def load(self, staged: Mapping[str, Sequence[Path]], moment: datetime, day: date) -> None:
        """As `replace`, by the rows of Parquet files, by table and in their order, read at this `moment` of that `day`.

        Nothing of them is held in memory.
        """
        with self._writing() as connection:
            staged_rows.show(connection, staged, _utc(moment), day)
            self._take_in()

    def _take_in(self) -> None:
        """The rows of the relations `incoming_…`, which end with this, in the place of those they replace."""
        self._connection.execute(query("replaced_document"))
        self._touched.documents()
        self._touched.loaded()
        for table in TABLES:
            self._connection.execute(
                f"delete from {table} where document_id in (select document_id from replaced_document)"
            )
            self._connection.execute(f"insert into {table} by name select * from incoming_{table}")
            self._connection.execute(f"drop view incoming_{table}")
        self._connection.execute(query("still_withdrawn"))
        self._touched.documents()

    def withdraw(self, paths: Sequence[str], day: date, reason: str) -> None:
        """Take the documents at `paths` out of the KPIs from `day` on; their figures stay, and are known until then.

        After `replace`: what came in at these paths, or was withdrawn before, is left as it is.
        """
        if paths:
            with self._writing() as connection:
                connection.execute(query("gone_document"), {"paths": list(paths)})
                self._touched.documents()
                connection.execute(query("withdraw"), {"paths": list(paths), "day": day, "reason": reason})

    def correct(self, declared: Sequence[Correction]) -> None:
        """Apply exactly the `declared` corrections to the figures they name, after `replace`.

        Raises AuditFailed naming each declaration that matches nothing, several figures, or one with another value than
        it expects; the corrections are then as they were.
        """
        with self._writing() as connection:
            if fault := correct(connection, declared, self._catalogue):
                raise fault

    def correct_what_fits(self, declared: Sequence[Correction] | None) -> AuditFailed | None:
        """Apply those of the `declared` corrections that fit to the figures they name, after `replace`.

        With None (the declarations are unknown) those of the published version stay, except those whose figure is gone.
        Returns what does not fit.
        """
        with self._writing() as connection:
            if declared is not None:
                return correct(connection, declared, self._catalogue)
            keep_corrections(connection)
            return None

    def materialise(self) -> None:
        """Bring reference tables up to date with the catalogue, witnesses with the reports, views with their files, and
        the materialised marts with all of them: those of their rows that may differ, or all.
        """
        self._materialise_touched()
        if self._touched.everything:
            with as_warehouse_error(self._where):
                from_nothing.everything(self._connection, bounded=not self._on_lake, doing=self._do)
        self._compared = False

    @within_memory
    def _materialise_touched(self) -> None:
        """As `materialise`, but for the marts where everything counts as touched."""
        touched = self._touched
        with self._writing() as connection:
            self._use_threads("observation")
            touched.corrections()
            if reference.fill(connection, self._catalogue):
                touched.all()
            if not touched.everything:
                if not self._on_lake:
                    free_memory(connection)  # little is computed, by queries that look at much
                independent_source.find_touched(connection)
                touched.witnesses()
            if not touched.everything:
                touched.cells()
            if not touched.everything:
                materialise.touched(connection, in_order=not self._on_lake)
            else:
                create_views(connection, self._on_lake)
                independent_source.find(connection)

    @within_memory
    def changes(self, most: int | None = None) -> DataFrame:
        """What differs in `kpi_period` from the published version, after `materialise`; the first `most` rows of it.

        Columns: change (new, changed, gone, contradicted, settled), area_id, area, year, period, indicator, scope,
        price_basis, measure (actual, plan, plan_growth, growth_stated, completion_stated), old, new, old_quote, quote;
        figures in the unit of kpi_period.
        """
        with as_warehouse_error(self._where):
            self._compare()
            order = "area, area_id, year, period, indicator, scope, price_basis, measure"
            asked = f"from kpi_difference order by {order} limit $most"
            return self._connection.execute(asked, {"most": most}).df()

    @within_memory
    def change_counts(self) -> dict[str, int]:
        """How many rows of `changes` there are of each change."""
        with as_warehouse_error(self._where):
            self._compare()
            counted = "select change, count(*) from kpi_difference group by change order by change"
            return dict(self._connection.execute(counted).fetchall())

    @within_memory
    def audit(self, limits: Limits | None = None) -> int:
        """Raise AuditFailed, with offending rows, when a check of `sql/checks` finds any.

        With `limits`, also when figures of past years change beyond them; gives how many of those were accepted.
        """
        with as_warehouse_error(self._where):
            self._compare()
            audit(self._connection, self._where, everything=self._touched.everything)
            return past_changes(self._connection, self._where, limits) if limits else 0

    @within_memory
    def record_run(self, run: RunRecord) -> None:
        """Record the run in `run`, and the changes it caused in `kpi_change`."""
        row = {name: getattr(run, name) for name in RunRecord.__slots__}
        row |= {"started_at": _utc(run.started_at), "finished_at": _utc(run.finished_at)}
        row |= {
            name: json.dumps(dict(row[name]), ensure_ascii=False, default=str) for name in ("parameters", "versions")
        }
        self._part_of = run.parameters.get("part_of")
        with self._writing() as connection:
            self._compare()
            marks = ", ".join(f"${name}" for name in row)
            connection.execute(
                f"insert into run ({', '.join(row)}, changes) select {marks}, count(*) from kpi_difference", row
            )
            connection.execute(
                "insert into kpi_change by name select $run_id as run_id, * exclude (area) from kpi_difference",
                {"run_id": run.run_id},
            )

    @abstractmethod
    def publish(self) -> None:
        """Make this version visible to readers, atomically and durably."""

    def _compare(self) -> None:
        """Compute the KPIs and what differs from the published ones, once after each `materialise`."""
        if not self._compared:
            touched = self._touched
            condition = "true" if touched.everything else "(area_id, year, indicator) in (from compared_cell)"
            following = query("following_kpi").format(condition=condition)
            self._connection.execute(following, {"shorter": touched.had_shorter_periods})
            self._connection.execute(query("kpi_change"))
            self._compared = True

    def _with_more_memory(self, step: Callable[[], Any]) -> Any:
        for more in (*MORE_MEMORY, None):
            try:
                return step()
            except WarehouseError as error:
                # A lake is one transaction, which has ended with the error.
                if self._on_lake or not lacks_memory(error.__cause__):
                    raise
            if more is None:
                free_memory(self._connection)
            else:
                bound_memory(self._connection, more)
            self._is_widened = True
        return step()

    def _do(self, step: Callable[[], None]) -> None:
        """Do one of many steps in its own transaction, where it lacks memory with more, which the next has no more."""

        def in_transaction() -> None:
            with self._writing():
                step()

        if self._is_widened:
            bound_memory(self._connection)
            self._is_widened = False
        self._with_more_memory(in_transaction)

    def _narrowed(self) -> None:
        """What the step before needed this one may not: neither its memory nor, of much, its threads, each of which
        holds as much of a query as one would, and what DuckDB has kept of it."""
        if self._is_widened:
            bound_memory(self._connection)
            self._is_widened = False
        if self._touched.everything and not self._on_lake:
            self._connection.execute("set threads = 1")
            let_go(self._connection)

    def _use_threads(self, table: str) -> None:
        """One thread for few rows, see `engine.use_threads`."""
        counted = self._connection.execute(f"select count(*) from {table}").fetchone()
        use_threads(self._connection, counted[0] if counted else 0)

    @contextmanager
    def _writing(self) -> Iterator[DuckDBPyConnection]:
        """One transaction: all of the block or, when it raises, nothing of it."""
        import duckdb

        everything = self._touched.everything
        with as_warehouse_error(self._where):
            self._connection.execute("begin transaction")
            try:
                yield self._connection
                self._connection.execute("commit")
            except BaseException:
                self._touched.everything = everything  # what it noted goes with the transaction
                with suppress(duckdb.Error):  # DuckDB may have ended it: what raised is what has to be told
                    self._connection.execute("rollback")
                raise


def _utc(moment: datetime) -> datetime:
    """The moment as the tables store it: UTC, without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)
