"""The next version on its private file: new, a copy, or of an older layout; what publishing leaves behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.warehouse.next_version import NextVersion
from etl.warehouse.releases import kept_files
from tests.warehouse.figures import figure, lang_son, put, report

pytestmark = pytest.mark.usefixtures("made_anew")


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return tmp_path / "private" / "next.duckdb"


@pytest.fixture(autouse=True)
def folder(private: Path) -> None:
    private.parent.mkdir()


def test_a_first_version_begins_empty_and_is_one_file_when_it_is_published(
    private: Path, path: Path, catalogue: Catalogue
) -> None:
    version = NextVersion.open(private, path, catalogue, kept=3)
    put(version, lang_son())
    assert not path.exists()
    version.publish()
    version.close()
    assert not private.exists()
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]
    assert kept_files(path) == []  # there was none before
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("select count(*) from observation").fetchone() == (15,)


def test_the_published_file_is_kept_when_another_takes_its_place(
    private: Path, published: Path, catalogue: Catalogue
) -> None:
    before = published.read_bytes()
    for year in (2015, 2016, 2017):
        shutil.copy(published, private)
        version = NextVersion.open(private, published, catalogue, kept=2)
        put(version, report("b", None, [figure(f"{year} triệu USD", f"exports {year} actual {year} mn_usd")]))
        version.publish()
        version.close()
    kept = kept_files(published)
    assert [file.number for file in kept] == [2, 3]
    assert before not in [file.path.read_bytes() for file in kept]


def test_without_publishing_the_published_file_is_as_it_was(
    private: Path, published: Path, catalogue: Catalogue
) -> None:
    before = published.read_bytes()
    shutil.copy(published, private)
    version = NextVersion.open(private, published, catalogue, kept=2)
    put(version, lang_son())
    version.close()
    assert published.read_bytes() == before


def test_a_log_of_another_program_stops_the_publication(private: Path, published: Path, catalogue: Catalogue) -> None:
    before = published.read_bytes()
    shutil.copy(published, private)
    version = NextVersion.open(private, published, catalogue, kept=2)
    published.with_name(f"{published.name}.wal").write_bytes(b"x")
    with pytest.raises(WarehouseError, match="another program has written"):
        version.publish()
    version.close()
    assert published.read_bytes() == before
    assert kept_files(published) == []


def test_a_newer_file_is_refused(private: Path, published: Path, catalogue: Catalogue) -> None:
    shutil.copy(published, private)
    with duckdb.connect(str(private)) as connection:
        connection.execute("update schema_version set version = 99")
    with pytest.raises(WarehouseError, match="it has the newer layout 99"):
        NextVersion.open(private, published, catalogue, kept=2)


def form_and_content(file: Path) -> tuple[object, ...]:
    """The oldest DuckDB that can read the file, its figures, and what its relations and columns say of themselves."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{file}' as asked (read_only)")
        form = connection.execute("select tags from duckdb_databases() where database_name = 'asked'").fetchone()
        said = (
            "select table_name, column_name, comment from duckdb_columns() where database_name = 'asked' order by all"
        )
        comments = connection.execute(said).fetchall()
        connection.execute("use asked")
        figures = connection.execute("from kpi_yearly_asof(date '2030-01-01') order by all").fetchall()
        return form and form[0]["storage_version"], figures, comments


def test_a_file_that_only_newer_clients_read_is_copied_into_one_for_older(
    private: Path, path: Path, seed: bytes, catalogue: Catalogue
) -> None:
    path.write_bytes(seed)
    form, *content = form_and_content(path)
    assert form == "v1.4.0+"
    with duckdb.connect() as connection:
        connection.execute(f"attach '{path}' as old (read_only)")
        connection.execute(f"attach '{private}' as new (storage_version 'v1.5.0')")
        connection.execute("copy from database old to new")
    NextVersion.open(private, path, catalogue, kept=3).close()
    now, *same = form_and_content(private)
    assert (now, same) == ("v1.4.0+", content)
    assert [file.name for file in private.parent.iterdir()] == [private.name]
