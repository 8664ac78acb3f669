"""A lake that is kept in shape: fewer files, the same rows, and readers that were open go on."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseBusy, WarehouseError
from etl.query.queries import ask
from etl.warehouse import Lake, begin
from etl.warehouse.lake_attach import ending, open_lake
from etl.warehouse.lake_upkeep import Upkeep, keep_in_shape
from tests.warehouse.figures import figure, put, report

pytestmark = pytest.mark.slow

EVERYTHING = """select (select count(*) from document), (select count(*) from kpi_yearly),
                       (select count(*) from observation), (select sum(value) from observation)"""
MANY = 12
"""Figures of a report: DuckLake keeps up to ten rows of a commit in its catalogue, more in a file."""


def publish(lake: Lake, catalogue: Catalogue, year: int, copy: str = "") -> None:
    figures = [
        figure(f"{value} triệu USD trong tháng {month}", f"exports {year}-M{month:02} actual {value} mn_usd")
        for month, value in zip(range(1, MANY + 1), range(6, 6 + MANY), strict=True)
    ]
    with begin(lake, catalogue, 0) as version:
        put(version, report(f"r{year}", f"{year + 1}-01-02", figures, area_id="ha-nam", copy=copy))
        version.audit()
        version.publish()


@pytest.fixture
def long_lived(lake: Lake, catalogue: Catalogue) -> Lake:
    """A lake with files of its own, of several commits, in one of which a report came in the place of another."""
    for year in (2016, 2017):
        publish(lake, catalogue, year)
    publish(lake, catalogue, 2017, copy="mới")
    return lake


def files_on_disk(lake: Lake) -> set[Path]:
    return set(Path(str(lake.data)).rglob("*.parquet"))


def files(lake: Lake) -> dict[str, tuple[int, int]]:
    """Table → its data files, and its files of deleted rows."""
    asked = "select table_name, file_count, delete_file_count from ducklake_table_info('warehouse')"
    with ending(open_lake(Lake(lake.address))) as reader:
        return {name: (data, deleted) for name, data, deleted in reader.execute(asked).fetchall()}


def rows(connection: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = connection.execute(EVERYTHING).fetchall()
    return found


def test_fewer_files_and_the_same_rows_while_readers_are_open(long_lived: Lake, catalogue: Catalogue) -> None:
    before = ask(long_lived, EVERYTHING).rows
    with ending(open_lake(Lake(long_lived.address))) as within, ending(open_lake(Lake(long_lived.address))) as between:
        within.execute("begin transaction")
        assert rows(within) == rows(between) == before
        assert files(long_lived)["observation"][0] > 1
        done = keep_in_shape(long_lived, 0, 0)
        assert {table: counts for table, counts in files(long_lived).items() if counts > (1, 0)} == {}
        assert done.expired > 0 and done.removed == 0  # files are kept for those who may be reading them
        assert rows(within) == rows(between) == before
        publish(long_lived, catalogue, 2019)
        assert rows(within) == before
        assert rows(between) != before
    assert ask(long_lived, "select count(*), count(distinct path) from document").rows == [(3, 3)]


def snapshots(lake: Lake) -> int:
    with ending(open_lake(Lake(lake.address))) as reader:
        return len(reader.execute("from ducklake_snapshots('warehouse')").fetchall())


def test_snapshots_stay_as_long_as_is_set_and_files_that_nobody_needs_until_the_time_of_grace(
    long_lived: Lake,
) -> None:
    before, on_disk, had = ask(long_lived, EVERYTHING).rows, files_on_disk(long_lived), snapshots(long_lived)
    assert keep_in_shape(long_lived, 90, 0).expired == 0
    assert snapshots(long_lived) >= had > 3
    keep_in_shape(long_lived, 0, 0)
    done = keep_in_shape(long_lived, 0, 0, grace_hours=0)
    assert done.removed > 0
    assert on_disk - files_on_disk(long_lived)
    assert ask(long_lived, EVERYTHING).rows == before


def leave(lake: Lake, name: str, days: float) -> Path:
    """A file of that name in the folder of a table, as a run that was killed has left it so long ago."""
    known = next(Path(str(lake.data)).rglob("*.parquet"))
    left = known.with_name(name)
    shutil.copy(known, left)
    aged(left, days)
    return left


def aged(file: Path, days: float) -> None:
    os.utime(file, times=(time.time() - days * 86400,) * 2)


def test_files_that_the_lake_does_not_know_are_told_and_removed_when_asked(long_lived: Lake) -> None:
    """Whole paths of all that it knows are compared: what is of old snapshots, or let go, is no stranger."""
    keep_in_shape(long_lived, 0, 0)
    for file in files_on_disk(long_lived):
        aged(file, 3)
    before, on_disk = ask(long_lived, EVERYTHING).rows, files_on_disk(long_lived)
    left, young = leave(long_lived, "ducklake-left.parquet", 3), leave(long_lived, "ducklake-young.parquet", 1)
    (left.parent / "notes.txt").touch()
    told = keep_in_shape(long_lived, 90, 0)
    assert (told.unknown, told.cleared, left.exists()) == ((str(left),), False, True)
    assert "1 files that the lake does not know lie in its folder" in str(told)
    done = keep_in_shape(long_lived, 90, 0, remove_unknown=True)
    assert (done.unknown, done.cleared) == ((str(left),), True)
    assert str(done).endswith("; 1 files that the lake does not know removed")
    assert files_on_disk(long_lived) - {young} >= on_disk and not left.exists() and young.exists()
    assert (left.parent / "notes.txt").exists()
    assert ask(long_lived, EVERYTHING).rows == before
    assert keep_in_shape(long_lived, 90, 0).unknown == ()


def test_a_folder_that_ducklake_lists_otherwise_than_it_is_written_loses_no_file(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """DuckLake alone would take every file of the lake for unknown, and remove them."""
    lake = Lake(f"ducklake:{tmp_path}/catalogue.ducklake", f"{tmp_path}//files/")
    publish(lake, catalogue, 2016)
    left = leave(lake, "ducklake-left.parquet", 3)
    for file in files_on_disk(lake):
        aged(file, 3)
    before, on_disk = ask(lake, EVERYTHING).rows, files_on_disk(lake)
    with ending(open_lake(lake, read_only=False)) as connection:
        listed = connection.execute("call ducklake_delete_orphaned_files('warehouse', dry_run => true)").fetchall()
    assert len(listed) > 1
    assert [Path(path).name for path in keep_in_shape(lake, 90, 0).unknown] == [left.name]
    with pytest.raises(WarehouseError, match=r"nothing was removed: remove by hand the 1 .*ducklake-left\.parquet"):
        keep_in_shape(lake, 90, 0, remove_unknown=True)
    assert files_on_disk(lake) >= on_disk
    assert ask(lake, EVERYTHING).rows == before


def test_it_waits_for_no_run_that_writes(published_lake: Lake, catalogue: Catalogue) -> None:
    with begin(published_lake, catalogue, 0), pytest.raises(WarehouseBusy, match="is writing to it"):
        keep_in_shape(published_lake, 90, 0.2)


def test_what_was_done_is_a_line() -> None:
    said = "40 files are now 12; 3 old snapshots are gone, 5 files that none needs removed"
    assert str(Upkeep(40, 12, 3, 5)) == said
