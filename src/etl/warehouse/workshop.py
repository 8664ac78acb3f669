"""A DuckDB of its own in memory, with some rows of a warehouse and all that is computed from tables.

What is computed in it is computed by the same SQL files as in the warehouse, from those rows alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from etl.warehouse.engine import close, let_go, open_duckdb, use_threads
from etl.warehouse.sql_files import create_relations, names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def workshop(
    connection: DuckDBPyConnection,
    rows: Mapping[str, str],
    folders: Collection[str],
    without: Collection[str] = (),
    computed: Collection[str] = (),
    lets_go: bool = False,
) -> Iterator[DuckDBPyConnection]:
    """A connection to it; `rows` says by table the query that gives its rows, the other tables are empty.

    The queries are asked of `connection`, in whose open transaction they see what was written. What is made from tables
    is that of these `folders` of `sql/`, every mart a view but those `computed`, which are tables. `lets_go`: what
    `connection` keeps of the queries is given back to the machine before anything is computed.
    """
    # It puts nothing aside on the disk: DuckDB would do so in the folder that the program was started in.
    shop = open_duckdb(threads="1", temp_directory="")
    try:
        for table in names("tables"):
            # Batch by batch, so that the rows are not held twice.
            shop.register("given", connection.execute(rows.get(table, f"from {table} limit 0")).to_arrow_reader(20_000))
            counted = shop.execute(f"create table {table} as from given").fetchone()
            shop.unregister("given")
            use_threads(shop, counted[0] if counted else 0)
        let_go(shop)
        if lets_go:
            let_go(connection)
        create_relations(shop, folders, without, computed)
        yield shop
    finally:
        close(shop)
