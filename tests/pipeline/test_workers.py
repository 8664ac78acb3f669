"""Reading in several processes: the same readings in the same order, and what happens when a process dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from etl import pipeline
from etl.pipeline import workers
from etl.pipeline.discover import RawFile, discover
from etl.pipeline.read import Progress, Reading, read_files
from etl.query.queries import ask
from etl.settings import Settings

TABLES = (
    "select * exclude (read_at) from document",
    "from observation",
    "from rejected",
    "from kpi_period",
    "from kpi_yearly",
    "from kpi_review",
)


@pytest.fixture(scope="module")
def files(some_reports: Path) -> list[RawFile]:
    return discover(Settings(raw=some_reports), ()).files


def test_two_processes_read_what_one_reads(files: list[RawFile]) -> None:
    settings, told = Settings(), list[int]()
    alone = read_files(files, settings)
    assert workers.read_all(files, replace(settings, workers=2), told.append) == alone
    assert told == sorted(told)
    assert told[-1] == len(files)


def test_two_processes_publish_what_one_publishes(some_reports: Path, tmp_path: Path) -> None:
    """They stage in smaller batches, too: what is loaded does not depend on where one ends."""
    answers = list[list[object]]()
    for number in (1, 2):
        settings = Settings(raw=some_reports, warehouse=tmp_path / f"{number}.duckdb", workers=number)
        assert pipeline.run(settings).published
        answers.append([ask(settings.warehouse, f"{table} order by all").rows for table in TABLES])
    assert answers[0] == answers[1]
    assert all(answers[0])


def test_faults_come_back_whole(tmp_path: Path, files: list[RawFile]) -> None:
    """A fault crosses from one process to the other with its place and its remedy."""
    (tmp_path / "empty.txt").touch()
    settings = Settings(raw=tmp_path, workers=2)
    [empty] = discover(settings, ()).files
    both = [empty, files[0]]
    assert [str(reading.fault) for reading in workers.read_all(both, settings)] == [
        str(reading.fault) for reading in read_files(both, settings)
    ]


def read_or_die(files: Sequence[RawFile], settings: Settings, done: Progress | None = None) -> list[Reading]:
    """As `read_files`, but the file called `deadly` takes its process with it, as the kernel does with a greedy one."""
    if any(file.name == "deadly.txt" for file in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_files(files, settings, done)


def test_a_file_that_ends_its_process_takes_no_other_with_it(
    files: list[RawFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "read_files", read_or_die)
    settings = Settings(workers=2)
    some = [*files[:5], replace(files[5], name="deadly.txt"), *files[6:9]]
    readings = workers.read_all(some, settings)
    assert [reading.file for reading in readings] == some
    assert [reading.file.name for reading in readings if reading.fault] == ["deadly.txt"]
    assert "ended the process that read it" in str(readings[5].fault)


def test_few_files_are_read_in_this_process(files: list[RawFile]) -> None:
    settings = Settings()
    assert workers.workers_for(workers.WORTH_IT - 1, settings) == 1
    assert workers.workers_for(workers.WORTH_IT, settings) >= 1
    assert workers.workers_for(3, replace(settings, workers=8)) == 3
    assert workers.workers_for(0, replace(settings, workers=8)) == 1
