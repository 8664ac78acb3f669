"""A warehouse is a file or a lake, by the text that names it; a lake's password is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.location import Lake, where_of

ADDRESS = "ducklake:postgres:dbname=etl host=db"


def test_a_path_is_a_file_and_an_address_a_lake() -> None:
    assert where_of("data/w.duckdb") == where_of(Path("data/w.duckdb")) == Path("data/w.duckdb")
    assert where_of(ADDRESS, "s3://bucket/files") == Lake(ADDRESS, "s3://bucket/files")
    assert where_of(ADDRESS) == Lake(ADDRESS, None)


def test_data_of_a_lake_means_nothing_for_a_file() -> None:
    assert where_of("w.duckdb", "s3://bucket/files") == Path("w.duckdb")


@pytest.mark.parametrize("secret", ["password=geheim", "password = geheim", "password='ge heim'"])
def test_a_lake_is_shown_without_its_password(secret: str) -> None:
    shown = str(Lake(f"{ADDRESS} {secret} port=5432"))
    assert "heim" not in shown
    assert shown.startswith(ADDRESS)
    assert shown.endswith("… port=5432")
