"""The SQL files: found by name, their heads as sentences, made in their order, and known by a digest."""

from __future__ import annotations

import duckdb
import pytest

from etl.warehouse import sql_files
from etl.warehouse.sql_files import (
    LAYERS,
    MACROS,
    MATERIALISED,
    SCHEMA_VERSION,
    computation,
    create_tables,
    create_views,
    definition,
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


def relations(connection: duckdb.DuckDBPyConnection, kind: str) -> set[str]:
    """The names of all of its tables, or of all of its views."""
    asked = f"select {kind}_name from duckdb_{kind}s() where not internal"
    return {name for (name,) in connection.execute(asked).fetchall()}


def test_a_new_warehouse_has_every_relation_and_notes_its_layout() -> None:
    connection = duckdb.connect()
    create_tables(connection)
    create_views(connection)
    made = {name for layer, ordered in LAYERS.items() for name in ordered if not is_table_macro(layer, name)}
    assert relations(connection, "view") == (made | set(names("checks"))) - set(MATERIALISED)
    assert relations(connection, "table") == set(names("tables")) | set(MATERIALISED)
    assert connection.execute("select version, views from schema_version").fetchall() == [
        (SCHEMA_VERSION, sql_files.views_digest())
    ]
    connection.close()


def test_views_of_the_same_files_are_not_made_again() -> None:
    connection = duckdb.connect()
    create_tables(connection)
    create_views(connection)
    connection.execute("drop view kpi_vintage")
    connection.execute("drop table kpi_wide")
    assert not create_views(connection)  # the digest in the file says that they are there
    assert "kpi_vintage" not in relations(connection, "view")
    connection.execute("create view kpi_wide as select 1 as one")
    connection.execute("update schema_version set views = 'those of last year'")
    assert create_views(connection)
    assert "kpi_vintage" in relations(connection, "view")
    assert "kpi_wide" in relations(connection, "table")
    connection.close()


def test_what_is_missing_of_what_the_files_of_today_make_is_found_in_their_order() -> None:
    connection = duckdb.connect()
    create_tables(connection)
    create_views(connection)
    assert sql_files.missing(connection) is None
    for name, kind in (("kpi_wide", "table"), ("kpi_statement", "view"), ("rejected", "table"), ("document", "table")):
        connection.execute(f"drop {kind} {name} cascade")
        assert sql_files.missing(connection) == name
    connection.execute("update schema_version set version = version - 1")
    assert sql_files.missing(connection) is None
    connection.close()


def test_a_materialised_mart_is_the_table_of_its_view() -> None:
    connection = duckdb.connect()
    create_tables(connection)
    create_views(connection)
    for name in MATERIALISED:
        as_view = connection.execute(f"describe {computation(name)}").fetchall()
        assert connection.execute(f"describe {name}").fetchall() == as_view, name
        assert is_in_order(connection, name), name
    connection.close()


def is_in_order(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether its rows are written in the order in which they are asked."""
    columns = {column for column, *_ in connection.execute(f"describe {name}").fetchall()}
    asked = [column for column in ("rank", "area_id", "indicator", "year") if column in columns]
    return f"order by {asked[0] if asked[0] == 'rank' else ', '.join(asked)}" in computation(name)


def test_a_file_that_makes_no_view_cannot_be_materialised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_files, "sql", lambda folder, name: "create or replace macro m() as 1")
    with pytest.raises(ValueError, match="does not make one view with a comment"):
        definition("marts", "kpi_wide")


def test_a_changed_view_changes_the_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    now = sql_files.views_digest()
    assert now == sql_files.views_digest()
    monkeypatch.setattr(sql_files, "sql", lambda folder, name: sql(folder, name) + "-- " * (name == "kpi_wide"))
    assert sql_files.views_digest() != now
