"""A lake that is kept in shape: fewer files, the same rows, and readers that were open go on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseBusy
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


def test_it_waits_for_no_run_that_writes(published_lake: Lake, catalogue: Catalogue) -> None:
    with begin(published_lake, catalogue, 0), pytest.raises(WarehouseBusy, match="is writing to it"):
        keep_in_shape(published_lake, 90, 0.2)


def test_what_was_done_is_a_line() -> None:
    said = "40 files are now 12; 3 old snapshots are gone, 5 files that none needs removed"
    assert str(Upkeep(40, 12, 3, 5)) == said
