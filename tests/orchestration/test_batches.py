"""Where batches are read, and what a wrong name of a cluster is answered. Reading under Prefect: `test_flows`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.errors import UsageError
from etl.orchestration import batches
from etl.pipeline.discover import RawFile
from etl.pipeline.staged import Batch, Terms
from etl.settings import Settings

FILE = RawFile("a.txt", "a.txt", "d1", None)
TERMS = Terms(Path("staged"), "v1", datetime(2026, 1, 2, tzinfo=UTC))


def test_nothing_to_read_starts_nothing(settings: Settings) -> None:
    heard: list[int] = []
    assert batches.stage_all([], replace(settings, dask="nowhere:1"), TERMS, heard.append) == []
    assert heard == []


def test_a_batch_goes_to_the_process_that_knows_its_terms() -> None:
    given: list[Any] = []

    def stage(files: Any) -> list[Batch]:
        given.append(files)
        return [Batch(Path(file.name), {}, ()) for file in files]

    assert batches._with(stage)([FILE], Settings(), TERMS) == [Batch(Path("a.txt"), {}, ())]
    assert given == [[FILE]]


@pytest.mark.parametrize("cluster", ["local", "local:", "local:0", "local:two", "local:-1"])
def test_a_local_cluster_needs_a_number_of_processes(cluster: str) -> None:
    pytest.importorskip("prefect_dask")
    with pytest.raises(UsageError, match="tells no number of processes; write it as in local:2"):
        batches.dask_runner(cluster)


def test_any_other_name_is_the_address_of_a_cluster() -> None:
    pytest.importorskip("prefect_dask")
    runner = batches.dask_runner("tcp://dask:8786")
    assert runner.address == "tcp://dask:8786"
    assert batches.dask_runner("local:2").cluster_kwargs["n_workers"] == 2
