"""What is published, as a reader opens it: sealed, of a known layout, and when a run has something to publish."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from etl.errors import WarehouseError
from etl.location import Lake
from etl.warehouse import SCHEMA_VERSION
from etl.warehouse.engine import close
from etl.warehouse.lock import writer_lock
from etl.warehouse.read_only import (
    being_made,
    connect,
    connect_beside,
    exists,
    is_corrected,
    is_replaced,
    known,
    outdated,
)
from etl.warehouse.rebuild import differences
from etl.warehouse.soundness import unsound
from etl.warehouse.storage import KnownDocument


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


@pytest.mark.parametrize("opened", [connect, connect_beside])
def test_what_a_question_cannot_hold_is_put_aside_where_no_other_process_puts_its_own(
    opened: Callable[[Path], duckdb.DuckDBPyConnection],
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    connection = opened(published)
    [(folder,)] = connection.execute("select current_setting('temp_directory')").fetchall()
    assert f".{os.getpid()}." in folder
    connection.execute("set threads = 1")
    connection.execute("set memory_limit = '48MB'")
    many = "select md5(a::varchar) as b from range(1_500_000) as numbers(a) order by b"
    asked = f"select count(*), count(distinct length(b)) from (from ({many}) offset 1)"
    assert connection.execute(asked).fetchall() == [(1_499_999, 1)]
    assert Path(folder).is_dir()
    close(connection)
    assert not Path(folder).exists()
    assert not Path(f"{published}.tmp").exists()
    assert not (tmp_path / ".tmp").exists()


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


@pytest.mark.parametrize("dropped", ["table rejected cascade", "table kpi_yearly", "view kpi_vintage"])
def test_a_run_with_nothing_to_do_tells_what_another_program_has_dropped(dropped: str, published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute(f"drop {dropped}")
    with pytest.raises(WarehouseError, match="its tables are not those that this program knows") as raised:
        outdated(published, None)
    assert raised.value.where == str(published)


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


def test_it_is_being_made_while_a_run_works_and_nothing_is_published_yet(path: Path) -> None:
    assert not being_made(path)
    with writer_lock(path, 0):
        assert being_made(path)
        assert not being_made(Lake(str(path)))
        path.touch()
        assert not being_made(path)
    assert not being_made(path)


@pytest.mark.parametrize(
    ("layout", "columns", "rest"),
    [
        (4, "", (None, None, 0, None)),
        (5, ", true as in_raw, 'gone' as withdrawn_reason", (True, "gone", 0, None)),
        (9, ", true as in_raw, 'gone' as withdrawn_reason", (True, "gone", 0, None)),
        (10, ", true as in_raw, 'gone' as withdrawn_reason, 2 as tries, 'b' as bounds", (True, "gone", 2, "b")),
        (10, ", null as in_raw, null as withdrawn_reason, null as tries, null as bounds", (None, None, 0, None)),
    ],
)
def test_what_is_known_of_a_raw_file_is_known_of_each_layout(
    layout: int, columns: str, rest: tuple[Any, ...], path: Path
) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"create table schema_version as select {layout} as version, 'v' as views")
        said = "'d' as document_id, 'a.txt' as path, 'c' as card_sha256, 'e' as extractor_version, 'read' as status"
        connection.execute(f"create table document as select {said}{columns}")
    assert known(path) == {"a.txt": KnownDocument("d", "a.txt", "c", "e", "read", *rest)}


def test_the_corrections_that_are_published_are_told_by_their_ids(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute("""
            insert into correction by name
            select 'c1' as correction_id, 'd' as document_id, 'lang-son' as area_id, 'iip' as indicator,
              '2015' as period, 'actual' as scenario, 'value' as measure, 1 as expect, 'pct' as expect_unit,
              2 as value, 2 as value_base, 'pct' as unit, 0 as decimals, 'q' as quote, 0 as char_start,
              'r' as reason, 'A' as provider, date '2026-01-01' as declared_on
        """)
    assert not outdated(published, {"c1"})
    assert outdated(published, {"c2"})
    assert is_corrected(published)


def test_nothing_is_corrected_where_nothing_is_published_or_declared_or_could_be(published: Path, path: Path) -> None:
    """Only then may a file of corrections that is not there be none at all."""
    assert not is_corrected(path.with_name("none.duckdb"))
    assert not is_corrected(published)
    with duckdb.connect(str(published)) as connection:
        connection.execute("drop table correction cascade")  # as in a file of an older layout
    assert not is_corrected(published)


@pytest.mark.parametrize("asked", [connect, connect_beside, known, is_corrected, lambda path: outdated(path, None)])
def test_what_cannot_be_opened_is_named(asked: Callable[[Path], object], path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)
    with pytest.raises(WarehouseError) as raised:
        asked(path)
    assert raised.value.where == str(path)


@pytest.mark.parametrize("asked", [connect, connect_beside, known, lambda path: outdated(path, None)])
def test_a_database_of_another_program_is_named(asked: Callable[[Path], object], path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table t (i int)")
    with pytest.raises(WarehouseError, match="it is a DuckDB file, but not a warehouse of this program") as raised:
        asked(path)
    assert raised.value.where == str(path)


@pytest.mark.parametrize(
    "asked", [connect, connect_beside, known, is_corrected, lambda path: outdated(path, None), differences]
)
def test_a_file_of_sqlite_is_no_warehouse_and_nothing_is_fetched_to_read_it(
    asked: Callable[[Path], object], path: Path
) -> None:
    """DuckDB would load its extension for SQLite from the network, and say that it could not."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table t (i int)")
    before = path.read_bytes()
    assert before.startswith(b"SQLite format 3")
    with pytest.raises(WarehouseError) as raised:
        asked(path)
    assert str(raised.value).startswith(f"{path}: it is not a DuckDB file; name another file; ")
    assert unsound(path) == f'The file "{path}" exists, but it is not a valid DuckDB database file!'[:200]
    assert path.read_bytes() == before


def test_a_warehouse_that_cannot_be_asked_for_is_named(path: Path) -> None:
    long = path.with_name("n" * 300)
    with pytest.raises(WarehouseError, match="its name is too long") as raised:
        exists(long)
    assert raised.value.where == str(long)


def test_where_the_system_does_not_tell_which_files_are_open_none_is_replaced(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_replaced(published)  # nobody has it open

    def refused(path: Path) -> object:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refused)
    assert not is_replaced(published)


@pytest.mark.parametrize("opened", [connect, connect_beside])
def test_a_connection_that_is_refused_is_closed(
    opened: Callable[[Path], object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = list[object]()

    def noted(connection: duckdb.DuckDBPyConnection) -> None:
        closed.append(connection)
        close(connection)

    monkeypatch.setattr("etl.warehouse.read_only.close", noted)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table t (i int)")
    with pytest.raises(WarehouseError):
        opened(path)
    assert [type(one) for one in closed] == [duckdb.DuckDBPyConnection]
