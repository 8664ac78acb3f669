"""A warehouse in an own folder: `publish(report, …)` runs a whole version, `ask(sql)` reads what was published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from etl.catalogue import Catalogue
from etl.warehouse import Lake, begin, connect
from tests.made_once import made_once
from tests.warehouse import in_memory
from tests.warehouse.figures import Ask, Publish, Report, lang_son, put
from tests.warehouse.postgres import Server, postgres

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> bytes:
    """A warehouse with the Lạng Sơn report, made once."""

    def make(path: Path) -> None:
        with begin(path, catalogue, lock_seconds=0) as version:
            put(version, lang_son())
            version.audit()
            version.publish()

    return made_once(tmp_path_factory, "seed.duckdb", make).read_bytes()


@pytest.fixture
def published(path: Path, seed: bytes) -> Path:
    """The path of a published warehouse with the Lạng Sơn report."""
    path.write_bytes(seed)
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with postgres() as running:
        yield running


@pytest.fixture
def lake(server: Server, tmp_path: Path) -> Lake:
    """A lake that does not exist yet, in a database of its own, with its files in a folder."""
    return Lake(f"ducklake:postgres:{server.database()}", f"{tmp_path}/files/")


@pytest.fixture(scope="session")
def seed_lake(server: Server, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> tuple[str, str]:
    """What to connect with and the files of a lake with the Lạng Sơn report, made once."""
    database, files = server.database(), f"{tmp_path_factory.mktemp('files')}/"
    with begin(Lake(f"ducklake:postgres:{database}", files), catalogue, lock_seconds=0) as version:
        put(version, lang_son())
        version.audit()
        version.publish()
    return database, files


@pytest.fixture
def published_lake(server: Server, seed_lake: tuple[str, str]) -> Lake:
    """A lake with the Lạng Sơn report in a database of its own; files that are written are never changed."""
    database, files = seed_lake
    return Lake(f"ducklake:postgres:{server.database(database)}", files)


@pytest.fixture(scope="session")
def views(catalogue: Catalogue) -> Iterator[DuckDBPyConnection]:
    connection = in_memory.made(catalogue)
    yield connection
    connection.close()


@pytest.fixture
def in_views() -> None:
    """`publish` and `ask` work in memory and compute what is asked for alone, but in tests that name a file."""


@pytest.fixture
def emptied_views(views: DuckDBPyConnection) -> DuckDBPyConnection:
    in_memory.empty(views)
    return views


@pytest.fixture
def publish(request: pytest.FixtureRequest, path: Path, catalogue: Catalogue) -> Publish:
    if in_memory.works_in_memory(request):
        connection = request.getfixturevalue("emptied_views")

        def run_in_memory(*reports: Report) -> None:
            put(in_memory.InMemory(connection, catalogue), *reports)

        return run_in_memory

    def run(*reports: Report) -> None:
        with begin(path, catalogue, lock_seconds=0) as version:
            put(version, *reports)
            version.audit()
            version.publish()

    return run


@pytest.fixture
def ask(request: pytest.FixtureRequest, path: Path) -> Ask:
    def asked(connection: DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
        cursor = connection.execute(sql)
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    if in_memory.works_in_memory(request):
        connection = request.getfixturevalue("views")
        return lambda sql: asked(connection, sql)

    def run(sql: str) -> list[dict[str, Any]]:
        connection = connect(path)
        try:
            return asked(connection, sql)
        finally:
            connection.close()

    return run
