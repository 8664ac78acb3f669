"""A warehouse is a file or a lake, by the text that names it; a lake's password is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.location import Lake, where_of

ADDRESS = "ducklake:postgres:dbname=etl host=db"


def test_a_path_is_a_file_and_an_address_a_lake() -> None:
    assert where_of("data/w.duckdb") == where_of(Path("data/w.duckdb")) == Path("data/w.duckdb")
    assert where_of(ADDRESS, "s3://bucket/files") == Lake(ADDRESS, "s3://bucket/files")
    assert where_of(ADDRESS) == Lake(ADDRESS, None)


@pytest.mark.parametrize("text", ["md:kpi", "s3://bucket/w.duckdb", "postgres:dbname=etl", "https://a.vn/w.duckdb"])
def test_what_duckdb_would_take_for_an_extension_is_no_file(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no path: .*; name a file; one that is called so is \./NAME"):
        where_of(text)
    assert where_of(f"./{text}") == Path(text)


def test_a_path_may_hold_a_colon() -> None:
    for path in ("data/a:b.duckdb", "C:\\w.duckdb", "./x:y"):
        assert where_of(path) == Path(path)


def test_a_path_in_which_duckdb_looks_for_options_is_no_file() -> None:
    for path in ("what?.duckdb", "data/wh?t/w.duckdb", Path("/srv/a?b=c/w.duckdb")):
        with pytest.raises(
            UsageError, match=r"has a “\?” in its path, behind which DuckDB looks for options .*; name a"
        ):
            where_of(path)


def test_a_lake_has_a_catalogue() -> None:
    with pytest.raises(UsageError, match="'ducklake:' names no catalogue; write it as in ducklake:postgres:dbname=etl"):
        where_of("ducklake:")


def test_data_of_a_lake_means_nothing_for_a_file() -> None:
    assert where_of("w.duckdb", "s3://bucket/files") == Path("w.duckdb")


@pytest.mark.parametrize("secret", ["password=geheim", "password = geheim", "password='ge heim'"])
def test_a_lake_is_shown_without_its_password(secret: str) -> None:
    shown = str(Lake(f"{ADDRESS} {secret} port=5432"))
    assert "heim" not in shown
    assert shown.startswith(ADDRESS)
    assert shown.endswith("… port=5432")
