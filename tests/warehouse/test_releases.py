"""Kept files and the way back: what is kept, what goes, and what stands after a rollback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.errors import UsageError, WarehouseBusy, WarehouseError
from etl.warehouse import begin, connect, kept_files, rollback
from etl.warehouse.lock import writer_lock
from etl.warehouse.releases import keep
from tests.warehouse.figures import Report, figure, put, report

LEVEL = "industrial_output 2015 actual"


def as_warehouse_error(value: int) -> Report:
    """The same report, each time with another figure."""
    return report("lang-son", "2016-01-18", [figure(f"{value} tỷ đồng", f"{LEVEL} {value} bn_vnd")])


def shown(path: Path) -> list[float]:
    reader = connect(path)
    try:
        return [row[0] for row in reader.execute("select actual from kpi_yearly").fetchall()]
    finally:
        reader.close()


@pytest.fixture(scope="module")
def five_published(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A folder with a warehouse that was published five times."""
    path = tmp_path_factory.mktemp("five") / "warehouse.duckdb"
    for value in range(4001, 4006):
        with begin(path, catalogue, 0, kept=3) as version:
            put(version, as_warehouse_error(value))
            version.publish()
    return path.parent


@pytest.fixture
def five(path: Path, five_published: Path) -> Path:
    """Five publications, of which the last three before the present one are kept."""
    shutil.copytree(five_published, path.parent, dirs_exist_ok=True)
    return path


def test_the_last_files_are_kept_whole(five: Path) -> None:
    assert [(kept.number, shown(kept.path)) for kept in kept_files(five)] == [(2, [4002]), (3, [4003]), (4, [4004])]
    assert shown(five) == [4005]


def test_nothing_is_kept_when_nothing_shall_be(five: Path, catalogue: Catalogue) -> None:
    with begin(five, catalogue, 0, kept=0) as version:
        put(version, as_warehouse_error(4006))
        version.publish()
    assert kept_files(five) == []


def test_going_back_step_by_step_and_forward_again(five: Path, catalogue: Catalogue) -> None:
    assert rollback(five, catalogue, 0).number == 4
    assert shown(five) == [4004]
    assert rollback(five, catalogue, 0).number == 3
    assert shown(five) == [4003]
    assert rollback(five, catalogue, 0, to=5).number == 5
    assert shown(five) == [4005]
    assert [kept.number for kept in kept_files(five)] == [2, 3, 4, 5]


def test_a_run_after_a_rollback_goes_on_from_there(five: Path, catalogue: Catalogue) -> None:
    rollback(five, catalogue, 0)
    with begin(five, catalogue, 0, kept=9) as version:
        put(version, as_warehouse_error(4007))
        assert version.changes()["old"].tolist() == [4004]
        version.publish()
    rollback(five, catalogue, 0)
    assert shown(five) == [4004]


def test_a_published_file_that_was_lost_comes_back(five: Path, catalogue: Catalogue) -> None:
    five.write_bytes(b"overwritten by accident")
    rollback(five, catalogue, 0)
    assert shown(five) == [4004]
    five.unlink()
    rollback(five, catalogue, 0, to=3)
    assert shown(five) == [4003]


def test_a_run_that_died_between_keeping_and_publishing_keeps_the_file_once(five: Path) -> None:
    keep(five)
    keep(five)
    assert [kept.number for kept in kept_files(five)] == [2, 3, 4, 5]


def test_where_there_are_no_hard_links_a_copy_is_kept(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("etl.warehouse.releases.os.link", refused)
    keep(five)
    assert shown(kept_files(five)[-1].path) == [4005]
    assert not kept_files(five)[-1].path.samefile(five)


def test_a_kept_file_that_is_damaged_is_not_published(five: Path, catalogue: Catalogue) -> None:
    kept_files(five)[-1].path.write_bytes(b"x" * 20_000)
    with pytest.raises(WarehouseError, match=r"000004\.duckdb: it cannot be gone back to: its bytes are not those"):
        rollback(five, catalogue, 0)
    assert shown(five) == [4005]
    assert not list(five.parent.glob(".*next*"))


def test_what_cannot_be_gone_back_to(path: Path, catalogue: Catalogue, five: Path) -> None:
    with pytest.raises(UsageError, match="--to: no file 77 is kept"):
        rollback(five, catalogue, 0, to=77)
    with pytest.raises(WarehouseError, match="there is no warehouse yet"):
        rollback(path.with_name("none.duckdb"), catalogue, 0)
    shutil.copy(five, path.with_name("other.duckdb"))
    with pytest.raises(WarehouseError, match="no earlier file is kept; the next run that publishes keeps the present"):
        rollback(path.with_name("other.duckdb"), catalogue, 0)


def test_a_rollback_waits_its_turn(five: Path, catalogue: Catalogue) -> None:
    with writer_lock(five, 0), pytest.raises(WarehouseBusy):
        rollback(five, catalogue, 0)


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_no_file_among_the_kept_ones_names_the_one_to_go_back_to(
    kind: str, five: Path, catalogue: Catalogue
) -> None:
    *_, good, last = kept_files(five)
    last.path.unlink()
    if kind == "folder":
        last.path.mkdir()
    else:
        last.path.symlink_to("/nowhere/at/all")
    says = {"folder": "it is a folder", "link": "it is not there any more"}[kind]
    told = rf"it cannot be gone back to: {says}; `etl rollback --to {good.number}` publishes"
    with pytest.raises(WarehouseError, match=told) as raised:
        rollback(five, catalogue, 0)
    assert raised.value.where == str(last.path)
    assert rollback(five, catalogue, 0, to=good.number).number == good.number
