"""Fetches all sources, several at once: they mostly wait for their hosts."""

from __future__ import annotations

import difflib
import queue
import threading
from collections.abc import Iterator, Sequence

from etl.acquire.declared import load_sources
from etl.acquire.fetch_report import FetchReport, SourceReport
from etl.acquire.fetching import fetch_source
from etl.acquire.landing import Holdings
from etl.acquire.source import Source
from etl.errors import UsageError
from etl.progress import Step
from etl.settings import Settings


def fetch(settings: Settings, names: Sequence[str] = (), step: Step | None = None) -> FetchReport:
    """Fetches the sources of `settings.sources_file` (those of `names`; none = all) into the raw folder.

    `step` is called with how many are done. Raises UsageError for a faulty file of sources and for an unknown name;
    faults of sources and the network are in the report.
    """
    sources = _chosen(settings, names)
    reports: dict[str, SourceReport] = {}
    for report in _side_by_side(settings, sources):
        if isinstance(report, Exception):
            raise report
        reports[report.name] = report
        if step is not None:
            step("fetch", len(reports), len(sources))
    return FetchReport(tuple(reports[source.name] for source in sources), settings.sources_file)


def _chosen(settings: Settings, names: Sequence[str]) -> tuple[Source, ...]:
    sources = load_sources(settings.sources_file, settings.sources is not None)
    known = [source.name for source in sources]
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 3, 0.5)
            remedy = f"did you mean {' or '.join(near)}?" if near else f"see {settings.sources_file}"
            raise UsageError(name, "there is no such source", remedy)
    return tuple(source for source in sources if not names or source.name in names)


def _side_by_side(settings: Settings, sources: Sequence[Source]) -> Iterator[SourceReport | Exception]:
    """The reports as they come. The threads are daemons: stopping the run does not wait for slow servers."""
    todo: queue.SimpleQueue[Source | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[SourceReport | Exception] = queue.SimpleQueue()
    holdings = Holdings(settings.raw)

    def work() -> None:
        while (source := todo.get()) is not None:
            try:
                done.put(fetch_source(settings, source, holdings))
            except Exception as error:  # a fault of ours, reported where the run was started
                done.put(error)

    workers = min(settings.fetching.at_once, len(sources))
    for source in (*sources, *[None] * workers):
        todo.put(source)
    for number in range(workers):
        threading.Thread(target=work, name=f"fetch-{number}", daemon=True).start()
    for _ in sources:
        yield done.get()
