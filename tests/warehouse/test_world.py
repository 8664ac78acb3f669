"""Faults of the world, each caused for real: a full disk, two runs at once, a clock that goes back, many readers.

ETL_READERS and ETL_PUBLICATIONS say how many; `make faults` takes 8 and 50.
"""

from __future__ import annotations

import os
import subprocess
import sys
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


# The pause leaves the processors to the runs.
READER = """
import sys, time
from pathlib import Path
from etl.warehouse import close, connect

path, stop = Path(sys.argv[1]), Path(sys.argv[2])
seen, asked = set(), 0
while not stop.exists():
    reader = connect(path)
    try:
        rows = reader.execute("select actual from kpi_yearly where indicator = 'exports' order by area").fetchall()
        said = reader.execute("select value from observation where indicator = 'exports'").fetchall()
        figures = {row[0] for row in rows} | {float(row[0]) for row in said}
    finally:
        close(reader)
    time.sleep(0.3)
    assert len(rows) == 3 and len(figures) == 1, (rows, figures)
    seen |= figures
    asked += 1
    if asked == 1:
        print("reading", flush=True)
print(asked, len(seen), flush=True)
"""


def test_readers_during_publications(path: Path, publish: Publish, tmp_path: Path) -> None:
    def publish_all(value: int) -> None:
        said = figure(f"{value} triệu USD", f"exports 2015 actual {value} mn_usd")
        areas = ("lang-son", "ha-nam", "cao-bang")
        publish(*(report(area, "2016-01-18", [said], area_id=area) for area in areas))

    publish_all(1)
    stop = tmp_path / "stop"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", READER, str(path), str(stop)]
    readers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        for _ in range(READERS)
    ]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
        for value in range(2, PUBLICATIONS + 2):
            publish_all(value)
    finally:
        stop.touch()
        told = [reader.communicate(timeout=300) for reader in readers]
    assert [reader.returncode for reader in readers] == [0] * READERS, told
    seen = [tuple(map(int, out.split())) for out, _ in told]
    assert min(asked for asked, _ in seen) >= 2
    assert max(versions for _, versions in seen) >= 2


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
