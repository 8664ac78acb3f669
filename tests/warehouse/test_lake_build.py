"""The same warehouse on a DuckLake in a real PostgreSQL: runs, readers, snapshots, two writers, faults."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.errors import AuditFailed, UsageError, WarehouseBusy, WarehouseError
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import Lake, begin, connect, exists, known, outdated, rollback
from etl.warehouse.lake_attach import open_lake
from tests.conftest import GOOD, copy_reports
from tests.warehouse.figures import Report, figure, lang_son, put, report
from tests.warehouse.postgres import statement

pytestmark = pytest.mark.slow

OTHER = report("b", "2018-01-02", [figure("7 triệu USD", "exports 2017 actual 7 mn_usd")], area_id="ha-nam")


def publish(lake: Lake, catalogue: Catalogue, *reports: Report) -> None:
    with begin(lake, catalogue, 0) as version:
        put(version, *reports)
        version.audit()
        version.publish()


def test_a_version_is_seen_once_it_is_committed(lake: Lake, catalogue: Catalogue) -> None:
    assert not exists(lake)
    assert known(lake) == {}
    with begin(lake, catalogue, 0) as version:
        put(version, lang_son())
        assert not exists(lake)
        version.audit()
        version.publish()
    [row] = ask(lake, "select actual, quote from kpi_yearly where indicator = 'industrial_output' and year = 2015").rows
    assert row == (4013.0, "4.013 tỷ đồng")
    assert list(known(lake)) == ["lang-son-2015.txt"]
    assert not outdated(lake, set())
    with begin(lake, catalogue, 0) as version:
        put(version, OTHER)
        assert len(version.changes()) == 1
    assert list(known(lake)) == ["lang-son-2015.txt"]


def test_snapshots_are_what_was_published_before(published_lake: Lake, catalogue: Catalogue) -> None:
    with open_lake(published_lake) as reader:
        [before] = reader.execute("select max(snapshot_id) from ducklake_snapshots('warehouse')").fetchall()
    publish(published_lake, catalogue, OTHER)
    asked = f"select count(*) from observation at (version => {before[0]})"
    assert ask(published_lake, asked).rows == [(15,)]
    assert ask(published_lake, "select count(*) from observation").rows == [(16,)]
    with pytest.raises(UsageError, match="keeps no files; its snapshots"):
        rollback(published_lake, catalogue, 0)


def test_the_same_run_on_a_file_and_on_a_lake(lake: Lake, tmp_path: Path) -> None:
    copy_reports(tmp_path / "raw", *GOOD)
    asked = "select * from kpi_yearly order by area_id, year, indicator, scope, price_basis"
    answers = []
    for where in (tmp_path / "w.duckdb", lake):
        settings = Settings(raw=tmp_path / "raw", warehouse=where)
        assert pipeline.run(settings).published
        assert not pipeline.run(settings).published
        answers.append(ask(where, asked))
    assert answers[0].rows == answers[1].rows
    assert answers[0].rows


def test_what_is_not_fit_is_not_committed(published_lake: Lake, catalogue: Catalogue) -> None:
    with pytest.raises(AuditFailed, match="check_observation_twice"), begin(published_lake, catalogue, 0) as version:
        put(version, OTHER)
        version._connection.execute("insert into observation from observation limit 1")
        version.audit()
        version.publish()
    assert ask(published_lake, "select count(*) from observation").rows == [(15,)]


def test_a_second_writer_is_told_who_the_first_is(lake: Lake, catalogue: Catalogue) -> None:
    with begin(lake, catalogue, 0) as first:
        put(first, lang_son())
        with pytest.raises(WarehouseBusy, match=rf"process {os.getpid()} since 20.* is writing to it; wait"):
            begin(lake, catalogue, 0.2).__enter__()
        first.publish()
    publish(lake, catalogue, OTHER)
    assert ask(lake, "select count(*) from observation").rows == [(16,)]


def test_of_two_writers_that_lost_the_lock_one_runs_again(published_lake: Lake, catalogue: Catalogue) -> None:
    with begin(published_lake, catalogue, 0) as first:
        put(first, OTHER)
        held = "select pid from pg_locks where locktype = 'advisory'"
        statement(published_lake, f"select pg_terminate_backend(pid) from ({held}) as holder")
        with (
            pytest.raises(WarehouseBusy, match="another run published in the meantime; run again"),
            begin(published_lake, catalogue, 5) as second,
        ):
            put(second, OTHER)
            first.publish()
            second.publish()
    assert ask(published_lake, "select count(*) from observation").rows == [(16,)]
    publish(published_lake, catalogue, OTHER)
    assert ask(published_lake, "select count(*) from observation").rows == [(16,)]


def test_a_server_that_goes_away_in_mid_run(published_lake: Lake, catalogue: Catalogue) -> None:
    others = "select pid from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()"
    with (
        pytest.raises(WarehouseError, match="PostgreSQL ended the connection; see that it runs") as error,
        begin(published_lake, catalogue, 0) as version,
    ):
        put(version, OTHER)
        statement(published_lake, f"select pg_terminate_backend(pid) from ({others}) as other")
        version.publish()
    assert "\n" not in str(error.value)
    assert ask(published_lake, "select count(*) from observation").rows == [(15,)]
    publish(published_lake, catalogue, OTHER)
    assert ask(published_lake, "select count(*) from observation").rows == [(16,)]


def test_an_older_layout_is_brought_up_to_date(lake: Lake, catalogue: Catalogue) -> None:
    with open_lake(lake, read_only=False) as connection:
        for sql in connection.extract_statements((Path(__file__).parent / "layout_2.sql").read_text("utf-8")):
            connection.execute(sql)
        connection.execute("insert into schema_version (version) values (2)")
    assert outdated(lake, set())
    with pytest.raises(WarehouseError, match="older layout 2"):
        connect(lake)
    publish(lake, catalogue, lang_son())
    assert not outdated(lake, set())
    assert ask(lake, "select distinct trust from kpi_yearly").rows == [("text",)]


def test_readers_while_a_version_is_published(published_lake: Lake, catalogue: Catalogue) -> None:
    seen: set[tuple[int, int]] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            [row] = ask(published_lake, "select count(*), count(distinct document_id) from observation").rows
            seen.add(row)
            stop.wait(1)  # leaves the processors to the run

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        publish(published_lake, catalogue, OTHER)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert seen <= {(15, 1), (16, 2)}
    assert (15, 1) in seen


SEALED = ["from read_csv('/etc/hostname')", "attach 'other.duckdb'", "delete from observation", "drop view kpi_wide",
          "set enable_external_access = true"]  # fmt: skip


def test_a_reader_can_only_read(published_lake: Lake, catalogue: Catalogue) -> None:
    import duckdb

    reader = connect(published_lake)
    for sql in SEALED:
        with pytest.raises(duckdb.Error):
            reader.execute(sql)
    assert reader.execute("select count(*) from observation").fetchall() == [(15,)]
    reader.close()


def test_a_server_that_is_not_there(tmp_path: Path, catalogue: Catalogue) -> None:
    gone = Lake(f"ducklake:postgres:dbname=etl host={tmp_path} user=etl password=secret", str(tmp_path))
    for attempt in (lambda: connect(gone), lambda: known(gone), lambda: begin(gone, catalogue, 0).__enter__()):
        with pytest.raises(WarehouseError, match="PostgreSQL cannot be reached") as error:
            attempt()
        assert "\n" not in str(error.value)
        assert "secret" not in str(error.value)
