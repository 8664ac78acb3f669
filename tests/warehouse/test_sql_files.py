"""The SQL files: found by name, their heads as sentences, made in their order, and known by a digest."""

from __future__ import annotations

import duckdb
import pytest

from etl.warehouse import sql_files
from etl.warehouse.sql_files import (
    LAYERS,
    MACROS,
    SCHEMA_VERSION,
    create_tables,
    create_views,
    is_table_macro,
    names,
    query,
    quoted,
    sql,
    why,
)


def test_every_file_of_macros_and_views_has_its_place_in_the_order() -> None:
    assert names("macros") == sorted(MACROS)
    for layer, ordered in LAYERS.items():
        assert names(layer) == sorted(ordered)


def test_a_query_is_the_text_of_its_file() -> None:
    assert query("coverage_gap") == sql("queries", "coverage_gap")


def test_the_head_of_a_file_is_one_line_without_its_grain() -> None:
    for check in names("checks"):
        said = why("checks", check)
        assert said, check
        assert "\n" not in said
        assert "grain:" not in said


@pytest.mark.parametrize("text", ["plain", "it's", "''", 'a "b"', "Lạng Sơn"])
def test_a_quoted_text_is_read_back_as_it_was(text: str) -> None:
    assert duckdb.sql(f"select {quoted(text)}").fetchone() == (text,)


def test_a_new_warehouse_has_every_relation_and_notes_its_layout() -> None:
    connection = duckdb.connect()
    create_tables(connection)
    create_views(connection)
    found = {
        name for (name,) in connection.execute("select view_name from duckdb_views() where not internal").fetchall()
    }
    made = {name for layer, ordered in LAYERS.items() for name in ordered if not is_table_macro(layer, name)}
    assert found == made | set(names("checks"))
    assert connection.execute("select version, views from schema_version").fetchall() == [
        (SCHEMA_VERSION, sql_files.views_digest())
    ]
    connection.close()


def test_views_of_the_same_files_are_not_made_again() -> None:
    connection = duckdb.connect()
    create_tables(connection)
    create_views(connection)
    connection.execute("drop view kpi_wide")
    create_views(connection)  # the digest in the file says that they are there
    assert connection.execute("select count(*) from duckdb_views() where view_name = 'kpi_wide'").fetchone() == (0,)
    connection.execute("update schema_version set views = 'those of last year'")
    create_views(connection)
    assert connection.execute("select count(*) from duckdb_views() where view_name = 'kpi_wide'").fetchone() == (1,)
    connection.close()


def test_a_changed_view_changes_the_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    now = sql_files.views_digest()
    assert now == sql_files.views_digest()
    monkeypatch.setattr(sql_files, "sql", lambda folder, name: sql(folder, name) + "-- " * (name == "kpi_wide"))
    assert sql_files.views_digest() != now
