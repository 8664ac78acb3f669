"""The DuckDB file: storage, load, materialise, audit, publish; its SQL stands beside it, one file per relation.

Readers call `connect` and `known`, a run calls `begin`. Nothing here imports DuckDB or pandas before it is called.
"""

from etl.warehouse.publishing import begin
from etl.warehouse.reading import connect, known
from etl.warehouse.relations import SCHEMA_VERSION
from etl.warehouse.storage import Counts, Known, RunRecord, Storage
from etl.warehouse.version import NextVersion

__all__ = ["SCHEMA_VERSION", "Counts", "Known", "NextVersion", "RunRecord", "Storage", "begin", "connect", "known"]
