"""The flows under Prefect's own harness: the rows of a plain run, an artifact of the changes, retries on a lock.

The backfill's are in `test_backfill_flow`.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from subprocess import PIPE
from typing import TYPE_CHECKING, Any

import pytest

from etl import pipeline, warehouse
from etl.catalogue import Catalogue, load
from etl.errors import WarehouseError
from etl.pipeline.report import RunReport
from etl.pipeline.summary import headline
from etl.query.queries import ask
from etl.settings import Settings
from tests.acquire.site import Reply, serving
from tests.conftest import file_of, published
from tests.orchestration.conftest import PROJECT
from tests.orchestration.flow_runs import OUTPUT, artifacts, last_run, outputs, report_on, run
from tests.warehouse.postgres import postgres

if TYPE_CHECKING:
    from prefect import State


pytestmark = pytest.mark.usefixtures("prefect")


def test_the_nightly_flow_does_what_a_run_does(settings: Settings, tmp_path: Path) -> None:
    from etl.orchestration.flows import nightly

    state = nightly(raw=settings.raw, warehouse=file_of(settings), return_state=True)
    report = state.result()
    assert isinstance(report, RunReport)
    assert state.message == headline(report)
    plain = Settings(raw=settings.raw, warehouse=tmp_path / "plain.duckdb")
    pipeline.run(plain)
    for table in ("observation", "rejected", "kpi_yearly"):
        query = f"select * from {table} order by all"
        assert ask(settings.warehouse, query).rows == ask(plain.warehouse, query).rows
    assert len(artifacts("kpi-changes-nightly")) == len(report.change_rows()) > 0
    again = nightly(raw=settings.raw, warehouse=file_of(settings), return_state=True)
    assert (again.name, again.message) == (
        "NothingNew",
        "nothing published: nothing is new or changed (2 reports known)",
    )


def test_a_night_fetches_and_a_source_that_fails_does_not_fail_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One source has a report, the other is a port where nobody listens."""
    from etl.orchestration import fetch_tasks
    from etl.orchestration.flows import nightly

    monkeypatch.setattr(fetch_tasks, "fetch", fetch_tasks.fetch.with_options(retries=0))
    with serving() as site:
        text = OUTPUT.format(following=2016, year=2015, output="4.013")
        site.pages["/a"] = Reply(text.encode(), type="text/plain; charset=utf-8")
        declared = f"""
            [[source]]
            name = "bao-tot"
            publisher = "Báo Tốt"
            urls = ["{site.url}/a"]
            private = true
            [[source]]
            name = "bao-hong"
            publisher = "Báo Hỏng"
            feeds = ["http://127.0.0.1:1/rss"]
            private = true
        """
        settings.sources_file.write_text(declared, "utf-8")
        night = run(nightly, settings)
    assert night.name == "Completed"
    assert re.fullmatch(r"nightly \d{4}-\d\d-\d\d", last_run("nightly"))
    assert str(night.message).endswith("; sources that failed: bao-hong")
    assert outputs(settings) == {2015: 4013}
    rows = artifacts("sources")
    assert [(row["source"], row["new"]) for row in rows] == [("bao-hong", 0), ("bao-tot", 1)]
    assert "127.0.0.1:1" in str(rows[0]["error"])


def test_a_night_goes_on_without_a_file_of_sources_that_can_be_read(settings: Settings) -> None:
    from etl.orchestration.flows import nightly

    settings.sources_file.write_text("[[source]", "utf-8")
    night = run(nightly, settings)
    assert (night.name, "sources that failed: sources.toml" in str(night.message)) == ("Completed", True)


