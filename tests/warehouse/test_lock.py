"""The writer's lock of a file: one holder at a time, named to the next; other programs are noticed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from etl.errors import WarehouseBusy, WarehouseError
from etl.warehouse.lock import is_held, refuse_others, writer_lock

# Holds DuckDB's kind of lock on a file until its input is closed.
OTHER = """
import fcntl, sys
with open(sys.argv[1], "rb+") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with writer_lock(path, 0):
        holder = f"process {os.getpid()} on {socket.gethostname()}, since "
        with pytest.raises(WarehouseBusy) as raised, writer_lock(path, 0):
            pass
    assert str(raised.value).startswith(f"{path}: {holder}")
    assert str(raised.value).endswith("is writing to it; wait until that run has ended, or end it, and run again")


def test_the_lock_is_free_again_however_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with pytest.raises(KeyboardInterrupt), writer_lock(path, 0):
        raise KeyboardInterrupt
    with writer_lock(path, 0):
        pass
    assert (tmp_path / ".w.duckdb.lock").read_text() == ""  # nobody holds it


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="its folder does not exist"), writer_lock(tmp_path / "no" / "w", 0):
        pass


def test_a_log_beside_the_file_is_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    refuse_others(path)  # there is nothing yet
    path.write_bytes(b"x")
    refuse_others(path)
    (tmp_path / "w.duckdb.wal").write_bytes(b"x")
    with pytest.raises(WarehouseError, match="another program has written"):
        refuse_others(path)


def test_another_program_that_has_it_open_for_writing_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(b"x")
    command = [sys.executable, "-c", OTHER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(WarehouseBusy, match="another program has it open for writing; close it there"):
            refuse_others(path)
        other.communicate()
    refuse_others(path)


def test_whether_a_writer_is_at_work_can_be_asked_without_disturbing_it(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    assert not is_held(path)
    with writer_lock(path, 0):
        assert is_held(path)
    assert not is_held(path)
