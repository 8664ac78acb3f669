"""Warehouse files that cannot be used: each says in one line which file, why, and what to do."""

from __future__ import annotations

import errno
import os
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseBusy, WarehouseError
from etl.warehouse import SCHEMA_VERSION, Lake, begin, close, connect, known
from etl.warehouse.error_translation import as_warehouse_error, fault, interruptions_as_they_are


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Giá trị sản xuất công nghiệp\n" * 500, "utf-8")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def overwritten(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[3 * 4096 :] = b"\x55" * (len(raw) - 3 * 4096)
    path.write_bytes(raw)


def newer_duckdb(path: Path) -> None:
    """Count up the storage version in the file's first block, and its checksum with it."""
    raw = bytearray(path.read_bytes())
    raw[12:20] = struct.pack("<Q", 9999)
    words = struct.unpack("<511Q", raw[8:4096])
    checksum = 5381
    for word in words:
        checksum ^= (word * 0xBF58476D1CE4E5B9) & (2**64 - 1)
    raw[0:8] = struct.pack("<Q", checksum)
    path.write_bytes(raw)


def changed(path: Path, sql: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)


def other_database(path: Path) -> None:
    path.unlink()
    changed(path, "create table t (a integer)")


def newer_layout(path: Path) -> None:
    changed(path, f"update schema_version set version = {SCHEMA_VERSION + 1}")


def unknown_layout(path: Path) -> None:
    changed(path, "update schema_version set version = 0")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CASES: list[tuple[Callable[[Path], None], str]] = [
    (empty, "it is not a DuckDB file; "),
    (text, "it is not a DuckDB file; "),
    (cut_off, "it is damaged ("),
    (overwritten, "it is damaged ("),
    (newer_duckdb, "it was written by a newer DuckDB; update this program"),
    (other_database, "it is a DuckDB file, but not a warehouse of this program; "),
    (newer_layout, f"it has the newer layout {SCHEMA_VERSION + 1}, this program knows {SCHEMA_VERSION}; update"),
    (unknown_layout, f"it has the unknown layout 0, this program needs {SCHEMA_VERSION}; no earlier file is kept; if"),
    (folder, "it is a folder; "),
]


@pytest.mark.parametrize(("damage", "says"), CASES, ids=[damage.__name__ for damage, _ in CASES])
def test_one_line_for_readers_and_writers(
    damage: Callable[[Path], None], says: str, published: Path, path: Path, catalogue: Catalogue
) -> None:
    damage(path)
    messages = []
    for attempt in (lambda: connect(path), lambda: known(path), lambda: begin(path, catalogue, 0).__enter__()):
        with pytest.raises(WarehouseError) as error:
            attempt()
        messages.append(str(error.value))
    for message in messages:
        assert message.startswith(f"{path}: {says}")
        assert "\n" not in message
    assert {file.name for file in path.parent.iterdir()} == {"warehouse.duckdb", ".warehouse.duckdb.lock"}


def test_no_warehouse_yet(path: Path) -> None:
    assert known(path) == {}
    with pytest.raises(WarehouseError, match="there is no warehouse yet; load reports first"):
        connect(path)


