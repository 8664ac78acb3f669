"""Whether the materialised marts of a published warehouse are what its tables say: all computed from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.location import Lake, Where
from etl.warehouse import independent_source
from etl.warehouse.audit import Finding, offended
from etl.warehouse.engine import close, open_duckdb, refuse_sqlite
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lake_attach import open_lake
from etl.warehouse.sql_files import (
    LAYERS,
    MATERIALISED,
    create_relations,
    names,
    quoted,
    views_digest,
)
from etl.warehouse.table_layout import check_layout

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FOUND = ("report_words", "witness")
"""Tables that follow from others, see `independent_source`."""

_KEYS = ("area_id", "indicator", "year", "scope", "price_basis", "document_id", "observation_id", "figure_id")


@dataclass(frozen=True, slots=True)
class Difference:
    """A table that is not as computed: how many rows are wrong, how many are missing, and one of them."""

    table: str
    wrong: int
    missing: int
    example: str

    def __str__(self) -> str:
        return f"{self.table}: {self.wrong} rows are not as computed, {self.missing} are missing; as {self.example}"


def differences(where: Where) -> list[Difference]:
    """What differs between the published marts (and witnesses) and those computed anew from the published tables.

    Reads only. Raises WarehouseError when it is missing, or its marts were made by another version of the program.
    """
    with _attached(where) as connection, as_warehouse_error(where):
        check_layout(connection, where)
        if connection.execute("select views from schema_version").fetchone() != (views_digest(),):
            remedy = "run `etl run`, which brings it up to date"
            raise WarehouseError(where, "its marts were made by another version of this program", remedy)
        connection.execute("attach ':memory:' as rebuilt")
        connection.execute("use rebuilt")
        for table in _FOUND:
            connection.execute(f"create table {table} as from warehouse.{table} limit 0")
        for table in names("tables"):
            if table not in _FOUND:
                connection.execute(f"create view {table} as from warehouse.{table}")
        create_relations(connection, ["macros", *(layer for layer in LAYERS if layer != "marts")])
        independent_source.find(connection)
        create_relations(connection, ["marts"], computed=MATERIALISED)
        return [found for name in (*_FOUND, *MATERIALISED) if (found := _difference(connection, name))]


def unsound_rows(where: Where) -> list[Finding]:
    """What the checks of the audit find in what is published: no run lets it through, but other programs may write.

    Reads only. Raises WarehouseError when it is missing.
    """
    with _attached(where) as connection, as_warehouse_error(where):
        check_layout(connection, where)
        return offended(connection)


def _difference(connection: DuckDBPyConnection, name: str) -> Difference | None:
    found = []
    for one, other in (("warehouse", "rebuilt"), ("rebuilt", "warehouse")):
        rows = f"from {one}.{name} except all from {other}.{name}"
        found += connection.execute(f"select count(*), any_value(row) from ({rows}) as row").fetchall()
    wrong, missing = found
    row = wrong[1] or missing[1]
    if row is None:
        return None
    example = ", ".join(f"{key}={row[key]}" for key in _KEYS if row.get(key) is not None)
    return Difference(name, wrong[0], missing[0], example)


@contextmanager
def _attached(where: Where) -> Iterator[DuckDBPyConnection]:
    """What is published as the database `warehouse`, read-only, in a connection that can write in memory."""
    connection = open_lake(where) if isinstance(where, Lake) else None
    with as_warehouse_error(where):
        if connection is None:
            connection = open_duckdb()
        try:
            if not isinstance(where, Lake):
                refuse_sqlite(where)
                connection.execute(f"attach {quoted(str(where))} as warehouse (read_only)")
                connection.execute("use warehouse")
            yield connection
        finally:
            close(connection)
