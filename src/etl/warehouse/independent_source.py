"""Table `witness`: which reports repeat each other. The condition is in `sql/queries/repeated_words.sql`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import query
from etl.warehouse.workshop import workshop

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIGURES = 100_000
"""Figures of which the words are compared at a time, about: only sentences about the same area are the same."""


def find(connection: DuckDBPyConnection) -> None:
    """Replace the rows of `witness` by what follows from the documents and observations now, where they differ.

    The same rows give the same witnesses, whatever was loaded first. The caller holds the transaction.
    """
    _name(connection)
    connection.execute("delete from witness where (document_id, witness) not in (from named)")
    connection.execute("insert into witness by name from (from named except from witness)")
    connection.execute("drop table named")


def find_touched(connection: DuckDBPyConnection) -> None:
    """As `find`, where only the documents in `touched_document` have changed since the witnesses were found.

    Leaves the documents whose witness is another now in `replaced_document`.
    """
    connection.execute(query("related_document"))
    rows = {
        "observation": "select document_id, area_id, wording, quote from observation "
        "where wording is not null and document_id in (from related_document)",
        "document": "select document_id, url, status from document where document_id in (from related_document)",
    }
    with workshop(connection, rows, ["macros"]) as shop:
        _name(shop)
        connection.register("given", shop.execute("select document_id, witness from named").to_arrow_table())
        connection.execute("create or replace temp table named as from given")
        connection.unregister("given")
    connection.execute(query("changed_witness"))


def _name(connection: DuckDBPyConnection) -> None:
    """Make the temporary table `named`: each report that repeats others, with its witness."""
    connection.execute(query("area_part").format(figures=FIGURES))
    [(parts,)] = connection.execute("select coalesce(max(part), 0) + 1 from area_part").fetchall()
    of_parts = [f"area_id in (select area_id from area_part where part = {part})" for part in range(parts)]
    areas = of_parts if parts > 1 else ["true"]
    for some in areas:
        connection.execute(query("sentence_count").format(areas=some))
    connection.execute(query("telling_report"))
    for some in areas:
        connection.execute(query("shared_words").format(areas=some))
    connection.execute(query("repeated_words"))
    connection.execute(query("first_witness"))
    while True:
        connection.execute(f"create or replace temp table step as {query('witness_step')}")
        if connection.execute("select count(*) from step").fetchone() == (0,):
            break
        connection.execute(
            "update numbered_witness as old set witness = step.witness from step where step.number = old.number"
        )
    connection.execute(query("named_witness"))
    for table in (
        "area_part",
        "report_number",
        "sentence_count",
        "telling_report",
        "shared_words",
        "repeated_words",
        "numbered_witness",
        "step",
    ):
        connection.execute(f"drop table {table}")
