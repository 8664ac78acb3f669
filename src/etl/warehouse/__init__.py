"""The warehouse, a DuckDB file or a lake: storage, load, materialise, audit, publish; its SQL stands beside it.

Readers call `connect`, `close` and `known`, a run calls `begin`, a person who wants yesterday back `rollback`. Nothing
here imports DuckDB or pandas before it is called.
"""

from contextlib import AbstractContextManager

from etl.catalogue import Catalogue
from etl.warehouse.audit import Finding, Limits
from etl.warehouse.building import Building
from etl.warehouse.engine import close
from etl.warehouse.keeping import Kept, kept_files
from etl.warehouse.lake import begin_lake
from etl.warehouse.publishing import KEPT, begin_file, rollback
from etl.warehouse.reading import connect, exists, known, outdated
from etl.warehouse.relations import SCHEMA_VERSION
from etl.warehouse.storage import Counts, Known, RunRecord, Storage
from etl.warehouse.where import Lake, Where, where_of

__all__ = [
    "SCHEMA_VERSION", "Building", "Counts", "Finding", "Kept", "Known", "Lake", "Limits", "RunRecord", "Storage",
    "Where", "begin", "close", "connect", "exists", "kept_files", "known", "outdated", "rollback", "where_of",
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
