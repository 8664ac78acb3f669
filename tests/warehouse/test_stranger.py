"""What somebody who knows SQL and not this project can answer: plain DuckDB, the file, and the comments in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.warehouse import begin
from tests.warehouse.figures import figure, lang_son, put, report

CELL = "area = 'Lạng Sơn' and year = 2015 and indicator = 'industrial_output'"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """The Lạng Sơn report, an estimate of December before it, and a report of the year after that says otherwise."""
    path = tmp_path_factory.mktemp("stranger") / "warehouse.duckdb"
    estimate = figure("ước cả năm đạt 3.980 tỷ đồng", "industrial_output 2015 estimate 3980 bn_vnd")
    restated = figure("năm 2015 đạt 4.113 tỷ đồng", "industrial_output 2015 actual 4113 bn_vnd")
    with begin(path, catalogue, 0) as version:
        put(version, report("a", "2015-12-10", [estimate]), lang_son(), report("c", "2017-01-20", [restated]))
        version.audit()
        version.publish()
    return path


@pytest.fixture
def sql(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def test_where_to_begin_is_said_in_the_file(sql: duckdb.DuckDBPyConnection) -> None:
    [(name, comment)] = sql.execute(
        "select table_name, comment from duckdb_tables() where comment like 'Begin here%'"
    ).fetchall()
    assert name == "kpi_yearly"
    for told in ("kpi_yearly_asof", "kpi_vintage", "kpi_plan_vs_actual", "kpi_conflict"):
        assert told in comment


def test_the_output_who_says_so_and_in_which_words(sql: duckdb.DuckDBPyConnection) -> None:
    asked = f"""
        select actual, unit.name_vi, document.title, quote
        from kpi_yearly join document using (document_id) join unit using (unit) where {CELL}"""
    assert sql.execute(asked).fetchall() == [(4113.0, "tỷ đồng", "Báo cáo c", "năm 2015 đạt 4.113 tỷ đồng")]


def test_whether_the_plan_was_met(sql: duckdb.DuckDBPyConnection) -> None:
    asked = f"select reached, completion_stated, completion_quote from kpi_plan_vs_actual where {CELL}"
    assert sql.execute(asked).fetchall() == [(True, 106.6, "106,6%")]


def test_what_was_known_in_february_2016(sql: duckdb.DuckDBPyConnection) -> None:
    asked = f"select actual, status, disagreeing, contradiction from kpi_yearly_asof(date '2016-02-29') where {CELL}"
    assert sql.execute(asked).fetchall() == [(4013.0, "actual", 1, None)]  # it had been estimated lower
    told = f"select published_on::varchar, scenario, value from kpi_vintage where {CELL} and role = 'level'"
    assert sql.execute(f"{told} order by vintage").fetchall() == [
        ("2015-12-10", "estimate", 3980.0),
        ("2016-01-18", "actual", 4013.0),
        ("2017-01-20", "actual", 4113.0),
    ]


def test_whether_anything_contradicts_it(sql: duckdb.DuckDBPyConnection) -> None:
    asked = f"select consistency, contradiction, disagreeing from kpi_yearly where {CELL}"
    assert sql.execute(asked).fetchall() == [("conflict", "level", 2)]
    against = f"select value, path from kpi_conflict where {CELL} and role = 'level' and value <> shown order by value"
    assert sql.execute(against).fetchall() == [(3980.0, "a.txt"), (4013.0, "lang-son-2015.txt")]
