"""The columns of what is published, with what they are."""

from __future__ import annotations

import duckdb
import pytest

from etl.errors import UsageError, WarehouseError
from etl.query import relations
from etl.query.queries import connected
from etl.query.relations import columns_of
from etl.settings import Settings
from tests.conftest import file_of


def test_columns_have_their_types_and_say_what_they_are(loaded: Settings) -> None:
    with connected(loaded.warehouse) as connection:
        columns = {column.name: column for column in columns_of(connection, "kpi_yearly")}
    assert columns["actual"].kind == "DOUBLE"
    assert columns["actual"].comment.startswith("the figure of the year")


def test_what_there_is_not_is_one_line(loaded: Settings) -> None:
    with (
        connected(loaded.warehouse) as connection,
        pytest.raises(UsageError, match="no_such: the warehouse has no such"),
    ):
        columns_of(connection, "no_such")


@pytest.mark.parametrize("relation", ["kpi_yearly", "kpi_vintage", "observation"])
def test_a_lake_without_comments_says_the_same_from_the_files(relation: str, loaded: Settings) -> None:
    with connected(loaded.warehouse) as connection:
        for column in columns_of(connection, relation):
            assert relations._in_files()[relation, column.name] == column.comment


@pytest.mark.usefixtures("ran")
def test_what_another_program_dropped_is_no_older_file(settings: Settings) -> None:
    with duckdb.connect(str(file_of(settings))) as other:
        other.execute("drop view kpi_vintage")
    with (
        connected(settings.warehouse) as connection,
        pytest.raises(WarehouseError, match=r"program knows \(kpi_vintage is missing\)"),
    ):
        columns_of(connection, "kpi_vintage")
