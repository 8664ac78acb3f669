"""Table `witness`: which reports repeat each other. The condition is in `sql/queries/repeated_words.sql`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def find(connection: DuckDBPyConnection) -> None:
    """Replace the rows of `witness` by what follows from the documents and observations now, where they differ.

    The same rows give the same witnesses, whatever was loaded first. The caller holds the transaction.
    """
    connection.execute(query("repeated_words"))
    connection.execute(query("first_witness"))
    while True:
        connection.execute(f"create or replace temp table step as {query('witness_step')}")
        if connection.execute("select count(*) from step").fetchone() == (0,):
            break
        connection.execute(
            "update named set witness = step.witness from step where step.document_id = named.document_id"
        )
    connection.execute("delete from witness where (document_id, witness) not in (from named)")
    connection.execute("insert into witness by name from (from named except from witness)")
    for table in ("repeated_words", "named", "step"):
        connection.execute(f"drop table {table}")
