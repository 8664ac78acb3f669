"""What one execution carries along: settings, catalogue, versions, clock, and the functions that do its steps."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from etl import catalogue, corrections, warehouse
from etl.catalogue import Catalogue
from etl.parallel import read_all
from etl.reading import Progress, Reading
from etl.report import RunReport, Step, Stopwatch
from etl.settings import Settings
from etl.version import extractor_version
from etl.work import RawFile, Work
from etl.years import Years

if TYPE_CHECKING:
    from etl.loading import Checked


def _validate(readings: Sequence[Reading], catalogue: Catalogue) -> Checked:
    from etl.loading import validate_batch  # pandas and pandera, which a run with nothing new does without

    return validate_batch(readings, catalogue)


def _publish(job: Job, report: RunReport, checked: Checked) -> RunReport:
    from etl.loading import publish

    return publish(job, report, checked)


def is_overdue(settings: Settings) -> bool:
    """Whether there is something to publish even without new reports: other corrections, older tables or views.

    Raises UsageError for a faulty file of corrections, WarehouseError when the warehouse cannot be read.
    """
    return warehouse.outdated(settings.warehouse, corrections.ids(corrections.load(settings.corrections_file)))


@dataclass(frozen=True, slots=True)
class Steps:
    """The functions behind the story. The plain ones by default; a flow puts Prefect tasks around them."""

    read: Callable[[Sequence[RawFile], Settings, Progress], list[Reading]] = read_all
    validate: Callable[[Sequence[Reading], Catalogue], Checked] = _validate
    publish: Callable[[Job, RunReport, Checked], RunReport] = _publish


@dataclass(frozen=True, slots=True)
class Job:
    """One execution: `kind` is run, backfill or nightly; `arguments` are kept with the run as its parameters.

    With `accept`, changes of past years beyond the bound are published.
    """

    run_id: str
    kind: str
    started_at: datetime
    settings: Settings
    catalogue: Catalogue
    extractor_version: str
    years: Years
    arguments: tuple[str, ...]
    watch: Stopwatch
    accept: bool = False

    @classmethod
    def start(
        cls,
        kind: str,
        settings: Settings,
        years: Years | None = None,
        arguments: Sequence[str] = (),
        step: Step | None = None,
        accept: bool = False,
    ) -> Job:
        """A job that begins now, under the rules and the catalogue of today. Raises CatalogueError."""
        return cls(
            run_id=uuid.uuid4().hex[:12],
            kind=kind,
            started_at=datetime.now(UTC),
            settings=settings,
            catalogue=catalogue.load(),
            extractor_version=extractor_version(),
            years=years or Years(),
            arguments=tuple(arguments),
            watch=Stopwatch(step),
            accept=accept,
        )

    def report(self, work: Work) -> RunReport:
        """The report of this job before anything was loaded."""
        return RunReport(
            self.run_id, self.kind, self.started_at, self.extractor_version, work, seconds=self.watch.seconds
        )
