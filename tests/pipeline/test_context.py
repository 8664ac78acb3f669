"""What one execution carries: a run id of its own, today's rules and catalogue, and the report that it begins with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from etl.language.years import Years
from etl.pipeline.context import RunContext
from etl.pipeline.discover import Work
from etl.settings import Settings
from etl.version import extractor_version

SETTINGS = Settings(raw=Path("raw"))


def test_a_run_begins_now_under_the_rules_of_today() -> None:
    job = RunContext.start("nightly", SETTINGS)
    assert (job.kind, job.settings, job.years, job.arguments, job.accept) == ("nightly", SETTINGS, Years(), (), False)
    assert job.extractor_version == extractor_version()
    assert timedelta() <= datetime.now(UTC) - job.started_at < timedelta(minutes=10)
    assert "industrial_output" in job.catalogue.indicators


def test_two_runs_have_two_ids() -> None:
    ids = {RunContext.start("run", SETTINGS).run_id for _ in range(3)}
    assert len(ids) == 3
    assert all(len(run_id) == 12 for run_id in ids)


def test_its_report_has_its_seconds_also_those_still_to_come() -> None:
    heard: list[str] = []
    job = RunContext.start("run", SETTINGS, Years.parse("2015"), ["data/raw"], lambda *said: heard.append(said[0]))
    report = job.report(Work(failing=2))
    with job.watch.stage("load"):
        pass
    assert (report.run_id, report.kind, report.work.failing) == (job.run_id, "run", 2)
    assert list(report.seconds) == heard == ["load"]
    assert (report.published, report.changes, report.rejected) == (False, None, None)
