"""Reading on a Dask cluster of two processes: the same warehouse as without one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline
from etl.errors import UsageError
from etl.query.queries import ask
from etl.settings import ENV_DASK, Settings

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

TABLES = {
    "document": "select * exclude (read_at) from document order by all",
    "observation": "from observation order by all",
    "rejected": "from rejected order by all",
    "kpi_yearly": "from kpi_yearly order by all",
}


def test_a_cluster_reads_what_this_process_reads(
    some_reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from etl.orchestration.flows import nightly

    monkeypatch.setenv(ENV_DASK, "local:2")
    state: Any = nightly(fetch=False, raw=some_reports, warehouse=tmp_path / "dask.duckdb", return_state=True)
    assert state.name == "Completed"
    alone = Settings(raw=some_reports, warehouse=tmp_path / "alone.duckdb", workers=1)
    pipeline.run(alone)
    for table, sql in TABLES.items():
        assert ask(tmp_path / "dask.duckdb", sql).rows == ask(alone.warehouse, sql).rows, table


def test_the_readings_come_back_in_order_from_both_processes(
    some_reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Faults included: one file is gone when it is read."""
    from prefect import flow

    from etl.orchestration import batches
    from etl.pipeline.discover import discover
    from etl.pipeline.read import Reading, read_files

    settings = Settings(raw=some_reports, dask="local:2")
    files = discover(settings, ())[0]
    files[3] = replace(files[3], path=Path("/gone.txt"))

    @flow(name="reading")
    def reading() -> list[Reading]:
        return batches.read_all(files, settings, lambda done: None)

    readings: Any = reading()
    alone = read_files(files, settings)
    assert [str(reading.fault) for reading in readings] == [str(reading.fault) for reading in alone]
    assert [reading.document for reading in readings] == [reading.document for reading in alone]
    assert [reading.extraction for reading in readings] == [reading.extraction for reading in alone]


@pytest.mark.parametrize("cluster", ["local:", "local:none", "local:0"])
def test_a_cluster_that_cannot_be_meant_is_a_wrong_setting(cluster: str) -> None:
    from etl.orchestration import batches

    with pytest.raises(UsageError, match=ENV_DASK):
        batches.dask_runner(cluster)
