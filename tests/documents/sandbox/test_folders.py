"""Temporary folders of sandboxes: kept while their owner lives, swept afterwards, and only those."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.documents.sandbox import folders

LOCK = ".congthuong-kpi"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary ones are made."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def age(folder: Path) -> None:
    """As if the folder had been made some time ago."""
    os.utime(folder / LOCK, (1, 1))


def left(temporary: Path, name: str) -> Path:
    """A folder whose owner is gone."""
    folder = temporary / name
    folder.mkdir()
    (folder / LOCK).touch()
    (folder / "rest").write_text("x")
    age(folder)
    return folder


def test_a_folder_is_made_and_removed_with_what_is_in_it() -> None:
    mine = folders.Folder()
    (Path(mine.name) / "x").write_text("x")
    mine.close()
    assert not Path(mine.name).exists()


def test_a_folder_in_use_is_not_swept() -> None:
    mine = folders.Folder()
    age(Path(mine.name))
    folders.sweep()
    assert Path(mine.name).is_dir()
    mine.close()


def test_a_folder_whose_owner_is_gone_is_swept(temporary: Path) -> None:
    gone = left(temporary, "etl-1")
    folders.sweep()
    assert not gone.exists()


def test_a_fresh_one_and_those_of_others_stay(temporary: Path) -> None:
    fresh = left(temporary, "etl-2")
    os.utime(fresh / LOCK)
    (temporary / "etl-of-others").mkdir()
    (temporary / "other-3").mkdir()
    (temporary / "etl-file").write_text("x")
    (temporary / "etl-link").symlink_to(left(temporary, "elsewhere"))
    folders.sweep()
    assert {entry.name for entry in temporary.iterdir()} == {
        "etl-2", "etl-of-others", "other-3", "etl-file", "etl-link", "elsewhere"
    }  # fmt: skip


def test_only_its_owner_may_take_the_lock_of_a_folder() -> None:
    mine = folders.Folder()
    assert (Path(mine.name) / LOCK).stat().st_mode & 0o777 == 0o600
    mine.close()


def test_a_link_is_not_followed_and_what_cannot_be_removed_holds_nothing_up(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = left(temporary, "kept-elsewhere")
    (temporary / "etl-link").symlink_to(elsewhere)
    stays, mine = left(temporary, "etl-stays"), folders.Folder()
    seen: list[str] = []

    def refuse(path: str | Path, *_: object, **__: object) -> None:
        seen.append(Path(path).name)
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.rmdir", refuse)
    monkeypatch.setattr("os.unlink", refuse)
    folders.sweep()
    mine.close()
    assert seen
    assert "etl-link" not in seen
    assert (elsewhere / "rest").read_text() == (stays / "rest").read_text() == "x"


def test_where_there_is_no_folder_for_temporary_files_nothing_is_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    folders.sweep()
