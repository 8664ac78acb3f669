"""Where batches are read, and what a wrong name of a cluster is answered. Reading under Prefect: `test_flows`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.errors import UsageError
from etl.orchestration import batches
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Reading
from etl.settings import Settings

FILE = RawFile(Path("a.txt"), "a.txt", "d1", None)


def test_nothing_to_read_starts_nothing(settings: Settings) -> None:
    heard: list[int] = []
    assert batches.read_all([], replace(settings, dask="nowhere:1"), heard.append) == []
    assert heard == []


def test_a_batch_goes_to_the_process_that_knows_its_settings() -> None:
    given: list[Any] = []

    def read(files: Any) -> list[Reading]:
        given.append(files)
        return [Reading(file) for file in files]

    assert batches._with(read)([FILE], Settings()) == [Reading(FILE)]
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
