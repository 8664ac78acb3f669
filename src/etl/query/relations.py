"""The tables and views of a published warehouse: their columns, with what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from etl.errors import UsageError
from etl.query.queries import altered_beneath
from etl.warehouse.sql_files import LAYERS, names, sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_COLUMNS = """
    select column_name, data_type, comment from duckdb_columns()
    where database_name = current_database() and table_name = ? and not internal order by column_index
"""
_COMMENT = re.compile(r"^comment on column (\w+)\.(\w+) is\s+'((?:[^']|'')*)';", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a relation: its type in DuckDB's words, and what it is in one line."""

    name: str
    kind: str
    comment: str


def columns_of(connection: DuckDBPyConnection, relation: str) -> tuple[Column, ...]:
    """The columns of a table or view, in their order. Raises UsageError for one that the warehouse does not have,
    WarehouseError where another program has dropped it.
    """
    rows = connection.execute(_COLUMNS, [relation]).fetchall()
    if not rows:
        if altered := altered_beneath(connection):
            raise altered
        remedy = '`etl run` brings an older file up to date; `etl sql "show tables"` lists what it has'
        raise UsageError(relation, "the warehouse has no such table or view", remedy)
    # A lake keeps no comments of the columns of views.
    return tuple(Column(name, kind, comment or _in_files().get((relation, name), "")) for name, kind, comment in rows)


@cache
def _in_files() -> dict[tuple[str, str], str]:
    texts = [sql(folder, name) for folder in ("tables", *LAYERS) for name in names(folder)]
    found = [match.groups() for text in texts for match in _COMMENT.finditer(text)]
    return {(relation, column): comment.replace("''", "'") for relation, column, comment in found}
