"""The reference tables follow the catalogue: what it has today and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from etl.catalogue import Catalogue
from etl.warehouse.engine import close, open_duckdb
from etl.warehouse.reference import _replace, fill
from etl.warehouse.sql_files import create_tables


@pytest.fixture
def connection() -> Iterator[DuckDBPyConnection]:
    connection = open_duckdb()
    create_tables(connection)
    yield connection
    close(connection)


def rows(connection: DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    return connection.execute(sql).fetchall()


def test_every_entry_of_the_catalogue_has_its_row(connection: DuckDBPyConnection, catalogue: Catalogue) -> None:
    fill(connection, catalogue)
    for table, key, entries in (
        ("indicator", "indicator", catalogue.indicators),
        ("area", "area_id", catalogue.areas),
        ("unit", "unit", catalogue.units),
    ):
        assert {row[0] for row in rows(connection, f"select {key} from {table}")} == set(entries)


def test_a_unit_has_its_exact_factor(connection: DuckDBPyConnection, catalogue: Catalogue) -> None:
    """A factor with a positive exponent would arrive as another number."""
    fill(connection, catalogue)
    found = {str(unit): factor for unit, factor in rows(connection, "select unit, factor from unit")}
    assert found == {unit: row.factor for unit, row in catalogue.units.items()}
    assert found["bn_vnd"] == 1_000_000_000


def test_a_merged_province_names_what_it_became_part_of_and_when(
    connection: DuckDBPyConnection, catalogue: Catalogue
) -> None:
    fill(connection, catalogue)
    found = rows(connection, "select to_area, day from area_change where from_area = 'ha-giang'")
    assert found == [("tuyen-quang-2025", date(2025, 7, 1))]
    assert rows(connection, "select count(*) from area_change where from_area = 'lang-son'") == [(0,)]


def test_what_the_catalogue_no_longer_has_is_gone(connection: DuckDBPyConnection, catalogue: Catalogue) -> None:
    fill(connection, catalogue)
    less = {code: entry for code, entry in catalogue.indicators.items() if code != "exports"}
    fill(connection, replace(catalogue, indicators=less))
    assert rows(connection, "select count(*) from indicator where indicator = 'exports'") == [(0,)]
    assert rows(connection, "select count(*) from area") == [(len(catalogue.areas),)]


def test_whether_any_row_differs(connection: DuckDBPyConnection, catalogue: Catalogue) -> None:
    assert fill(connection, catalogue)
    assert not fill(connection, catalogue)
    connection.execute("update indicator set name_en = 'another' where indicator = 'exports'")
    assert fill(connection, catalogue)
    connection.execute("insert into area_change from area_change limit 1")
    assert fill(connection, catalogue)
    assert not fill(connection, catalogue)


def test_what_only_the_table_rounds_is_no_difference(connection: DuckDBPyConnection, catalogue: Catalogue) -> None:
    units = {**catalogue.units, "count": replace(catalogue.units["count"], factor=Decimal("1.0000004"))}
    rounded = replace(catalogue, units=units)
    assert fill(connection, rounded)
    assert not fill(connection, rounded)


def test_an_unchanged_catalogue_is_only_read(
    connection: DuckDBPyConnection, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every run asks; that no table is compared in SQL is what makes it cheap."""
    fill(connection, catalogue)
    monkeypatch.setattr("pandas.DataFrame", None)
    assert not fill(connection, catalogue)


def test_every_value_is_kept_however_many_whole_ones_stand_before_it() -> None:
    connection = duckdb.connect()
    connection.execute("create table bound_of (code varchar, low double)")
    values: list[tuple[object, ...]] = [(str(k), k) for k in range(3000)]
    values[-1] = ("last", 16.7)
    assert _replace(connection, "bound_of", ["code", "low"], values)
    assert connection.execute("select low from bound_of where code = 'last'").fetchone() == (16.7,)
