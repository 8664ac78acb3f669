"""Each run has a folder of its own; what a dead one has left is taken over, what a living one holds is left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl.errors import WarehouseError
from etl.location import Lake
from etl.pipeline.staging import base_of, leftovers, staging
from etl.settings import Settings

HOLD = """
import sys
from pathlib import Path
from etl.pipeline.staging import staging
from etl.settings import Settings

with staging(Settings(warehouse=Path(sys.argv[1])), "other", needed=True) as folder:
    (folder / "a.json").write_text("staged")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb")


@pytest.fixture
def other(empty: Settings) -> Iterator[subprocess.Popen[str]]:
    """Another run, which has staged a file and lives."""
    command = [sys.executable, "-c", HOLD, str(empty.warehouse)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def test_a_folder_that_cannot_be_made_is_named_and_not_the_warehouse(empty: Settings, tmp_path: Path) -> None:
    away = replace(empty, staging=tmp_path / "share" / "staging")
    with pytest.raises(WarehouseError) as told, staging(away, "r1", needed=True):
        pass
    said = "its folder does not exist; make the folder, or name another file"
    assert str(told.value) == f"{tmp_path / 'share' / 'staging'}: {said}"
    with pytest.raises(WarehouseError) as told, staging(replace(empty, warehouse=tmp_path / "no" / "w"), "r1", True):
        pass
    assert str(told.value) == f"{tmp_path / 'no' / 'w'}: {said}"


def test_without_files_the_folder_goes(empty: Settings) -> None:
    with staging(empty, "r1", needed=True) as folder:
        assert folder == base_of(empty) / "r1"
        assert folder.is_dir()
    assert not base_of(empty).exists()


def test_a_run_that_needs_none_makes_none(empty: Settings) -> None:
    with staging(empty, "r1", needed=False) as folder:
        assert folder is None
    assert not base_of(empty).exists()


def test_files_stay_for_the_next_run_which_takes_them_over(empty: Settings) -> None:
    with pytest.raises(KeyboardInterrupt), staging(empty, "r1", needed=True) as folder:
        assert folder is not None
        (folder / "a.json").write_text("staged")
        raise KeyboardInterrupt
    assert [(left.run_id, left.size, left.is_used) for left in leftovers(empty)] == [("r1", 6, False)]
    assert str(leftovers(empty)[0]).endswith(
        "r1: 0.0 MB of a run that ended before it published; the next `etl run` takes up what holds of it, "
        "and removes it when it publishes"
    )
    with staging(empty, "r2", needed=False) as folder:
        assert folder is not None
        assert [(left.run_id, left.is_used) for left in leftovers(empty)] == [("r2", True)]
        (folder / "a.json").unlink()
    assert leftovers(empty) == []


def test_two_runs_share_no_folder(empty: Settings, other: subprocess.Popen[str]) -> None:
    with staging(empty, "r1", needed=True) as folder:
        assert folder is not None
        assert not (folder / "a.json").exists()
        assert [left.run_id for left in leftovers(empty) if left.is_used] == ["other", "r1"]
        other.send_signal(signal.SIGKILL)
        other.wait()
    with staging(empty, "r2", needed=True) as folder:
        assert folder is not None
        assert (folder / "a.json").read_text() == "staged"


def test_it_is_beside_the_warehouse_or_where_it_is_set(tmp_path: Path) -> None:
    assert base_of(Settings(warehouse=tmp_path / "w.duckdb")) == tmp_path / ".w.duckdb.staged"
    assert base_of(Settings(raw=tmp_path / "raw", warehouse=Lake("ducklake:x"))) == tmp_path / ".staged"
    set_so = Settings.from_env(warehouse=tmp_path / "w.duckdb", env={"ETL_STAGING": str(tmp_path / "s")})
    assert base_of(set_so) == tmp_path / "s" / ".staged"


def test_in_a_folder_that_is_set_nothing_else_is_touched(empty: Settings, tmp_path: Path) -> None:
    shared = replace(empty, staging=tmp_path / "shared")
    for number in range(2):
        with staging(shared, f"r{number}", needed=True) as folder:
            assert folder == tmp_path / "shared" / ".staged" / f"r{number}"
        (tmp_path / "shared" / "empty").mkdir(exist_ok=True)
        (tmp_path / "shared" / "other").mkdir(exist_ok=True)
        (tmp_path / "shared" / "other" / "lock").write_text("of another program")
    assert sorted(path.name for path in (tmp_path / "shared").rglob("*")) == ["empty", "lock", "other"]


def test_a_file_in_place_of_the_folder_that_is_set_is_one_line(empty: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    wrong = replace(empty, staging=tmp_path / "file")
    with (
        pytest.raises(WarehouseError, match=r"file/\.staged: a part of its path is a file and no folder"),
        staging(wrong, "r1", needed=True),
    ):
        pass


def test_a_folder_that_cannot_be_made_is_one_line(empty: Settings) -> None:
    lost = replace(empty, warehouse=empty.raw / "nowhere" / "w.duckdb")
    with pytest.raises(WarehouseError, match="its folder does not exist"), staging(lost, "r1", needed=True):
        pass
