"""The row of a run. What a run loads and publishes: `test_runner`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from etl.catalogue import Catalogue
from etl.language.years import Years
from etl.pipeline.context import RunContext
from etl.pipeline.discover import RawFile, Work
from etl.pipeline.load import run_record
from etl.pipeline.read import Judgement
from etl.pipeline.report import DocumentLine
from etl.progress import Stopwatch
from etl.settings import Settings

BEGAN = datetime(2026, 1, 2, tzinfo=UTC)
FILE = RawFile("a.txt", "a.txt", "d" * 64, "c" * 64)


def test_the_row_of_a_run_counts_what_it_did(catalogue: Catalogue) -> None:
    settings = Settings(raw=Path("raw"))
    job = RunContext("r1", "run", BEGAN, settings, catalogue, "v1", Years.parse("2015"), ("raw",), Stopwatch())
    lines = tuple(
        DocumentLine(f"{status}.txt", "d" * 64, Judgement(status), observations, 0)
        for status, observations in (("read", 1), ("failed", 0))
    )
    work = Work(unchanged=(FILE,), copies=(("b", "a"),))
    report = replace(job.report(work), documents=lines, outside=("c.txt",), observations=1, rejections=2, accepted=2)
    record = run_record(job, report)
    assert (record.documents_read, record.documents_skipped, record.documents_failed) == (1, 3, 1)
    assert (record.observations, record.rejected, record.accepted) == (1, 2, 2)
    assert record.parameters == {"arguments": ("raw",), "years": "2015", "raw": "raw"}
    assert {"project", "python", "duckdb", "pandas", "pandera"} <= set(record.versions)
    assert record.finished_at > record.started_at == BEGAN
