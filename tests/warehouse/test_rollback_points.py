"""What each version is that can be gone back to: the run behind it, what that changed, and a backfill as one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.query.queries import ask
from etl.warehouse import Lake, RunRecord, Where, begin, kept_files, rollback, rollback_points
from etl.warehouse.rollback_points import LastRun, Point, same_backfill, without_insides
from tests.warehouse.figures import figure, put, report

BEGAN = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)


KEPT = 3


def run(where: Where, catalogue: Catalogue, number: int, kind: str = "run", **parameters: str) -> None:
    """Publishes the report with another figure each time, in a run of its own."""
    level = figure(f"{4000 + number} tỷ đồng", f"industrial_output 2015 actual {4000 + number} bn_vnd")
    began = BEGAN + timedelta(days=number)
    record = RunRecord(f"r{number}", began, began, kind, parameters, "1", {}, 1, 0, 0, 1, 0)
    with begin(where, catalogue, 0, KEPT) as version:
        put(version, report("lang-son", "2016-01-18", [level]))
        version.record_run(record)
        version.publish()


def points(where: Where) -> list[tuple[int | None, str, str | None, int]]:
    return [
        (point.number, point.run.run_id, point.run.years, point.run.changes)
        for point in rollback_points(where)
        if point.run is not None
    ]


def test_each_kept_file_has_its_run_and_what_that_changed(path: Path, catalogue: Catalogue) -> None:
    assert rollback_points(path) == []
    for number in range(3):
        run(path, catalogue, number, years="every year")
    assert points(path) == [(1, "r0", None, 1), (2, "r1", None, 1), (None, "r2", None, 1)]
    first = rollback_points(path)[0]
    assert first.run == LastRun("r0", datetime(2026, 1, 5, 1, 30), "run", None, None, 1, 1)
    assert first.bytes == kept_files(path)[0].path.stat().st_size
    rollback(path, catalogue, 0)
    assert points(path)[-1] == (3, "r2", None, 1)  # the present file is that of number 2 again


def test_a_backfill_of_many_runs_leaves_the_file_from_before_it(path: Path, catalogue: Catalogue) -> None:
    run(path, catalogue, 0)
    for number, year in enumerate(range(2011, 2011 + KEPT + 2), 1):
        run(path, catalogue, number, "backfill", years=str(year), part_of="b1")
    assert points(path) == [(1, "r0", None, 1), (None, "r5", "2015", 1)]
    run(path, catalogue, 6, "nightly")
    run(path, catalogue, 7, "backfill", years="2011", part_of="b2")
    run(path, catalogue, 8, "backfill", years="2012", part_of="b2")
    assert [run_id for _, run_id, _, _ in points(path)] == ["r0", "r5", "r6", "r8"]
    rollback(path, catalogue, 0, to=1)
    assert ask(path, "select actual from kpi_yearly").rows == [(4000.0,)]


def test_runs_of_no_backfill_are_never_one() -> None:
    assert not same_backfill(None, None)
    assert not same_backfill(LastRun("r", BEGAN, "run", None, None, 1, 1), None)


def point(number: int, run_id: str | None, part_of: str | None = None) -> Point:
    return Point(number, None if run_id is None else LastRun(run_id, BEGAN, "run", None, part_of, 1, 1))


def test_of_points_of_one_run_or_backfill_the_last_is_left() -> None:
    first, again, other = point(1, "r1"), point(2, "r1"), point(3, "r2")
    of_backfill = [point(4, "r4", "b1"), point(5, "r5", "b1"), point(6, "r6", "b2")]
    unknown = [point(7, None), point(8, "r8")]
    assert list(without_insides([])) == []
    assert list(without_insides([first])) == [first]
    assert list(without_insides([first, again, other, *of_backfill, *unknown])) == [
        again, other, of_backfill[1], of_backfill[2], *unknown
    ]  # fmt: skip


def test_a_lake_in_a_file_has_the_run_behind_each_snapshot(tmp_path: Path, catalogue: Catalogue) -> None:
    lake = Lake(f"ducklake:{tmp_path}/catalogue.ducklake", f"{tmp_path}/files/")
    for number in range(2):
        run(lake, catalogue, number)
    found = rollback_points(lake)
    assert [(point.run and point.run.run_id, point.bytes, point.fault) for point in found] == [
        ("r0", None, None), ("r1", None, None)
    ]  # fmt: skip
    for point, actual in zip(found, (4000.0, 4001.0), strict=True):
        assert ask(lake, f"select actual from kpi_yearly at (version => {point.number})").rows == [(actual,)]


def test_a_file_that_cannot_be_read_is_listed_as_such(path: Path, catalogue: Catalogue) -> None:
    for number in range(2):
        run(path, catalogue, number)
    kept_files(path)[0].path.write_bytes(b"x" * 100)
    first = rollback_points(path)[0]
    assert (first.number, first.run, first.bytes, first.fault) == (1, None, 100, "cannot be read")


def test_what_is_no_file_is_listed_as_such_beside_the_others(path: Path, catalogue: Catalogue) -> None:
    for number in range(4):
        run(path, catalogue, number)
    link, folder = (kept.path for kept in kept_files(path)[:2])
    for file in (link, folder):
        file.unlink()
    link.symlink_to("/nowhere/at/all")
    folder.mkdir()
    found = rollback_points(path)
    assert [(point.number, point.fault) for point in found[:2]] == [(1, "cannot be read"), (2, "cannot be read")]
    assert found[0].bytes is None
    assert [point.run and point.run.run_id for point in found[2:]] == ["r2", "r3"]


@pytest.mark.slow
def test_the_snapshots_of_a_lake_are_listed_the_same_way(lake: Lake, catalogue: Catalogue) -> None:
    run(lake, catalogue, 0)
    for number in (1, 2):
        run(lake, catalogue, number, "backfill", years=str(2010 + number), part_of="b1")
    run(lake, catalogue, 3, "nightly")
    found = points(lake)
    assert [row[1:] for row in found] == [("r0", None, 1), ("r2", "2012", 1), ("r3", None, 1)]
    asked = f"select actual from kpi_yearly at (version => {found[0][0]})"
    assert ask(lake, asked).rows == [(4000.0,)]
