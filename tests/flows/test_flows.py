"""The flows under Prefect's own harness: the rows of a plain run, an artifact of the changes, retries on a lock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline, warehouse
from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.questions import ask
from etl.report import RunReport
from etl.settings import Settings
from tests.conftest import file_of

FLOWS = Path(__file__).parents[2] / "flows"


@pytest.fixture(scope="session", autouse=True)
def server() -> Iterator[None]:
    """One Prefect server for all tests here; it takes half a minute to come up."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
        patch.setenv("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
        patch.syspath_prepend(FLOWS)
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=180):
            yield


def artifacts(key: str) -> list[dict[str, object]]:
    """The rows of the latest artifact of that key."""
    from prefect.artifacts import Artifact

    found: Any = Artifact.get(key)  # a coroutine only where a loop is running
    rows = json.loads(str(found.data))
    assert isinstance(rows, list)
    return rows


def test_the_nightly_flow_does_what_a_run_does(settings: Settings, tmp_path: Path) -> None:
    from nightly import nightly

    report = nightly(raw=settings.raw, warehouse=file_of(settings), batch_size=1)
    assert isinstance(report, RunReport)
    plain = Settings(raw=settings.raw, warehouse=tmp_path / "plain.duckdb")
    pipeline.run(plain)
    for table in ("observation", "rejected", "kpi_yearly"):
        query = f"select * from {table} order by all"
        assert ask(settings.warehouse, query).rows == ask(plain.warehouse, query).rows
    assert len(artifacts("kpi-changes-nightly")) == len(report.change_rows()) > 0
    assert not nightly(raw=settings.raw, warehouse=file_of(settings)).published


def test_the_backfill_flow_reads_the_years_again(settings: Settings) -> None:
    from backfill import backfill

    pipeline.run(settings)
    report = backfill(years="2018", raw=settings.raw, warehouse=file_of(settings))
    assert [line.name for line in report.documents] == ["thai-binh-2018-1.txt"]
    assert artifacts("kpi-changes-backfill") == []


@pytest.mark.parametrize("name", ["nightly", "backfill"])
def test_a_served_flow_is_loaded_by_its_file_and_checks_its_parameters(name: str, settings: Settings) -> None:
    """As a scheduled run does it, in a process of its own, with the parameters as they come from the server."""
    from prefect.flows import load_flow_from_entrypoint

    served: Any = load_flow_from_entrypoint(f"{FLOWS / name}.py:{name}")
    assert served.validate_parameters({"raw": str(settings.raw)})["raw"] == settings.raw


def test_a_busy_warehouse_is_tried_again(settings: Settings, catalogue: Catalogue) -> None:
    """The first try meets the lock of another writer, the second finds it free."""
    from prefect import flow, task

    import tasks

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


def test_what_is_wrong_for_good_is_not_tried_again(settings: Settings) -> None:
    """Trying again would take minutes, and the file would be no better."""
    from nightly import nightly

    file_of(settings).write_bytes(b"no database")
    with pytest.raises(WarehouseError):
        nightly(raw=settings.raw, warehouse=file_of(settings))
    assert file_of(settings).read_bytes() == b"no database"
