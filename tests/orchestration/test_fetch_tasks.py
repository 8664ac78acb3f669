"""Fetching as tasks: what stands for a source whose task failed, hung or was lost. Under Prefect: `test_flows`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from etl.acquire import Source, SourceReport
from etl.acquire.landing import Holdings
from etl.orchestration import fetch_tasks
from etl.orchestration.fetch_tasks import SourceFailed
from etl.settings import Settings


class Future:
    def __init__(self, outcome: Any) -> None:
        self._outcome = outcome

    def result(self, raise_on_failure: bool) -> Any:
        assert not raise_on_failure
        return self._outcome


def report(outcome: Any) -> SourceReport:
    future: Any = Future(outcome)
    return fetch_tasks._report(Source("bao", "Báo Thử"), future)


def test_a_report_comes_through_also_from_a_task_that_failed() -> None:
    good, bad = SourceReport("bao", found=3), SourceReport("bao", new=("bao/a.html",), error="bao: broke off")
    assert report(good) is good
    assert report(SourceFailed(bad)) is bad
    assert str(SourceFailed(bad)) == "bao: broke off"


def test_a_task_that_gave_no_report_is_an_error_of_its_source() -> None:
    found = report(TimeoutError("no answer within 3600 s"))
    assert (found.name, found.new) == ("bao", ())
    assert found.error == "bao: no answer within 3600 s; see the log of its task"


def test_a_source_with_an_error_fails_its_task_and_keeps_its_report(settings: Settings, tmp_path: Path) -> None:
    source, holdings = Source("so", "Sở", folder=tmp_path / "none"), Holdings(settings.raw)
    with pytest.raises(SourceFailed, match="is no folder") as raised:
        fetch_tasks.fetch.fn(settings, source, holdings)
    assert raised.value.report.name == "so"
    folder = tmp_path / "inbox"
    folder.mkdir()
    found = fetch_tasks.fetch.fn(settings, Source("so", "Sở", folder=folder), holdings)
    assert (found.error, found.found) == (None, 0)


def test_a_faulty_file_of_sources_is_the_error_of_a_night_without_fetching(settings: Settings) -> None:
    settings.sources_file.write_text("[[source]", "utf-8")
    [found] = fetch_tasks.fetch_all(settings).sources
    assert found.name == "sources.toml"
    assert "it is not TOML" in str(found.error)
