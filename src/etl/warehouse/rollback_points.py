"""What each version of a warehouse is that can be gone back to: the run it was published by, and what that changed.

Of a file they are the kept ones, of a lake its snapshots.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from etl.location import Lake, Where
from etl.warehouse.engine import close, open_duckdb
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lake_attach import open_lake
from etl.warehouse.releases import is_kept, kept_files
from etl.warehouse.sql_files import query, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

MOST_SNAPSHOTS = 50
"""Snapshots of a lake that are looked at, the latest ones."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """The run that published a version: how many documents it read and how many KPI figures it changed.

    `years` are those it was restricted to, `part_of` names the backfill that it was one of several runs of.
    """

    run_id: str
    started_at: datetime
    kind: str
    years: str | None
    part_of: str | None
    documents: int
    changes: int


@dataclass(frozen=True, slots=True)
class Point:
    """A version that was published: the number of its kept file or snapshot, None for the present file.

    `run` is None where none is recorded, `fault` why the file cannot be read; of a lake, and of what is gone,
    `bytes` is None.
    """

    number: int | None
    run: LastRun | None
    bytes: int | None = None
    fault: str | None = None


def rollback_points(where: Where) -> list[Point]:
    """The versions that can be gone back to, the oldest first, with the present one at the end.

    A backfill of several runs is one version of a lake, as it is one kept file. Raises OSError, WarehouseError.
    """
    if isinstance(where, Lake):
        return list(without_insides(_snapshots(where)))
    kept = [_of_file(file.path, file.number) for file in kept_files(where)]
    return [*kept, *([_of_file(where, None)] if where.exists() and not is_kept(where) else [])]


def last_run(connection: DuckDBPyConnection) -> LastRun | None:
    """The run that the open warehouse was published by; None before the first. Raises duckdb.Error."""
    return _run(connection.execute(query("rollback_point").format(run="run")).fetchone())


def _run(row: tuple[object, ...] | None) -> LastRun | None:
    return None if row is None else LastRun(*row)  # type: ignore[arg-type]


def _of_file(path: Path, number: int | None) -> Point:
    import duckdb

    size = None
    with suppress(OSError):
        size = path.stat().st_size
    connection = open_duckdb()
    try:
        connection.execute(f"attach {quoted(str(path))} as kept (read_only)")
        connection.execute("use kept")
        return Point(number, last_run(connection), size)
    except duckdb.Error:
        return Point(number, None, size, "cannot be read")
    finally:
        close(connection)


def _snapshots(lake: Lake) -> Iterator[Point]:
    import duckdb

    connection = open_lake(lake)
    try:
        with as_warehouse_error(lake):
            latest = f"select snapshot_id from ducklake_snapshots('warehouse') order by 1 desc limit {MOST_SNAPSHOTS}"
            numbers = [number for (number,) in connection.execute(latest).fetchall()]
        for number in reversed(numbers):
            try:
                at = query("rollback_point").format(run=f"run at (version => {number})")
                found = _run(connection.execute(at).fetchone())
            except duckdb.Error:  # before the tables were made
                continue
            if found is not None:
                yield Point(number, found)
    finally:
        close(connection)


def without_insides(points: Iterable[Point]) -> Iterator[Point]:
    """The points without those that another one of the same run or backfill follows."""
    made = list(points)
    for point, after in zip_longest(made, made[1:]):
        if after is None or _begun(point) != _begun(after):
            yield point


def _begun(point: Point) -> str | None:
    return None if point.run is None else point.run.part_of or point.run.run_id


def same_backfill(before: LastRun | None, part_of: object) -> bool:
    """Whether a run of the backfill `part_of` continues what the run `before` began: what it replaces is no point."""
    return part_of is not None and before is not None and before.part_of == part_of
