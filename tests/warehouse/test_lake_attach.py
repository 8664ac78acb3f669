"""A connection with a lake as its default database; the catalogue here is a DuckDB file, so no server is needed."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest

from etl.errors import UsageError, WarehouseError
from etl.location import Lake
from etl.warehouse.engine import close, open_duckdb
from etl.warehouse.lake_attach import data_paths, ending, is_object_store, load_extensions, open_lake

pytest.importorskip("duckdb_extensions")


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(f"ducklake:{tmp_path}/catalogue.ducklake", f"{tmp_path}/files/")


def test_a_lake_is_made_where_it_is_opened_for_writing_and_remembers_its_files(lake: Lake) -> None:
    with ending(open_lake(lake, read_only=False)) as connection:
        connection.execute("create table t as select 42 as answer")
        assert data_paths(connection) == [lake.data]
    with ending(open_lake(Lake(lake.address))) as connection:  # where its files are is not said again
        assert connection.execute("from t").fetchall() == [(42,)]
        with pytest.raises(duckdb.Error, match="read-only"):
            connection.execute("create table other (i int)")


def test_an_open_transaction_is_rolled_back_at_the_end(lake: Lake) -> None:
    with ending(open_lake(lake, read_only=False)) as connection:
        connection.execute("begin transaction")
        connection.execute("create table t (i int)")
    with ending(open_lake(lake, read_only=False)) as connection:
        assert connection.execute("select count(*) from duckdb_tables() where table_name = 't'").fetchone() == (0,)


def test_a_lake_that_is_not_there_is_one_line(lake: Lake) -> None:
    with pytest.raises(WarehouseError) as raised:
        open_lake(lake)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("path", "store"), [("s3://bucket/files/", True), ("gcs://bucket", True), ("/srv/files", False), ("files/", False)]
)
def test_an_object_store_is_told_by_its_address(path: str, store: bool) -> None:
    assert is_object_store(path) is store


def test_a_missing_package_is_wrong_usage_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb_extensions", None)
    connection = open_duckdb()
    with pytest.raises(
        UsageError, match=r"are not installed; pip install duckdb-extensions==\S+ duckdb-extension-ducklake=="
    ):
        load_extensions(connection, "ducklake")
    close(connection)
