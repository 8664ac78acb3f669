"""How DuckDB is opened and closed: nothing is printed, a lack of descriptors is an error, decimals keep their value."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import duckdb
import psutil
import pytest

from etl.warehouse import engine
from etl.warehouse.engine import (
    WORTH_THREADS,
    bindable,
    bound_memory,
    close,
    free_memory,
    let_go,
    open_duckdb,
    put_aside_alone,
    settle,
    use_threads,
)

pytestmark = pytest.mark.usefixtures("all_processors")


def test_no_bar_is_drawn_into_what_a_command_prints() -> None:
    connection = open_duckdb()
    assert connection.execute("select current_setting('enable_progress_bar')").fetchone() == (False,)
    close(connection)


def test_moments_can_be_read_where_the_zone_of_the_machine_is_empty() -> None:
    epoch = "open_duckdb().execute(\"select timestamptz 'epoch'\").fetchone()"
    asked = f"from etl.warehouse.engine import open_duckdb; print({epoch})"
    known = {**os.environ, "TZ": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", asked], env=known, capture_output=True, text=True, timeout=120)
    assert ran.stdout.startswith("(datetime.datetime(1970, 1, 1, 0, 0, "), ran.stderr


def test_options_are_those_of_duckdb(tmp_path: Path) -> None:
    path = str(tmp_path / "w.duckdb")
    close(open_duckdb(path))
    connection = open_duckdb(path, read_only=True, threads="1")
    assert connection.execute("select current_setting('threads')").fetchone() == (1,)
    with pytest.raises(duckdb.Error, match="read-only"):
        connection.execute("create table t (i int)")
    close(connection)
    with pytest.raises(duckdb.Error):
        connection.execute("select 1")


def test_what_is_put_aside_lies_where_no_other_connection_puts_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else two processes, or two connections of one, write over each other."""
    monkeypatch.chdir(tmp_path)
    many = "create table t as select range as a, md5(range::varchar) as b from range(1_000_000)"
    folders = set()
    for name in (":memory:", ":memory:", "w.duckdb"):
        connection = open_duckdb(name if name == ":memory:" else str(tmp_path / name), threads="1")
        if name != ":memory:":
            put_aside_alone(connection, tmp_path / name)
        [(folder,)] = connection.execute("select current_setting('temp_directory')").fetchall()
        connection.execute("set memory_limit = '48MB'")
        connection.execute(many)
        connection.execute("create temp table u as from t order by b")
        assert list(Path(folder).iterdir())
        put_aside_alone(connection, tmp_path / "other")  # too late: it stays where it is
        assert connection.execute("select count(*) from u where b <> md5(a::varchar)").fetchall() == [(0,)]
        folders.add(folder)
        close(connection)
        assert not Path(folder).exists()
    assert len(folders) == 3
    assert all(f".{os.getpid()}." in folder for folder in folders)
    assert not (tmp_path / ".tmp").exists()


def test_settling_leaves_the_threads_as_they_were() -> None:
    connection = open_duckdb()
    before = connection.execute("select current_setting('threads')").fetchone()
    settle(connection)
    assert connection.execute("select current_setting('threads')").fetchone() == before
    connection.close()
    settle(connection)  # a closed one has none: nothing is raised


def test_a_bound_on_memory_holds_until_it_is_freed() -> None:
    """`reset memory_limit` alone would say that it is gone, and go on refusing."""
    connection = open_duckdb(temp_directory="", threads="1")
    bound_memory(connection)
    more = "create table t as select i, repeat('x', 1000) as words from range(200000) as r(i)"
    with pytest.raises(duckdb.OutOfMemoryException):
        connection.execute(more)
    free_memory(connection)
    connection.execute(more)
    close(connection)


def test_letting_go_gives_memory_back_and_leaves_the_bounds_as_they_were() -> None:
    process = psutil.Process()
    connection = open_duckdb()
    bound_memory(connection)
    free_memory(connection)
    bounds = "select current_setting('threads'), current_setting('memory_limit')"
    before = connection.execute(bounds).fetchone()
    connection.execute("create table t as select i, repeat('x', 1000) as words from range(100000) as r(i)")
    connection.execute("drop table t")
    connection.execute("begin transaction")
    connection.execute("create table kept as select i, repeat('x', 1000) as words from range(9000) as r(i)")
    held = process.memory_info().rss
    let_go(connection)
    assert held - process.memory_info().rss > 20e6
    connection.execute("commit")  # the transaction goes on, whatever it holds
    assert connection.execute(bounds).fetchone() == before
    close(connection)


def test_where_no_more_files_can_be_opened_it_is_an_error_and_none_stays_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[int] = []
    closed: list[int] = []

    def opens(path: str, flags: int) -> int:
        if len(opened) == 3:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE), path)
        opened.append(len(opened))
        return opened[-1]

    system = SimpleNamespace(open=opens, close=closed.append, devnull=os.devnull, O_RDONLY=os.O_RDONLY)
    monkeypatch.setattr(engine, "os", system)
    with pytest.raises(OSError, match="Too many open files") as raised:
        engine._need_descriptors()
    assert raised.value.filename is None  # it is not about the null device
    assert closed == [0, 1, 2]


@pytest.mark.parametrize("number", ["4E+3", "4013", "16.70", "0E-6", "-1.5E+2", "0"])
def test_a_decimal_arrives_with_its_value(number: str) -> None:
    connection = open_duckdb()
    [value] = connection.execute("select $n::decimal(18, 6)", {"n": bindable(Decimal(number))}).fetchone() or ()
    close(connection)
    assert value == Decimal(number)


def test_few_rows_have_one_thread_and_many_have_all() -> None:
    connection = open_duckdb(threads="1")
    for rows, threads in ((WORTH_THREADS - 1, 1), (WORTH_THREADS, os.cpu_count())):
        use_threads(connection, rows)
        assert connection.execute("select current_setting('threads')").fetchone() == (threads,)
    close(connection)
