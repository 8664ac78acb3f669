"""Faults of the world, each caused for real: a full disk, two runs at once, a clock that goes back, many readers.

ETL_READERS and ETL_PUBLICATIONS say how many; `make faults` takes 8 and 50, `python -m benchmarks.readers` any number.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import begin, rollback, rollback_points
from etl.warehouse.sql_files import query
from tests.conftest import GOOD, copy_reports, published
from tests.warehouse.figures import Ask, Publish, figure, lang_son, put, report
from tests.warehouse.forks import mother
from tests.warehouse.readers import of_version, reading

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("all_processors", "made_anew")]

READERS = int(os.environ.get("ETL_READERS", "2"))
PUBLICATIONS = int(os.environ.get("ETL_PUBLICATIONS", "5"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a file system of a given size cannot be made here: {mounted.stderr.strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path, seed: bytes, catalogue: Catalogue) -> None:
    path = small_disk / "warehouse.duckdb"
    path.write_bytes(seed)
    room = os.statvfs(small_disk)
    for free in range(0, room.f_bavail * room.f_frsize, 1024 * 1024):  # more room each time: it ends at another step
        filler = small_disk / "filler"
        filler.write_bytes(b"\0" * (os.statvfs(small_disk).f_bavail * room.f_frsize - free))
        try:
            with begin(path, catalogue, 0, kept=0) as version:
                put(version, report("a", "2016-01-18", [figure("1 tỷ", "exports 2015 actual 1 mn_usd")]))
                version.audit()
                version.publish()
        except WarehouseError as error:
            assert "the disk is full; make room there and run again; what is published is as it was" in str(error)
            assert "\n" not in str(error)
            assert path.read_bytes() == seed
            assert {file.name for file in small_disk.iterdir()} <= {path.name, f".{path.name}.lock", "filler"}
        else:
            assert path.read_bytes() != seed
            assert free > 0
            break
        finally:
            filler.unlink()
    else:
        pytest.fail("it was never published, however much room there was")


def test_a_file_system_that_became_read_only(small_disk: Path, seed: bytes, catalogue: Catalogue) -> None:
    path = small_disk / "warehouse.duckdb"
    path.write_bytes(seed)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with (
        pytest.raises(
            WarehouseError,
            match="on a file system that cannot be written to; mount it for writing, or name a file elsewhere",
        ),
        begin(path, catalogue, 0),
    ):
        pass
    assert path.read_bytes() == seed
    assert ask(path, "select count(*) from observation").rows == [(len(lang_son().observations),)]


def test_two_runs_at_once_both_arrive(tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    for name in GOOD:
        copy_reports(tmp_path / name, name)
    with mother(one_at_a_time=False) as runs:
        for name in GOOD:
            runs.start(tmp_path / name, warehouse)
    assert sorted(ask(warehouse, "select path from document").rows) == sorted((f"{name}.txt",) for name in GOOD)


class Yesterday(datetime):
    """A clock that stands in 1971."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Yesterday:
        return cls(1971, 1, 1, tzinfo=tz or UTC)


def test_a_clock_that_goes_backwards(settings: Settings, monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
    last = settings.raw / f"{GOOD[1]}.txt"
    away = settings.raw.parent / last.name
    last.rename(away)
    pipeline.run(settings)
    away.rename(last)
    monkeypatch.setattr("etl.pipeline.context.datetime", Yesterday)
    monkeypatch.setattr("etl.pipeline.load.datetime", Yesterday)
    assert pipeline.run(settings).published
    for file in settings.raw.parent.rglob("*.duckdb*"):
        os.utime(file, (0, 0))
    assert ask(settings.warehouse, "select count(*) from document").rows == [(2,)]
    assert ask(settings.warehouse, "select min(started_at)::date::varchar from run").rows == [("1971-01-01",)]
    years = [point.run.started_at.year for point in rollback_points(settings.warehouse) if point.run]
    assert [year == 1971 for year in years] == [False, True]
    assert ask(settings.warehouse, query("last_run")).rows[0][1].startswith("1971-")
    before = published(settings)
    assert not pipeline.run(settings).published
    assert published(settings) == before
    rollback(settings.warehouse, catalogue, 0)
    assert ask(settings.warehouse, "select count(*) from document").rows == [(1,)]


def test_readers_during_publications(path: Path, publish: Publish, tmp_path: Path) -> None:
    publish(*of_version(1))
    with reading(path, READERS, tmp_path / "stop") as seen:
        for number in range(2, PUBLICATIONS + 2):
            publish(*of_version(number))
    assert len(seen) == READERS
    assert min(one.questions for one in seen) >= 2
    assert max(one.versions for one in seen) >= 2


def test_a_file_swapped_under_a_reader_by_somebody_else(published: Path, path: Path, ask: Ask, seed: bytes) -> None:
    """Whoever replaces the file by hand, by renaming, harms no open reader; the next one sees the other file."""
    from etl.warehouse import connect

    reader = connect(path)
    other = path.with_name("other.duckdb")
    other.write_bytes(b"no warehouse at all")
    other.replace(path)
    assert reader.execute("select count(*) from observation").fetchall() == [(len(lang_son().observations),)]
    reader.close()
    with pytest.raises(WarehouseError, match="it is not a DuckDB file"):
        connect(path)
