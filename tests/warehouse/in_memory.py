"""Tables filled as a run fills them, in memory, with marts as views: for tests of what the views make of reports.

Nothing is computed but what is asked for, and `kpi_period`, which most others read. That the marts of a file are what
these views give is tested by `test_materialise` and `test_rebuild`.
"""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest

from etl.catalogue import Catalogue
from etl.warehouse import independent_source, reference
from etl.warehouse.build import Building
from etl.warehouse.engine import open_duckdb
from etl.warehouse.sql_files import LAYERS, computation, create_relations, create_tables, query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READ_BY_OTHERS = "kpi_period"
FILLED = ("document", "observation", "rejected", "report_words", "witness", "correction", READ_BY_OTHERS)


class _Untold:
    """Notes nothing of what is touched: nothing is kept that could be computed again."""

    everything = True

    def documents(self) -> None:
        pass

    def loaded(self) -> None:
        pass


class InMemory(Building):
    """A version that is never published."""

    def __init__(self, connection: DuckDBPyConnection, catalogue: Catalogue) -> None:
        touched: Any = _Untold()
        super().__init__(connection, "in memory", catalogue, touched)

    def materialise(self) -> None:
        with self._writing() as connection:
            independent_source.find(connection)
            connection.execute(f"delete from {READ_BY_OTHERS}")
            connection.execute(f"insert into {READ_BY_OTHERS} {computation(READ_BY_OTHERS)}")

    def publish(self) -> None:
        """Nothing: it is asked where it is built."""


def works_in_memory(request: pytest.FixtureRequest) -> bool:
    """Whether the module of a test uses the fixture `in_views` and the test itself names no file."""
    names_a_file = {"path", "published"} & set(signature(request.function).parameters)
    return "in_views" in request.fixturenames and not names_a_file


def made(catalogue: Catalogue) -> DuckDBPyConnection:
    """A connection to an empty warehouse in memory."""
    connection = open_duckdb()
    create_tables(connection)
    reference.fill(connection, catalogue)
    create_relations(connection, ["macros", *LAYERS], computed=[READ_BY_OTHERS])
    connection.execute(query("touched"))  # where a run notes what it replaces
    return connection


def empty(connection: DuckDBPyConnection) -> None:
    """Take every report out of it."""
    for table in FILLED:
        connection.execute(f"delete from {table}")
