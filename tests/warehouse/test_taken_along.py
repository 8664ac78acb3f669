"""The whole warehouse in a client of one's own: attached, copied, exported. What docs/export.md says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from etl.warehouse.sql_files import names

ASOF = "select count(*) from {}kpi_yearly_asof(date '2016-06-30')"


@pytest.fixture
def client(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A client with the published file attached as `w`."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{published}' as w (read_only)")
        yield connection


def test_tables_and_views_answer_under_an_alias(client: duckdb.DuckDBPyConnection) -> None:
    for name in ("kpi_yearly", "kpi_vintage", "kpi_statement", "area_in_order"):
        assert client.execute(f"select count(*) > 0 from w.{name}").fetchone() == (True,), name


def test_macros_answer_after_use(client: duckdb.DuckDBPyConnection) -> None:
    # DuckDB looks up what a table macro reads where the client is, not where the macro is.
    with pytest.raises(duckdb.CatalogException, match="does not exist"):
        client.execute(ASOF.format("w."))
    client.execute("use w")
    assert client.execute(ASOF.format("")).fetchone() == (9,)


def test_a_copy_of_the_database_is_whole(client: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    client.execute(f"attach '{tmp_path / 'copy.duckdb'}' as copy")
    client.execute("copy from database w to copy")
    for name in [*names("tables"), *names("marts"), *names("checks")]:
        if not name.endswith("_asof") and name != "source_sentence":  # macros
            rows = client.execute(
                f"select (select count(*) from w.{name}), (select count(*) from copy.{name})"
            ).fetchone()
            assert rows is not None
            assert rows[0] == rows[1], name
    client.execute("use copy")
    assert client.execute(ASOF.format("")).fetchone() == (9,)


def test_an_export_is_imported_whole(client: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    client.execute("use w")
    client.execute(f"export database '{tmp_path / 'whole'}' (format parquet)")
    [row] = duckdb.sql(f"select actual from '{tmp_path}/whole/kpi_yearly.parquet' where actual = 4013").fetchall()
    assert row == (4013,)
    made = "select distinct function_name from duckdb_functions() where not internal order by all"
    seen = "select view_name from duckdb_views() where not internal order by all"
    with duckdb.connect() as other:
        other.execute(f"import database '{tmp_path / 'whole'}'")
        assert other.execute(made).fetchall() == client.execute(f"{made}").fetchall()
        assert other.execute(seen).fetchall() == client.execute(f"{seen}").fetchall()
        for name, *_ in other.execute(seen).fetchall():
            asked = f"from {name} order by all"
            assert other.execute(asked).fetchall() == client.execute(asked).fetchall(), name
        assert other.execute(ASOF.format("")).fetchone() == (9,)
