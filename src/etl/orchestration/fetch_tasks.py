"""Fetching as Prefect tasks: one per source, several side by side. A failure is in the report of its source."""

from __future__ import annotations

from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from etl.acquire import FetchReport, Source, SourceReport, fetch_source, load_sources
from etl.acquire.landing import Holdings
from etl.errors import UsageError
from etl.settings import Settings


class SourceFailed(Exception):
    """A source that could not be fetched, or not to its end; `report` states what landed before."""

    def __init__(self, report: SourceReport) -> None:
        super().__init__(report.error)
        self.report = report


def fetch_all(settings: Settings) -> FetchReport:
    """Fetches every declared source into the raw folder. Whatever fails, the night goes on with what is there."""
    try:
        sources = load_sources(settings.sources_file, settings.sources is not None)
    except UsageError as fault:
        return FetchReport((SourceReport(settings.sources_file.name, error=str(fault)),))
    holdings = Holdings(settings.raw)
    side_by_side = max(1, min(settings.fetching.at_once, len(sources)))
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=side_by_side)
    with runner:
        futures = [
            runner.submit(fetch, {"settings": settings, "source": source, "holdings": holdings}) for source in sources
        ]
        reports = tuple(_report(source, future) for source, future in zip(sources, futures, strict=True))
        return FetchReport(reports, settings.sources_file)


# Fetching itself tries again after seconds; the second attempt here is for what takes longer to pass. A source ends by
# `FetchBounds.source_seconds`: Prefect's own bound could not stop a thread, and would warn of that for each source.
@task(
    name="fetch",
    task_run_name="fetch {source.name}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=1,
    retry_delay_seconds=60,
)
def fetch(settings: Settings, source: Source, holdings: Holdings) -> SourceReport:
    """Fetches one source. Raises SourceFailed when it has an error, so that Prefect shows the task as failed."""
    report = fetch_source(settings, source, holdings)
    if report.error is not None:
        raise SourceFailed(report)
    return report


def _report(source: Source, future: PrefectFuture[Any]) -> SourceReport:
    outcome = future.result(raise_on_failure=False)
    if isinstance(outcome, SourceReport):
        return outcome
    if isinstance(outcome, SourceFailed):
        return outcome.report
    return SourceReport(source.name, error=f"{source.name}: {outcome}; see the log of its task")
