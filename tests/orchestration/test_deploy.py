"""`prefect.yaml` deploys the flows to a work pool, and a worker of that pool runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.server import Client

from etl.orchestration.server import api_of, running_server
from etl.query.queries import ask
from etl.settings import Settings
from tests.conftest import file_of
from tests.orchestration.conftest import PROJECT, free_port
from tests.orchestration.prepared import put_database

pytestmark = pytest.mark.slow

PREFECT = Path(sys.executable).with_name("prefect")


def prefect(api: str, *arguments: str) -> None:
    environment = {**os.environ, "PREFECT_API_URL": api}
    command = [str(PREFECT), "--no-prompt", *arguments]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, timeout=600, stdout=subprocess.DEVNULL)


def test_a_worker_runs_what_prefect_yaml_deploys(
    settings: Settings, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    put_database(tmp_path / "prefect", tmp_path_factory)
    with running_server(api_of(free_port()), start=True, tell=print) as api:
        client = Client(api)
        prefect(api, "work-pool", "create", "etl", "--type", "process")
        prefect(api, "deploy", "--all")
        for name in ("nightly/nightly", "backfill/backfill", "backfill-year/backfill-year"):
            deployed = client.deployment(name)
            assert deployed["work_pool_name"] == "etl"
            assert deployed["global_concurrency_limit"]["limit"] == 1
        [schedule] = client.deployment("nightly/nightly")["schedules"]
        assert schedule["schedule"]["cron"] == "30 1 * * *"
        assert schedule["schedule"]["timezone"] == "Asia/Ho_Chi_Minh"
        night = client.start("nightly/nightly", fetch=False, raw=str(settings.raw), warehouse=str(file_of(settings)))
        prefect(api, "worker", "start", "--pool", "etl", "--run-once")
        assert client.wait(night, seconds=5)["state_name"] == "Completed"
    assert ask(settings.warehouse, "select count(*) > 0 from kpi_yearly").rows == [(True,)]