def test_a_night_that_the_audit_stops_says_so_and_can_be_accepted(settings: Settings) -> None:
    from etl.orchestration.flows import nightly

    report_on(settings, 2015, "4.013")
    pipeline.run(settings)
    before = published(settings)
    report_on(settings, 2015, "9.999")
    stopped = run(nightly, settings)
    assert (stopped.is_failed(), stopped.name) == (True, "StoppedByAudit")
    assert "run again with --accept" in str(stopped.message)
    assert published(settings) == before
    [row] = artifacts("audit-nightly")
    assert (row["check"], row["old"], row["new"]) == ("past_change", 4013, 9999)
    assert run(nightly, settings, accept=True).name == "Completed"
    assert outputs(settings) == {2015: 9999}


@pytest.mark.parametrize("entrypoint", [str(PROJECT / "flows" / "{0}.py:{0}"), "etl.orchestration.flows.{0}"])
@pytest.mark.parametrize("name", ["nightly", "backfill", "backfill_year", "tidy"])
def test_a_served_flow_is_loaded_and_checks_its_parameters(name: str, entrypoint: str, settings: Settings) -> None:
    """By its file or by its module, as a scheduled run does it, with the parameters as they come from the server."""
    from prefect.flows import load_flow_from_entrypoint

    served: Any = load_flow_from_entrypoint(entrypoint.format(name), use_placeholder_flow=False)
    assert served.validate_parameters({"raw": str(settings.raw)})["raw"] == settings.raw


def test_the_entry_points_are_importable_from_the_projects_root() -> None:
    from etl.orchestration import flows as packaged
    from flows import backfill, backfill_year, nightly, tidy

    assert nightly.nightly is packaged.nightly
    assert backfill.backfill is packaged.backfill
    assert backfill_year.backfill_year is packaged.backfill_year
    assert tidy.tidy is packaged.tidy


def test_a_run_whose_process_is_gone_is_marked_as_crashed() -> None:
    """Three stand as running: one's process has ended, the second lives, the third's number is another's."""
    from prefect import get_client
    from prefect.states import Running

    from etl.orchestration import dead_runs, deployments

    nights = next(row for row in deployments.deployments(deployments.SHIPPED) if row.name == "nightly")
    with get_client(sync_client=True) as client, ExitStack() as processes:
        deployment = nights.apply()
        runs = [client.create_flow_run_from_deployment(deployment) for _ in range(3)]  # type: ignore[arg-type]
        for number, run in enumerate(runs):
            its = {**os.environ, "PREFECT__FLOW_RUN_ID": str(run.id)} if number == 1 else None
            process = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=PIPE, env=its)
            processes.enter_context(process)  # its input is closed at the end, and so it ends
            if number == 0:
                process.communicate()
            client.update_flow_run(run.id, infrastructure_pid=f"{socket.gethostname()}:{process.pid}")
            client.set_flow_run_state(run.id, Running(), force=True)
        assert sorted(dead_runs.mark_dead(["nightly"])) == sorted([runs[0].name, runs[2].name])
        states = [client.read_flow_run(run.id).state for run in runs]
    assert [state.name for state in states if state] == ["Crashed", "Running", "Crashed"]