def test_a_folder_that_does_not_exist(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "nowhere" / "warehouse.duckdb"
    assert known(path) == {}
    with pytest.raises(WarehouseError, match="its folder does not exist; make the folder"), begin(path, catalogue, 0):
        pass


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere, so a test of permissions that runs as root does so as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_not_be_written_to(catalogue: Catalogue) -> None:
    with tempfile.TemporaryDirectory() as name:
        shut = Path(name)
        shut.chmod(0o555)
        with (
            as_nobody(),
            pytest.raises(WarehouseError, match="reading or writing is not permitted; give this user the right"),
            begin(shut / "warehouse.duckdb", catalogue, 0),
        ):
            pass
        shut.chmod(0o755)


def test_a_file_that_may_not_be_read(catalogue: Catalogue, published: Path, path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        shut = Path(name)
        shut.chmod(0o755)
        secret = shut / "warehouse.duckdb"
        secret.write_bytes(path.read_bytes())
        secret.chmod(0o000)
        with as_nobody(), pytest.raises(WarehouseError, match="reading or writing is not permitted"):
            connect(secret)


def test_a_file_that_another_program_has_open_for_writing(published: Path, path: Path) -> None:
    holder = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('open', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", holder, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            with pytest.raises(WarehouseBusy, match="another program has it open for writing; close it there"):
                connect(path)
        finally:
            process.kill()


def test_slow_work_writes_nothing_into_what_the_command_prints(
    published: Path, path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB draws a bar on standard output after two seconds, in the middle of what a person asked for as CSV."""
    setting = "select current_setting('enable_progress_bar')"
    reader = connect(path)
    assert reader.execute(setting).fetchall() == [(False,)]
    reader.close()
    opened: list[object] = []
    monkeypatch.setattr(  # what a writer executes first is slow already
        "etl.warehouse.next_version.layout_of",
        lambda connection, _: opened.append(connection.execute(setting).fetchone()),
    )
    with pytest.raises(Exception, match="NoneType"), begin(path, catalogue, 0):
        pass
    assert opened == [(False,)]


def test_closing_waits_for_the_threads_of_a_question(published: Path, path: Path) -> None:
    """What a thread still holds when the database goes would end the process; afterwards all can be used as before."""
    other, reader = connect(path), connect(path)
    threads = "select current_setting('threads')"
    [before] = reader.execute(threads).fetchall()
    assert len(reader.execute("from kpi_yearly").fetchall()) == 9
    close(reader)
    with pytest.raises(duckdb.ConnectionException):
        reader.execute(threads)
    assert other.execute(threads).fetchall() == [before]
    assert len(other.execute("from kpi_yearly").fetchall()) == 9
    close(other)
    close(other)


ESCAPES = [
    "select * from read_csv('/etc/hostname')",
    "select * from glob('/*')",
    "copy observation to 'stolen.csv'",
    "attach 'other.duckdb'",
    "export database 'stolen'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "reset lock_configuration",
    "delete from observation",
    "create table t (a integer)",
    "select * from frame_of_the_program",
]


@pytest.mark.parametrize("sql", ESCAPES)
def test_a_reader_can_only_read_this_file(sql: str, published: Path, path: Path, tmp_path: Path) -> None:
    import pandas as pd

    frame_of_the_program = pd.DataFrame({"secret": [1]})
    assert len(frame_of_the_program) == 1
    reader = connect(path)
    with pytest.raises(duckdb.Error):
        reader.execute(sql)
    assert reader.execute("select count(*) from observation").fetchall() == [(15,)]
    reader.close()


@pytest.mark.parametrize("kind", [KeyboardInterrupt, TimeoutError])
def test_what_interrupts_a_query_is_raised_as_what_it_is(kind: type[BaseException], path: Path) -> None:
    def ring(*_: object) -> None:
        raise kind("it rings")

    before = signal.signal(signal.SIGALRM, ring)
    try:
        with duckdb.connect() as connection, pytest.raises(kind, match="it rings"), interruptions_as_they_are():
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            connection.execute("select sum(range) from range(1000000000000)")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_another_fault_of_the_program_stays_what_it_is(path: Path) -> None:
    with pytest.raises(RuntimeError, match="Query interrupted"), as_warehouse_error(path):
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError, match="other"), as_warehouse_error(path):
        raise RuntimeError("other") from ValueError("cause")


def test_a_kind_of_catalogue_that_there_is_not_is_a_fault_of_the_address() -> None:
    said = 'Failed to attach DuckLake MetaData at path + "nosuch:x"Extension "/x/nosuch.duckdb_extension" not found.'
    told = fault(Lake("ducklake:nosuch:x"), duckdb.IOException(said))
    assert str(told).startswith("ducklake:nosuch:x: its address names a kind of catalogue that there is not here; mend")


@pytest.mark.parametrize(
    ("code", "what"), [(errno.EISDIR, "it is a folder"), (errno.EEXIST, "something else has that name already")]
)
def test_what_lies_where_the_program_keeps_its_own_files_is_moved_aside(code: int, what: str, path: Path) -> None:
    beside = path.with_name(f".{path.name}.lock")
    error = fault(path, OSError(code, os.strerror(code), str(beside)))
    assert str(error) == f"{beside}: {what}; move it aside, then run again; what is published is as it was"
    assert "aside" not in str(fault(path, OSError(code, os.strerror(code), str(path))))


def test_a_folder_with_the_name_of_the_lock_is_in_the_way_until_it_is_moved(
    published: Path, path: Path, catalogue: Catalogue
) -> None:
    lock = path.with_name(f".{path.name}.lock")
    lock.unlink(missing_ok=True)
    lock.mkdir()
    with pytest.raises(WarehouseError, match="it is a folder; move it aside, then run again") as raised:
        begin(path, catalogue, 0).__enter__()
    assert raised.value.where == str(lock)
    lock.rename(path.with_name("aside"))
    with begin(path, catalogue, 0):
        pass
