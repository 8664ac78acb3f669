"""What is published, as a reader opens it: sealed, of a known layout, and when a run has something to publish."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.errors import WarehouseError
from etl.warehouse import SCHEMA_VERSION
from etl.warehouse.engine import close
from etl.warehouse.read_only import connect, connect_beside, exists, known, outdated


def test_where_nothing_is_published_nothing_is_known(path: Path) -> None:
    assert (exists(path), known(path), outdated(path, {"c1"})) == (False, {}, False)
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        connect(path)


@pytest.mark.parametrize(
    "question",
    [
        "create table t (i int)",
        "delete from observation",
        "from read_text('/etc/hostname')",
        "copy observation to '{folder}/out.csv'",
        "attach '{folder}/other.duckdb'",
        "set enable_external_access = true",
        "set allowed_directories = ['/']",
        "install httpfs",
        "from frame",  # a frame of this program
    ],
)
@pytest.mark.parametrize("opened", [connect, connect_beside])
def test_a_question_changes_nothing_and_reaches_nothing_else(
    opened: Callable[[Path], duckdb.DuckDBPyConnection], question: str, published: Path, tmp_path: Path
) -> None:
    frame = [1]
    assert frame
    connection = opened(published)
    with pytest.raises(duckdb.Error):
        connection.execute(question.format(folder=tmp_path))
    close(connection)


def test_a_connection_of_its_own_shows_what_is_published_now(published: Path, tmp_path: Path) -> None:
    before, copy = connect(published), tmp_path / "copy.duckdb"
    shutil.copyfile(published, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute("delete from observation")
    copy.replace(published)
    after, question = connect_beside(published), "select count(*) > 0 from observation"
    assert (before.execute(question).fetchone(), after.execute(question).fetchone()) == ((True,), (False,))
    close(before)
    close(after)
    published.unlink()
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        connect_beside(published)


def test_what_is_known_of_a_raw_file_is_what_a_run_compares(published: Path) -> None:
    [document] = known(published).values()
    assert document.status == "read"
    assert known(published)[document.path] == document


def test_a_run_has_to_publish_when_corrections_differ(published: Path) -> None:
    assert not outdated(published, set())
    assert not outdated(published, None)  # what is declared cannot be known
    assert outdated(published, {"c1"})


@pytest.mark.parametrize("change", ["views = 'others'", f"version = {SCHEMA_VERSION - 1}"])
def test_a_run_has_to_publish_when_views_or_tables_are_older(change: str, published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute(f"update schema_version set {change}")
    assert outdated(published, None)


def test_a_file_that_is_no_database_is_one_line(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)
    with pytest.raises(WarehouseError) as raised:
        connect(path)
    assert "\n" not in str(raised.value)
    assert path.read_bytes() == b"no database at all" * 1000


@pytest.mark.parametrize(
    "setting",
    [
        "enable_external_access",
        "python_enable_replacements",
        "autoinstall_known_extensions",
        "autoload_known_extensions",
    ],
)
def test_what_would_let_a_query_out_is_off_and_stays_off(setting: str, published: Path) -> None:
    connection = connect(published)
    try:
        assert connection.execute(f"select current_setting('{setting}')").fetchone() in ((False,), ("false",))
        with pytest.raises(duckdb.Error):
            connection.execute(f"set {setting} = true")
    finally:
        close(connection)


def test_a_frame_of_the_program_is_no_table_of_a_query(published: Path) -> None:
    frame = pd.DataFrame({"secret": [1]})
    connection = connect(published)
    try:
        with pytest.raises(duckdb.CatalogException, match="frame"):
            connection.execute("select * from frame")
    finally:
        close(connection)
    assert len(frame) == 1
