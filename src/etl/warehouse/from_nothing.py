"""Computes every materialised mart from nothing: those of a large archive part by part, in bounded memory.

What computes a mart holds the best statement of each cell, with all that is told of it, in lists and structs that
DuckDB cannot put aside on the disk. So of many figures it is asked of some areas and indicators at a time, in a DuckDB
of its own (`workshop`) that ends with them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from etl.warehouse.engine import free_memory, let_go
from etl.warehouse.materialise import BY_PART, REPORT, SERIES, idle, ordered, ranks, unranked
from etl.warehouse.sql_files import LAYERS, computation, query
from etl.warehouse.workshop import workshop

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIGURES = 10_000
"""Figures of a part, about. Fewer cost time, since each part plans its queries anew; more cost memory."""

ROWS = 50_000
"""Rows of kpi_review that are put in order at a time, with all their words."""

IN_PARTS = tuple(name for name, scope in BY_PART.items() if scope != REPORT)
"""Marts whose rows follow from the figures of their area and indicator, and of what these are compared with."""

_OF_YEARS = """exists (
    from target_pair as target
    where target.area_id = {name}.area_id and target.indicator = {name}.indicator
      and coalesce({name}.year, 0) between target.since and target.until
)"""
_OF_ALL_YEARS = "(area_id, indicator) in (select area_id, indicator from target_pair where is_first)"
"""Which rows of a mart are computed in a part: those of its years; what is compared over the years is so at once."""

_SOURCES = {
    "observation": "from part_observation",
    "document": "select * replace ('' as text) from document where document_id in "
    "(select document_id from part_observation union all select document_id from correction)",
    "witness": "from witness where document_id in (select document_id from part_observation)",
    **{table: f"from {table}" for table in ("correction", "indicator", "area", "area_change", "unit")},
}


def _at_once(step: Callable[[], None]) -> None:
    step()


def everything(
    connection: DuckDBPyConnection,
    bounded: bool = True,
    doing: Callable[[Callable[[], None]], None] = _at_once,
) -> None:
    """Compute every materialised mart from nothing, each after those it reads.

    `bounded`: DuckDB is made to let go of what it keeps. A lake's connection is left alone, in the midst of DuckLake's
    transaction. `doing` does a step in a transaction, and again where it lacked memory. Of a large archive each part
    and mart is a step: until a transaction ends DuckDB holds what it has written, and what lacks memory costs no other
    step anew. By default the caller holds one transaction for all.
    """
    in_parts: list[int] = []

    def begin() -> None:
        for name in ordered():
            connection.execute(f"delete from {name}")
        in_parts[:] = range(_parts(connection))

    def at_once() -> None:
        if bounded:
            free_memory(connection)
        for name in ordered():
            _fill(connection, name)

    doing(begin)
    steps = [partial(_compute, connection, part, bounded) for part in in_parts]
    steps += [partial(_fill, connection, name) for name in ordered() if name not in IN_PARTS]
    for step in steps if in_parts else [at_once]:
        if bounded and in_parts:
            let_go(connection)
        doing(step)


def _parts(connection: DuckDBPyConnection) -> int:
    """Into how many parts the archive is divided (`archive_part`); none where it is not more than one."""
    connection.execute(query("archive_part").format(figures=FIGURES))
    [(parts,)] = connection.execute("select coalesce(max(part), 0) + 1 from archive_part").fetchall()
    return int(parts) if parts > 1 else 0


def _compute(connection: DuckDBPyConnection, part: int, bounded: bool) -> None:
    """Add the rows of one part to the marts in parts, which stand in their order because the parts do."""
    connection.execute(query("part_source").format(part=part))
    once = ["kpi_statement", "kpi_period", "kpi_yearly", "kpi_conflict"]  # others read them
    with workshop(connection, _SOURCES, ["macros", *LAYERS], idle(), once, lets_go=bounded) as shop:
        shop.register("given", connection.execute("from target_pair").to_arrow_table())
        shop.execute("create table target_pair as from given")
        for name in IN_PARTS:
            order = computation(name).rsplit("order by", 1)[1]
            asked = (_OF_ALL_YEARS if BY_PART[name] == SERIES else _OF_YEARS).format(name=name)
            rows = shop.execute(f"from {name} where {asked} order by {order}")
            connection.register("computed", rows.to_arrow_reader(20_000))
            connection.execute(f"insert into {name} from computed")
            connection.unregister("computed")


def _fill(connection: DuckDBPyConnection, name: str) -> None:
    """Fill one mart at once."""
    if name == "kpi_review":
        _review(connection)
    else:
        connection.execute(f"insert into {name} {computation(name)}")


def _review(connection: DuckDBPyConnection) -> None:
    """Fill kpi_review. To rank and sort all of its rows at once DuckDB would hold all their words: they are ranked by
    what they are ranked by alone, and then written some at a time, in their order."""
    connection.execute(f"create or replace temp table review as {unranked()}")
    connection.execute(f"create or replace temp table review_rank as {ranks('review')}")
    [(rows,)] = connection.execute("select count(*) from review").fetchall()
    for first in range(1, rows + 1, ROWS):
        connection.execute(
            "insert into kpi_review select review.* replace (ranked.rank as rank) "
            f"from (from review_rank where rank between {first} and {first + ROWS - 1}) as ranked "
            "join review on review.rowid = ranked.place order by ranked.rank"
        )
    connection.execute("drop table review")
    connection.execute("drop table review_rank")
