"""Computes every materialised mart from nothing: those of a large archive part by part, in bounded memory.

What computes a mart holds the best statement of each cell, with all that is told of it, in lists and structs that
DuckDB cannot put aside on the disk. So of many figures it is asked of some areas and indicators at a time, in a DuckDB
of its own (`workshop`) that ends with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.engine import MEMORY_AT_ONCE, bound_memory, free_memory, is_bounded, let_go
from etl.warehouse.materialise import BY_PART, REPORT, SERIES, idle, ordered
from etl.warehouse.sql_files import LAYERS, computation, query
from etl.warehouse.workshop import workshop

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIGURES = 10_000
"""Figures of a part, about. Fewer cost time, since each part plans its queries anew; more cost memory."""

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


def everything(connection: DuckDBPyConnection, bounded: bool = True) -> None:
    """Compute every materialised mart from nothing, each after those it reads. The caller holds the transaction.

    `bounded`: DuckDB is made to let go of what it keeps. A lake's connection is left alone, in the midst of DuckLake's
    transaction.
    """
    for name in ordered():
        connection.execute(f"delete from {name}")
    in_parts = _parts(connection)
    if bounded and not in_parts:
        free_memory(connection)
    for part in range(in_parts):
        if bounded:
            let_go(connection)
        _compute(connection, part, bounded)
    if bounded:
        let_go(connection)
    is_widened = bounded and is_bounded(connection)
    if is_widened:
        bound_memory(connection, MEMORY_AT_ONCE)
    for name in ordered():
        if not in_parts or name not in IN_PARTS:
            connection.execute(f"insert into {name} {computation(name)}")
    if is_widened:
        bound_memory(connection)


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
