"""Brings the materialised marts, which are tables, up to date with what a run has touched.

How each is computed is in its file in `sql/marts`, what is touched in `touched`; all from nothing in `from_nothing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import LAYERS, MARTS, MATERIALISED, computation, query, sql
from etl.warehouse.workshop import workshop

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CELL = "(area_id, year, indicator) in (from target_cell)"
SERIES = "(publisher, area_id, indicator) in (from touched_series)"
REPORT = "document_id in (from touched_document)"
BY_PART = {
    "kpi_period": CELL,
    "kpi_yearly": CELL,
    "kpi_plan_vs_actual": CELL,
    "kpi_conflict": CELL,
    "kpi_contradiction": CELL,
    "kpi_other_units": CELL,
    "kpi_misread_unit": SERIES,
    "area_report": REPORT,
}
"""Marts whose rows follow from the figures of one cell and its sources, of one series, or of one report, so that the
others stay as they are. The rest are computed whole: from marts, which have few rows beside observations."""

RANKS = {"kpi_review": "rank"}
"""Marts with a column that counts their rows: one more row changes it in all that come after it."""

SORTED = 2_048
"""A table of no more rows is sorted anew when some of them change, which costs next to nothing; in a larger one the new
rows stand at the end until everything is computed again."""

_SOURCES = {
    "observation": "from source_observation",
    "document": "select * replace ('' as text) from document where document_id in "
    "(select document_id from source_observation union all select document_id from correction "
    "union all from touched_document)",
    "witness": "from witness where document_id in (select document_id from source_observation)",
    **{table: f"from {table}" for table in ("correction", "indicator", "area", "area_change", "unit")},
}


def touched(connection: DuckDBPyConnection, in_order: bool) -> None:
    """Bring the marts up to date where `touched.Touched.cells` has found that they may differ; what is the same stays.

    Rows that are new stand at the end of a large table; `in_order` those of a small one stand in their order. The
    caller holds the transaction.
    """
    connection.execute(f"create or replace temp table source_observation as {query('source_observation')}")
    changed = {"kpi_review"} if connection.execute(query("review_touched")).fetchone() == (True,) else set()
    whole = [name for name in ordered() if name not in BY_PART]
    once = ["kpi_period"]  # others read it
    with workshop(connection, _SOURCES, ["macros", *LAYERS], idle(), once) as shop:
        for table in ("target_cell", "touched_series", "touched_document"):
            shop.register("given", connection.execute(f"from {table}").to_arrow_table())
            shop.execute(f"create table {table} as from given")
        for name in BY_PART:
            connection.register("computed", shop.execute(f"from {name} where {BY_PART[name]}").to_arrow_table())
            connection.execute("create or replace temp table fresh as from computed")
            connection.unregister("computed")
            if _exchange(connection, name, BY_PART[name]):
                changed.add(name)
                if in_order:
                    _sort(connection, name)
    for name in whole:
        if name in changed or any(mart in sql("marts", name) for mart in changed):
            connection.execute(f"create or replace temp table fresh as {computation(name)}")
            # Rows that stay are not written: that takes longest, and on a lake every row written stays in its history.
            if _exchange(connection, name, "true", RANKS.get(name)):
                changed.add(name)
                if in_order:
                    _sort(connection, name)
    connection.execute("drop table fresh")
    connection.execute("drop table if exists present")
    connection.execute("drop table source_observation")


def _exchange(connection: DuckDBPyConnection, name: str, scope: str, rank: str | None = None) -> bool:
    """Let the rows of `fresh` stand in place of those of the mart that are in the scope; whether any differs.

    Of rows that differ in the column `rank` alone, that column is written and nothing else.
    """
    columns = [column for column, *_ in connection.execute(f"describe {name}").fetchall() if column != rank]
    old, new = (f"({', '.join(f'{alias}.{column}' for column in columns)})" for alias in ("old", "new"))
    connection.execute(f"create or replace temp table present as select *, rowid as place from {name} where {scope}")
    gone = connection.execute(
        f"delete from {name} where rowid in (select place from present as old anti join fresh as new on {old} = {new})"
    ).fetchone()
    came = connection.execute(
        f"insert into {name} from (from fresh as new anti join present as old on {new} = {old})"
    ).fetchone()
    moved = _rank(connection, name, columns, rank) if rank else (0,)
    return (gone, came, moved) != ((0,), (0,), (0,))


def _rank(connection: DuckDBPyConnection, name: str, columns: list[str], rank: str) -> tuple[int, ...] | None:
    """Give the rows of the mart the ranks that they have in `fresh`; how many have another one now."""
    same = " and ".join(f"{name}.{column} is not distinct from fresh.{column}" for column in columns)
    return connection.execute(
        f"update {name} set {rank} = fresh.{rank} from fresh where {same} and {name}.{rank} <> fresh.{rank}"
    ).fetchone()


def _sort(connection: DuckDBPyConnection, name: str) -> None:
    if connection.execute(f"select count(*) <= {SORTED} from {name}").fetchone() == (True,):
        order = computation(name).rsplit("order by", 1)[1]
        connection.execute(f"create or replace temp table fresh as from {name} order by {order}")
        connection.execute(f"delete from {name}")
        connection.execute(f"insert into {name} from fresh")


def idle() -> list[str]:
    """The marts that no mart of BY_PART is computed from: they may read tables that the workshop does not have."""
    needed = set(BY_PART)
    while read := {mart for mart in MARTS if mart not in needed and any(mart in sql("marts", name) for name in needed)}:
        needed |= read
    return [mart for mart in MARTS if mart not in needed or (mart in MATERIALISED and mart not in BY_PART)]


def ordered() -> list[str]:
    """The materialised marts, each after those it reads."""
    return [name for name in MARTS if name in MATERIALISED]
