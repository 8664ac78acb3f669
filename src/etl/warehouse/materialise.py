"""Fills the materialised marts, which are tables. How each is computed is in its file in `sql/marts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import MARTS, MATERIALISED, computation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def everything(connection: DuckDBPyConnection) -> None:
    """Compute every materialised mart from nothing, each after those it reads. The caller holds the transaction."""
    for name in MARTS:
        if name in MATERIALISED:
            connection.execute(f"delete from {name}")
            connection.execute(f"insert into {name} {computation(name)}")
