"""`prefect.yaml` deploys the flows to a work pool, and a worker of that pool runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.server import Client

from etl.query.queries import ask
from etl.settings import Settings
from tests.conftest import file_of
from tests.orchestration.conftest import PROJECT

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

PREFECT = Path(sys.executable).with_name("prefect")


def prefect(api: str, *arguments: str) -> None:
    environment = {**os.environ, "PREFECT_API_URL": api}
    command = [str(PREFECT), "--no-prompt", *arguments]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, timeout=600, stdout=subprocess.DEVNULL)


def test_a_worker_runs_what_prefect_yaml_deploys(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.settings import PREFECT_API_URL

    api = PREFECT_API_URL.value()
    assert api
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    client = Client(api)
    client.call("POST", "/work_pools/", {"name": "etl", "type": "process"})
    prefect(api, "deploy", "--all")
    for name in ("nightly/nightly", "backfill/backfill", "backfill-year/backfill-year", "tidy/tidy"):
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
