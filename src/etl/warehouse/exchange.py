"""Puts rows that were computed in the place of those of a table, and writes only what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.sql_files import query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def exchange(connection: DuckDBPyConnection, name: str, scope: str) -> bool:
    """Let the rows of `fresh` stand in place of those of the table that are in the scope; whether any differs.

    Rows that stay are not written: that takes longest, and on a lake every row written stays in its history. The rank
    of kpi_review follows from all of its rows, see `materialise`.
    """
    columns = [column for column, *_ in connection.execute(f"describe {name}").fetchall() if column != "rank"]
    old, new = (f"({', '.join(f'{alias}.{column}' for column in columns)})" for alias in ("old", "new"))
    connection.execute(query("present_row").format(mart=name, scope=scope))
    gone = connection.execute(
        f"delete from {name} where rowid in (select place from present as old anti join fresh as new on {old} = {new})"
    ).fetchone()
    came = connection.execute(
        f"insert into {name} from (from fresh as new anti join present as old on {new} = {old})"
    ).fetchone()
    return (gone, came) != ((0,), (0,))
