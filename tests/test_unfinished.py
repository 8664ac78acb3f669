"""What a killed process leaves of a file that it was writing: gone with the next one, but nothing that others write."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from etl.unfinished import beside


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_its_name_is_hidden_and_that_of_this_process(tmp_path: Path) -> None:
    name = beside(tmp_path / "kpi.xlsx")
    assert name.parent == tmp_path and name.name.startswith(".kpi.xlsx.")
    assert str(os.getpid()) in name.name
    assert list(tmp_path.iterdir()) == []


def test_what_dead_processes_left_is_removed(tmp_path: Path, dead: int) -> None:
    file = tmp_path / f".a[1].csv.{socket.gethostname()}.{dead}.part"
    file.write_text("half")
    beside(tmp_path / "a[1].csv")
    assert not file.exists()
    file.mkdir()
    (file / "page.html").write_text("half")
    beside(tmp_path / "a[1].csv")
    assert not file.exists()


def test_what_others_write_stays(tmp_path: Path, dead: int) -> None:
    host = socket.gethostname()
    of_others = [
        f".a.csv.{host}.{os.getpid()}.part",
        f".a.csv.{host}.{os.getppid()}.part",
        f".a.csv.x{host}.{dead}.part",
        f".b.csv.{host}.{dead}.part",
        f"a.csv.{host}.{dead}.part",
        f".a.csv.{host}.{dead}x.part",
    ]
    for name in of_others:
        (tmp_path / name).touch()
    beside(tmp_path / "a.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(of_others)
