"""A finished file takes the place of another: at once, with its permissions, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from etl.warehouse.atomic_swap import Unconfirmed, swap_in
from tests.disk import traced


@pytest.fixture
def private(tmp_path: Path) -> Path:
    path = tmp_path / "private"
    path.write_text("new")
    return path


def test_the_new_file_has_the_name_and_the_permissions_of_the_old(private: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_text("old")
    path.chmod(0o640)
    with path.open() as reader:
        swap_in(private, path)
        assert reader.read() == "old"  # whoever has it open keeps it
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)
    assert [file.name for file in tmp_path.iterdir()] == ["w.duckdb"]


def test_the_first_file_needs_no_other(private: Path, tmp_path: Path) -> None:
    swap_in(private, tmp_path / "w.duckdb")
    assert (tmp_path / "w.duckdb").read_text() == "new"


def test_a_file_that_the_disk_does_not_take_leaves_the_old(
    private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.duckdb"
    path.write_text("old")

    def refuses(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("etl.warehouse.atomic_swap.os.fsync", refuses)
    with pytest.raises(OSError, match="Input/output error") as raised:
        swap_in(private, path)
    assert not isinstance(raised.value, Unconfirmed)
    assert path.read_text() == "old"


def test_a_folder_that_the_disk_does_not_confirm_is_another_fault(
    private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is in its place by then: nobody may say that what is published is as it was."""
    path = tmp_path / "w.duckdb"

    def refuses_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("etl.warehouse.atomic_swap.os.fsync", refuses_folders)
    with pytest.raises(Unconfirmed) as raised:
        swap_in(private, path)
    assert (raised.value.errno, path.read_text()) == (errno.EIO, "new")


def test_a_power_cut_loses_neither_file(private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content is on the disk before the name changes, and the name before anybody is told."""
    calls = traced(monkeypatch)
    swap_in(private, tmp_path / "w.duckdb")
    assert calls == [("sync", "private"), ("put", "w.duckdb"), ("sync", tmp_path.name)]
