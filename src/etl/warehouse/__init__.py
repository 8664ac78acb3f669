"""The warehouse, a DuckDB file or a lake: storage, load, materialise, audit, publish; its SQL is in `sql/`.

Readers call `connect`, `close` and `known`, a run calls `begin` or, with nothing to do, `clear_up`, a person who wants
an earlier file back `rollback`.
Nothing here imports DuckDB or pandas before it is called.
"""

from contextlib import AbstractContextManager

from etl.catalogue import Catalogue
from etl.location import Lake, Where, where_of
from etl.warehouse.audit import Finding, Limits
from etl.warehouse.build import Building
from etl.warehouse.engine import close
from etl.warehouse.lake_build import begin_lake
from etl.warehouse.lake_upkeep import keep_in_shape
from etl.warehouse.publish import KEPT, begin_file, clear_up, rollback
from etl.warehouse.read_only import (
    being_made,
    connect,
    connect_beside,
    exists,
    is_corrected,
    is_replaced,
    known,
    outdated,
)
from etl.warehouse.rebuild import Difference, differences, unsound_rows
from etl.warehouse.releases import Kept, kept_files
from etl.warehouse.rollback_points import Point, rollback_points
from etl.warehouse.sql_files import SCHEMA_VERSION
from etl.warehouse.storage import Counts, KnownDocument, RunRecord, Storage

__all__ = [
    "SCHEMA_VERSION", "Building", "Counts", "Difference", "Finding", "Kept", "KnownDocument", "Lake", "Limits",
    "Point", "RunRecord", "Storage", "Where", "begin", "being_made", "clear_up", "close", "connect",
    "connect_beside", "differences", "exists", "is_corrected", "is_replaced", "keep_in_shape", "kept_files", "known",
    "outdated", "rollback", "rollback_points", "unsound_rows", "where_of",
]  # fmt: skip


def begin(
    where: Where, catalogue: Catalogue, lock_seconds: float, kept: int = KEPT
) -> AbstractContextManager[Building]:
    """The next version of the warehouse, to be built in a `with` block; leaving it without `publish()` discards it.

    For one writer at a time: waits at most `lock_seconds` for another. Of a file the last `kept` published ones stay.
    Raises WarehouseError (WarehouseBusy); what is published stays as it was.
    """
    if isinstance(where, Lake):
        return begin_lake(where, catalogue, lock_seconds)
    return begin_file(where, catalogue, lock_seconds, kept)
