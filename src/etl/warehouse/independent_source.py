"""Tables `report_words` and `witness`: what reports repeat of each other, and which reports repeat each other.

The conditions are in `sql/queries/said_words.sql` and `sql/queries/repeated_words.sql`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.exchange import exchange
from etl.warehouse.sql_files import query, quoted
from etl.warehouse.workshop import workshop

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIGURES = 100_000
"""Figures of which the words are compared at a time, about: only sentences about the same area are the same."""

FEW = 50
"""Numbers of so many reports are named in a condition."""

_TABLES = {"figures": "observation", "reports": "document"}
_LOADED = {"figures": "loaded_observation", "reports": "loaded_document"}

_MADE = (
    "area_part",
    "report_number",
    "sentence_count",
    "telling_report",
    "shared_words",
    "repeated_words",
    "numbered_witness",
    "step",
)


def find(connection: DuckDBPyConnection) -> None:
    """Replace the rows of both tables by what follows from the documents and observations now, where they differ.

    The same rows give the same witnesses, whatever was loaded first. The caller holds the transaction.
    """
    for areas in _parts(connection, "observation"):
        connection.execute(query("said_words").format(sentences=areas, addresses="false", **_TABLES))
        exchange(connection, "report_words", areas)
    connection.execute(query("said_words").format(sentences="false", addresses="true", **_TABLES))
    exchange(connection, "report_words", "area_id not in (select area_id from area_part)")
    _name(connection)
    connection.execute("delete from witness where (document_id, witness) not in (from named)")
    connection.execute("insert into witness by name from (from named except from witness)")
    connection.execute("drop table named")


def find_touched(connection: DuckDBPyConnection) -> None:
    """As `find`, where only the documents in `touched_document` have changed since the witnesses were found, and in
    `touched_cell` are all areas that they tell of or told of.

    Leaves the documents whose witness is another now in `replaced_document`.
    """
    mine = "document_id in (from touched_document)"
    told = connection.execute("select distinct area_id from touched_cell order by all").fetchall()
    areas = ", ".join(quoted(area) for area in ("address", *(area for (area,) in told)))
    came_in = "select count(*) = 0 from (from touched_document except select document_id from loaded_document)"
    given = _LOADED if connection.execute(came_in).fetchone() == (True,) else _TABLES
    connection.execute(query("said_words").format(sentences=mine, addresses=mine, **given))
    # By their numbers first, which are compared while the table is read: the names take ten times the room.
    numbers = connection.execute("select md5_number_lower(document_id) from touched_document order by all").fetchall()
    some = f"report in ({', '.join(str(number) for (number,) in numbers) or 'null'})" if len(numbers) <= FEW else "true"
    exchange(connection, "report_words", f"area_id in ({areas}) and {some} and {mine}")
    connection.execute(query("related_document").format(areas=areas))
    related = "report in (select md5_number_lower(document_id) from related_document)"
    connection.execute(query("present_row").format(mart="report_words", scope=related))
    rows = {"report_words": "select * exclude (place) from present where document_id in (from related_document)"}
    with workshop(connection, rows, ["macros"]) as shop:
        _name(shop)
        connection.register("given", shop.execute("select document_id, witness from named").to_arrow_table())
        connection.execute("create or replace temp table named as from given")
        connection.unregister("given")
    connection.execute(query("changed_witness"))


def _parts(connection: DuckDBPyConnection, rows: str) -> list[str]:
    """Conditions on the area, each of which about FIGURES of the rows meet, and each row with an area one."""
    connection.execute(query("area_part").format(figures=FIGURES, rows=rows))
    [(parts,)] = connection.execute("select coalesce(max(part), 0) + 1 from area_part").fetchall()
    return [f"area_id in (select area_id from area_part where part = {part})" for part in range(parts)]


def _name(connection: DuckDBPyConnection) -> None:
    """Make the temporary table `named`: each report that repeats others, with its witness; from `report_words`."""
    of_parts = _parts(connection, "report_words")
    some_areas = of_parts if len(of_parts) > 1 else ["true"]
    connection.execute(query("report_number"))
    for areas in some_areas:
        connection.execute(query("sentence_count").format(areas=areas))
    connection.execute(query("telling_report"))
    for areas in some_areas:
        connection.execute(query("shared_words").format(areas=areas))
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
    for table in _MADE:
        connection.execute(f"drop table {table}")
