"""Write–audit–publish: readers, writers, and runs that die, each caused for real."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import AuditFailed, UsageError, WarehouseBusy, WarehouseError
from etl.warehouse import Building, Lake, begin, clear_up, connect, rollback
from etl.warehouse.lock import writer_lock
from etl.warehouse.publish import _discard, _remove
from etl.warehouse.releases import kept_files
from etl.warehouse.soundness import note
from etl.warehouse.sql_files import SCHEMA_VERSION
from tests.warehouse.figures import Ask, Publish, checked, figure, lang_son, put, report

pytestmark = pytest.mark.usefixtures("made_anew")

COUNT = "select count(*) from observation"
OTHER = report(
    "ha-nam", "2018-01-02", [figure("78.613,9 tỷ", "industrial_output 2017 estimate 78613.9 bn_vnd")], area_id="ha-nam"
)

# A run in a process of its own, which says how far it is and then waits to be killed.
CHILD = """
import sys, time
from pathlib import Path
from etl.catalogue import load
from etl.warehouse import begin
from tests.warehouse.figures import lang_son, put

with begin(Path(sys.argv[1]), load(), lock_seconds=5) as version:
    if sys.argv[2] == "loaded":
        put(version, lang_son())
    elif sys.argv[2] == "loading":
        version._connection.execute("begin transaction")
        version._connection.execute("delete from observation")
    print("ready", flush=True)
    time.sleep(60)
