"""Rows that a run has staged as Parquet files, shown to SQL as the relations that are loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl.warehouse.sql_files import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def show(connection: DuckDBPyConnection, staged: Mapping[str, Sequence[Path]], moment: datetime, day: date) -> None:
    """Makes the views `incoming_<table>` over the files of each table, in their order.

    `moment` (UTC) and `day` (in Vietnam) are those of the run that loads: what an earlier one has staged counts as read
    by it.
    """
    for table, files in staged.items():
        names = ", ".join(quoted(str(file)) for file in files)
        # A folder above them that is called `year=2015` says nothing of the rows.
        rows = f"read_parquet([{names}], hive_partitioning = false)" if files else f"(from {table} limit 0)"
        columns = "*"
        if table == "document":
            since = f"case when withdrawn_on is not null then date '{day}' end"
            columns = f"* replace (timestamp '{moment}' as read_at, {since} as withdrawn_on)"
        connection.execute(f"create or replace temp view incoming_{table} as select {columns} from {rows}")
