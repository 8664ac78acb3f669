"""A DuckDB in memory with some rows of a warehouse: what is computed in it, and that the warehouse does not change."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from etl.warehouse.engine import let_go
from etl.warehouse.sql_files import LAYERS, names
from etl.warehouse.workshop import workshop

ROWS = {
    "observation": "from observation where indicator = 'retail_sales'",
    **{table: f"from {table}" for table in ("document", "indicator", "area", "unit")},
}


def test_the_marts_of_some_figures(published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as connection:
        with workshop(connection, ROWS, ["macros", *LAYERS]) as shop:
            asked = "select year, actual, plan from kpi_yearly order by year"
            expected = [(2015, 13700.0, None), (2016, None, 15280.0)]
            assert shop.execute(asked).fetchall() == expected
            shop.execute("delete from observation")
            assert shop.execute(asked).fetchall() == []
        with workshop(connection, ROWS, ["macros", *LAYERS], computed=["kpi_yearly"]) as shop:
            shop.execute("delete from observation")
            assert shop.execute(asked).fetchall() == expected
        assert connection.execute("select count(*) from observation").fetchone() == (15,)


def test_tables_that_are_not_given_are_empty_and_others_are_left_out(published: Path) -> None:
    of_marts = [check for check in names("checks") if check.startswith("check_kpi_")]
    with (
        duckdb.connect(str(published), read_only=True) as connection,
        workshop(connection, {}, ["macros", "checks"], of_marts) as shop,
    ):
        assert shop.execute("from check_value_base").fetchall() == []
        made = shop.execute("select count(*) from duckdb_views() where not internal").fetchone()
        assert made == (len(names("checks")) - len(of_marts),)


def test_nothing_is_put_aside_in_the_folder_that_the_program_was_started_in(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs from one folder would write over each other there; and it may be one that nobody can write to."""
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    many = {
        "document": "select document.* replace (md5(n::varchar) as document_id) from document, range(20_000) as t(n)"
    }
    with duckdb.connect(str(published), read_only=True) as connection, workshop(connection, many, ["macros"]) as shop:
        let_go(shop)
        assert shop.execute("select current_setting('temp_directory')").fetchall() == [("",)]
        assert sorted(tmp_path.iterdir()) == before