"""


@contextmanager
def child(path: Path, how_far: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), how_far], stdout=subprocess.PIPE, text=True, env=environment
    )
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def files(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_leaving_without_publish_leaves_everything_as_it_was(published: Path, path: Path, catalogue: Catalogue) -> None:
    before = path.read_bytes()
    with begin(path, catalogue, 0) as version:
        put(version, OTHER)
    with pytest.raises(KeyboardInterrupt), begin(path, catalogue, 0) as version:
        put(version, OTHER)
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    assert files(path) == {"warehouse.duckdb", ".warehouse.duckdb.lock"}


def test_a_reader_keeps_its_version_while_the_next_is_published(
    published: Path, path: Path, catalogue: Catalogue
) -> None:
    reader = connect(path)
    assert reader.execute(COUNT).fetchall() == [(15,)]
    with begin(path, catalogue, 0) as version:
        put(version, OTHER)
        assert reader.execute(COUNT).fetchall() == [(15,)]
        version.publish()
    assert reader.execute(f"{COUNT} where quote = '4.013 tỷ đồng'").fetchall() == [(1,)]
    assert reader.execute(COUNT).fetchall() == [(15,)]
    reader.close()
    newer = connect(path)
    assert newer.execute(COUNT).fetchall() == [(16,)]
    newer.close()


def test_the_published_file_is_complete_in_itself(publish: Publish, path: Path, tmp_path: Path) -> None:
    publish(lang_son())
    assert files(path) == {"warehouse.duckdb", ".warehouse.duckdb.lock"}
    alone = tmp_path / "elsewhere" / "copy.duckdb"
    alone.parent.mkdir()
    alone.write_bytes(path.read_bytes())
    reader = connect(alone)
    assert reader.execute("select count(*) from kpi_yearly").fetchall() == [(9,)]
    reader.close()


def test_permissions_of_the_published_file_are_kept(published: Path, publish: Publish, path: Path) -> None:
    path.chmod(0o640)
    publish(OTHER)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed_and_stays_a_link(published: Path, path: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    link = tmp_path / "links" / "warehouse.duckdb"
    link.parent.mkdir()
    link.symlink_to(path)
    with begin(link, catalogue, 0) as version:
        put(version, OTHER)
        version.publish()
    assert link.is_symlink()
    reader = connect(path)
    assert reader.execute(COUNT).fetchall() == [(16,)]
    reader.close()


@pytest.mark.parametrize("how_far", ["begun", "loading", "loaded"])
def test_a_killed_run_leaves_the_published_file_and_the_next_run_works(
    how_far: str, publish: Publish, path: Path, ask: Ask
) -> None:
    publish(OTHER)
    before = path.read_bytes()
    with child(path, how_far) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert path.read_bytes() == before
    assert any(name.startswith(".warehouse.duckdb.next-") for name in files(path))
    publish(lang_son())
    assert ask("select count(*) as n from observation") == [{"n": 16}]
    assert files(path) == {"warehouse.duckdb", "warehouse.duckdb.kept", ".warehouse.duckdb.lock"}


def test_a_second_writer_is_told_who_the_first_is(path: Path, catalogue: Catalogue) -> None:
    with child(path, "begun") as process:
        began = time.monotonic()
        with pytest.raises(WarehouseBusy) as busy, begin(path, catalogue, lock_seconds=0.2):
            pass
        assert time.monotonic() - began >= 0.2
    assert f"process {process.pid} on " in str(busy.value)
    assert "since 20" in str(busy.value)
    assert "\n" not in str(busy.value)


def test_a_second_writer_waits_for_the_first(path: Path, catalogue: Catalogue, ask: Ask) -> None:
    with child(path, "begun") as process:
        process.send_signal(signal.SIGTERM)
        with begin(path, catalogue, lock_seconds=10) as version:
            put(version, lang_son())
            version.publish()
    assert ask("select count(*) as n from observation") == [{"n": 15}]


def test_a_failed_load_is_undone(published: Path, path: Path, catalogue: Catalogue, ask: Ask) -> None:
    figures = checked(lang_son())
    with begin(path, catalogue, 0) as version:
        documents = figures.accepted[["document_id"]]  # no document frame at all
        with pytest.raises(Exception, match="path"):
            version.replace(documents, figures.accepted, figures.rejected)
        version.publish()
    assert ask("select count(*) as n from observation") == [{"n": 15}]


SPOILT = {
    "check_quote_span": "update document set text = 'Báo cáo khác'",
    "check_sentence_span": "update observation set sentence_start = char_start + 1",
    "check_observation_twice": "insert into observation from observation limit 1",
    "check_document_twice": "insert into document from document",
    "check_observation_without_document": "delete from document",
    "check_figure_of_failed_document": "update document set status = 'failed', reason = 'x'",
    "check_unknown_code": "update observation set area_id = 'atlantis' where indicator = 'retail_sales'",
    "check_value_base": "update observation set value_base = 4013 where value = 4013",
    "check_kpi_period_grain": "insert into kpi_period from kpi_period",
    "check_kpi_yearly_grain": "insert into kpi_yearly from kpi_yearly",
    "model of kpi_yearly": "update kpi_yearly set documents = -1",
}


@pytest.mark.parametrize(("check", "damage"), SPOILT.items(), ids=SPOILT)
def test_what_is_not_fit_is_not_published(
    published: Path, check: str, damage: str, path: Path, catalogue: Catalogue
) -> None:
    before = path.read_bytes()
    with pytest.raises(AuditFailed) as failed, begin(path, catalogue, 0) as version:
        put(version, OTHER)
        version._connection.execute(damage)
        version.audit()
        version.publish()
    assert check in str(failed.value)
    assert "\n" not in str(failed.value)
    assert path.read_bytes() == before


def test_every_check_has_a_damage_that_it_finds() -> None:
    from etl.warehouse.sql_files import names

    assert set(names("checks")) <= set(SPOILT)


def test_a_log_of_another_program_is_not_overlooked(published: Path, path: Path, catalogue: Catalogue) -> None:
    path.with_name("warehouse.duckdb.wal").write_bytes(b"someone wrote here")
    with pytest.raises(WarehouseError, match="another program has written"), begin(path, catalogue, 0):
        pass


def test_a_version_is_one_storage(path: Path, catalogue: Catalogue) -> None:
    from etl.warehouse import Storage

    with begin(path, catalogue, 0) as version:
        storage: Storage = version  # the type checker holds the class to the interface
        assert isinstance(storage, Building)


def test_what_dead_runs_have_left_is_gone_before_the_next_copy_is_made(
    published: Path, path: Path, catalogue: Catalogue
) -> None:
    """Otherwise the copies of a machine that often loses power fill its disk while each new one needs more of it."""
    left = [path.with_name(f".{path.name}.next-{number}{suffix}") for number in (1, 2) for suffix in ("", ".wal")]
    for file in left:
        file.write_bytes(b"half")
    path.with_name(f".{path.name}.next-3.tmp").mkdir()
    with begin(path, catalogue, lock_seconds=0):
        found = sorted(file.name for file in path.parent.glob(f".{path.name}.next-*"))
        assert [name for name in found if not name.startswith(f".{path.name}.next-{os.getpid()}")] == []


def test_a_folder_into_which_something_is_put_while_it_is_removed_is_gone_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / ".w.duckdb.next-1.tmp"
    left.mkdir()
    remove, calls = shutil.rmtree, list[Path]()

    def late(folder: Path, ignore_errors: bool) -> None:
        calls.append(folder)
        if len(calls) > 1:  # the first time a file came meanwhile, so that the folder stayed
            remove(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr("etl.warehouse.publish.shutil.rmtree", late)
    _discard(tmp_path / "w.duckdb")
    assert calls == [left, left]
    assert not left.exists()


def test_a_run_that_publishes_nothing_removes_what_dead_runs_left_unless_somebody_works(tmp_path: Path) -> None:
    path = tmp_path / "w[1].duckdb"  # no pattern
    left, folder = tmp_path / ".w[1].duckdb.next-1", tmp_path / ".w[1].duckdb.next-1.tmp"
    others = [tmp_path / ".w1.duckdb.next-1", tmp_path / "w[1].duckdb.kept", tmp_path / "w[1].duckdb"]
    for file in (left, *others):
        file.write_bytes(b"some")
    folder.mkdir()
    (tmp_path / "link").symlink_to(path)
    with writer_lock(path, 0):
        clear_up(path)
        assert left.exists() and folder.exists()
    clear_up(tmp_path / "link")
    assert not left.exists() and not folder.exists()
    assert all(file.exists() for file in others)


def test_where_there_is_nothing_to_remove_no_lock_is_taken_and_nothing_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear_up(tmp_path / "w.duckdb")
    clear_up(tmp_path / "no folder" / "w.duckdb")
    clear_up(Lake("ducklake:catalogue.ducklake", "files/"))
    assert list(tmp_path.iterdir()) == []

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / ".w.duckdb.next-1").touch()
    monkeypatch.setattr("etl.warehouse.publish._discard", refused)
    clear_up(tmp_path / "w.duckdb")
    assert (tmp_path / ".w.duckdb.next-1").exists()


def test_a_folder_that_cannot_be_removed_is_tried_for_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried, pauses = list[Path](), list[float]()
    monkeypatch.setattr("etl.warehouse.publish.shutil.rmtree", lambda folder, ignore_errors: tried.append(folder))
    monkeypatch.setattr("etl.warehouse.publish.time.sleep", pauses.append)
    _remove(tmp_path)
    assert tried == [tmp_path] * 20
    assert pauses == [0.05] * 20


def test_a_lake_keeps_no_files_to_go_back_to(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError) as refused:
        rollback(Lake("ducklake:catalogue.ducklake", "files/"), catalogue, 0)
    said = "keeps no files; its snapshots hold what was published before"
    assert str(refused.value) == f"rollback: ducklake:catalogue.ducklake {said}"


def test_going_back_replaces_the_file_that_a_link_leads_to_and_waits_for_whoever_works(
    published: Path, publish: Publish, path: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    publish(OTHER)
    (tmp_path / "link").symlink_to(path)
    with child(path, "begun"), pytest.raises(WarehouseBusy):
        rollback(tmp_path / "link", catalogue, 0)
    went = rollback(tmp_path / "link", catalogue, 0)
    assert (tmp_path / "link").is_symlink() and files(path) >= {"warehouse.duckdb", "warehouse.duckdb.kept", "link"}
    assert not [name for name in files(path) if ".next-" in name]
    reader = connect(path)
    assert reader.execute(COUNT).fetchall() == [(15,)]
    reader.close()
    assert went.path.exists()


def test_what_keeps_a_kept_file_from_being_published_is_told_of_the_right_file(
    published: Path, publish: Publish, path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(OTHER)
    before = path.read_bytes()
    [kept] = kept_files(path)

    def told(name: str, error: OSError) -> WarehouseError:
        def fails(*_: object) -> None:
            raise error

        with monkeypatch.context() as changed, pytest.raises(WarehouseError) as raised:
            changed.setattr(f"etl.warehouse.publish.{name}", fails)
            rollback(path, catalogue, 0)
        assert path.read_bytes() == before and not [name for name in files(path) if ".next-" in name]
        return raised.value

    full = OSError(errno.ENOSPC, "No space left on device")
    assert told("shutil.copyfile", full).where == str(kept.path)
    assert told("swap_in", full).where == str(path)
    with duckdb.connect(str(kept.path)) as connection:
        connection.execute("update schema_version set version = version + 1")
    note(kept.path, kept.path)
    with pytest.raises(WarehouseError, match=f"it has the newer layout {SCHEMA_VERSION + 1}") as newer:
        rollback(path, catalogue, 0)
    assert newer.value.where == str(kept.path)
    assert path.read_bytes() == before


def test_who_clears_up_waits_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = list[float]()

    @contextmanager
    def noted(path: Path, seconds: float) -> Iterator[None]:
        waits.append(seconds)
        yield

    monkeypatch.setattr("etl.warehouse.publish.writer_lock", noted)
    (tmp_path / ".w.duckdb.next-1").touch()
    clear_up(tmp_path / "w.duckdb")
    assert waits == [0]
    assert list(tmp_path.iterdir()) == []
