"""The order of names in SQL is that of Python and that of `collate vi`; what we print is in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from duckdb import DuckDBPyConnection

from etl.catalogue import Catalogue
from etl.language.collation import vietnamese_order
from etl.warehouse.engine import close, open_duckdb
from etl.warehouse.reference import fill
from etl.warehouse.sql_files import create_tables, create_views, names, query


@pytest.fixture(scope="module")
def connection(catalogue: Catalogue) -> Iterator[DuckDBPyConnection]:
    connection = open_duckdb()
    create_tables(connection)
    create_views(connection)
    fill(connection, catalogue)
    yield connection
    close(connection)


NAMES = "select distinct name from (select name from area union all select unnest(['2 tháng', 'mã', 'mạ', 'ĐẮK']))"


def test_the_macro_and_python_have_the_same_key(connection: DuckDBPyConnection, catalogue: Catalogue) -> None:
    words = [area.name for area in catalogue.areas.values()]
    words += [name for row in catalogue.indicators.values() for name in (row.name_vi, row.name_en)]
    rows = connection.execute("select word, vietnamese_order(word) from unnest(?) as t (word)", [words]).fetchall()
    assert rows == [(word, vietnamese_order(word)) for word in words]


def test_the_macro_sorts_names_as_icu_does(connection: DuckDBPyConnection) -> None:
    by_macro = connection.execute(f"{NAMES} order by vietnamese_order(name)").fetchall()
    assert by_macro == connection.execute(f"{NAMES} order by name collate vi").fetchall()


def test_the_view_sorts_by_a_number_and_has_the_official_codes(connection: DuckDBPyConnection) -> None:
    rows = connection.execute(
        "select area, area_id, official_code from area_in_order where area in ('Lào Cai', 'Đắk Lắk', 'Cà Mau')"
        " order by sort_key"
    ).fetchall()
    assert rows == [
        ("Cà Mau", "ca-mau", "96"),
        ("Cà Mau", "ca-mau-2025", "96"),
        ("Đắk Lắk", "dak-lak", "66"),
        ("Đắk Lắk", "dak-lak-2025", "66"),
        ("Lào Cai", "lao-cai", "10"),
        ("Lào Cai", "lao-cai-2025", "15"),
    ]


def test_every_question_that_sorts_by_the_name_of_an_area_sorts_as_vietnamese_does() -> None:
    orders = {name: re.findall(r"order by (?:[^;()]|\([^()]*\))*", query(name)) for name in names("queries")}
    by_area = [order for found in orders.values() for order in found if re.search(r"\barea\b", order)]
    assert len(by_area) >= 6
    assert [order for order in by_area if not re.search(r"\barea(\.name)? collate vi", order)] == []