def test_a_run_that_was_killed_before_it_began_is_started_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between Pending and Running nothing of it is known: no process and no heartbeat."""
    from prefect import get_client
    from prefect.states import Pending

    from etl.orchestration import dead_runs, deployments

    monkeypatch.setattr(dead_runs, "LONGEST_START", timedelta(0))
    nights = next(row for row in deployments.deployments(deployments.SHIPPED) if row.name == "backfill")
    with get_client(sync_client=True) as client:
        deployment = nights.apply()
        lost = client.create_flow_run_from_deployment(deployment, parameters={"years": "2015"})  # type: ignore[arg-type]
        client.set_flow_run_state(lost.id, Pending(), force=True)
        assert lost.name in dead_runs.mark_dead(["backfill"], again=True)
        state = client.read_flow_run(lost.id).state
        assert state is not None and (state.name, state.message) == ("Crashed", "it never began")
        (again,) = [run for run in client.read_flow_runs() if dead_runs.AGAIN in run.tags]
        assert (again.deployment_id, again.parameters["years"]) == (deployment, "2015")
        client.set_flow_run_state(again.id, Pending(), force=True)
        assert dead_runs.mark_dead(["backfill"], again=True) == [again.name]
        assert len([run for run in client.read_flow_runs() if dead_runs.AGAIN in run.tags]) == 1
        client.delete_flow_run(again.id)


def test_a_busy_warehouse_is_tried_again(settings: Settings, catalogue: Catalogue) -> None:
    """The first try meets the lock of another writer, the second finds it free."""
    from prefect import flow, task

    from etl.orchestration import tasks

    other = ExitStack()
    other.enter_context(warehouse.begin(settings.warehouse, catalogue, 1.0))
    tries: list[str] = []

    @task(name="write", **{**tasks.AGAIN, "retry_delay_seconds": 0.1})
    def write() -> None:
        tries.append("again")
        if len(tries) == 2:
            other.close()
        with warehouse.begin(settings.warehouse, catalogue, 0.1):
            pass

    @flow(name="two writers")
    def two_writers() -> None:
        write()

    two_writers()
    assert len(tries) == 2


def test_what_is_wrong_for_good_is_not_tried_again(
    settings: Settings, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Trying again would take minutes, and the file would be no better. The run and its log say so in a line."""
    from etl.orchestration.flows import nightly

    file_of(settings).write_bytes(b"no database")
    with pytest.raises(WarehouseError):
        nightly(raw=settings.raw, warehouse=file_of(settings))
    assert file_of(settings).read_bytes() == b"no database"
    capfd.readouterr()
    caplog.clear()
    night = run(nightly, settings)
    assert (night.name, night.is_failed()) == ("Failed", True)
    assert str(night.message).startswith(f"{file_of(settings)}: it is not a DuckDB file; ")
    logged = capfd.readouterr().err + caplog.text  # which of them depends on the runs before
    assert (str(night.message) in logged, "Traceback" in logged) == (True, False)


def test_a_query_that_runs_out_of_time_ends_its_run_as_timed_out(settings: Settings) -> None:
    """DuckDB itself calls it interrupted, of which nobody would know why."""
    from prefect import flow

    from etl.orchestration import tasks

    pipeline.run(settings)
    before = published(settings)
    endless = "select sum(range) from range(1000000000000)"

    def work() -> None:
        with warehouse.begin(settings.warehouse, load(), 1.0) as version, version._writing() as connection:
            connection.execute(endless)

    @flow(name="too long", timeout_seconds=2)
    def too_long() -> None:
        tasks.step("load, audit and publish", work, **tasks.AGAIN)()

    state: State[Any] = too_long(return_state=True)
    assert state.is_failed()
    assert (state.name, state.message) == ("TimedOut", "Flow run exceeded timeout of 2.0 second(s)")
    assert published(settings) == before


def test_a_file_needs_no_tidying(settings: Settings) -> None:
    from etl.orchestration.flows import tidy

    state = run(tidy, settings)
    assert (state.name, state.message) == ("NothingNew", "a warehouse file needs no tidying")
    assert re.fullmatch(r"tidy \d{4}-\d\d-\d\d", last_run("tidy"))


@pytest.mark.slow
def test_a_lake_is_kept_in_shape_by_its_flow(settings: Settings, tmp_path: Path) -> None:
    from etl.orchestration.flows import tidy

    with postgres() as server:
        lake = warehouse.Lake(f"ducklake:postgres:{server.database()}", f"{tmp_path}/files/")
        pipeline.run(replace(settings, warehouse=lake))
        before = ask(lake, "from observation order by all").rows
        state = tidy(raw=settings.raw, warehouse=Path(lake.address), return_state=True)
        assert state.is_completed()
        assert re.fullmatch(r"\d+ files are now \d+; \d+ old snapshots are gone, 0 files .*", str(state.message))
        counts = ask(lake, "select max(file_count), max(delete_file_count) from ducklake_table_info('warehouse')").rows
        assert counts == [(1, 0)]
        assert ask(lake, "from observation order by all").rows == before
