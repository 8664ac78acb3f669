"""Reading on a Dask cluster of two processes: the same warehouse as without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline
from etl.errors import UsageError
from etl.query.queries import ask
from etl.settings import ENV_DASK, Settings
from tests.conftest import GOOD, SHOWN, copy_reports

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

TABLES = {
    "document": "select * exclude (read_at) from document order by all",
    "observation": "from observation order by all",
    "rejected": "from rejected order by all",
    "kpi_yearly": "from kpi_yearly order by all",
}


@pytest.fixture(scope="module")
def few_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More reports than processes."""
    folder = tmp_path_factory.mktemp("few")
    copy_reports(folder, *GOOD, *SHOWN)
    return folder


@pytest.fixture(scope="module")
def cluster(prefect: None) -> Iterator[str]:
    """The address of a cluster of two processes, which the tests share: each takes half a minute to come up."""
    from etl.orchestration import batches

    with batches.dask_runner("local:2") as runner:
        yield runner.client.scheduler.address


def test_a_cluster_reads_what_this_process_reads(
    cluster: str, few_reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from etl.orchestration.flows import nightly

    monkeypatch.setenv(ENV_DASK, cluster)
    state: Any = nightly(fetch=False, raw=few_reports, warehouse=tmp_path / "dask.duckdb", return_state=True)
    assert state.name == "Completed"
    alone = Settings(raw=few_reports, warehouse=tmp_path / "alone.duckdb", workers=1)
    pipeline.run(alone)
    for table, sql in TABLES.items():
        assert ask(tmp_path / "dask.duckdb", sql).rows == ask(alone.warehouse, sql).rows, table


def test_what_is_staged_comes_back_in_order_from_both_processes(
    cluster: str, few_reports: Path, tmp_path: Path
) -> None:
    """Faults included: one file is gone when it is read. Of what was read only paths and counts come back."""
    from prefect import flow

    from etl.orchestration import batches
    from etl.pipeline.discover import discover
    from etl.pipeline.stage import stage_files
    from etl.pipeline.staged import TABLES, Batch, Terms

    settings = Settings(raw=few_reports, dask=cluster)
    files = discover(settings, ())[0]
    files[3] = replace(files[3], place="/gone.txt")
    (tmp_path / "dask").mkdir()
    (tmp_path / "alone").mkdir()
    terms = Terms(tmp_path / "dask", "v1", datetime(2026, 1, 2, tzinfo=UTC))

    @flow(name="staging")
    def staging() -> list[Batch]:
        return batches.stage_all(files, settings, terms, lambda done: None)

    staged: Any = staging()
    [alone] = stage_files(files, settings, replace(terms, folder=tmp_path / "alone"))
    assert len(staged) > 2
    assert [line for batch in staged for line in batch.lines] == list(alone.lines)
    assert {file.name for file in terms.folder.glob("*.parquet")} == {
        batch.file(table).name for batch in staged for table in TABLES
    }


@pytest.mark.parametrize("named", ["local:", "local:none", "local:0"])
def test_a_cluster_that_cannot_be_meant_is_a_wrong_setting(named: str) -> None:
    from etl.orchestration import batches

    with pytest.raises(UsageError, match=ENV_DASK):
        batches.dask_runner(named)
