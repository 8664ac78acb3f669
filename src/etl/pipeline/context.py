"""The context of one execution: settings, catalogue, versions, clock. What it does is in `runner` and `steps`."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from etl import catalogue
from etl.catalogue import Catalogue
from etl.language.years import Years
from etl.pipeline.discover import Work
from etl.pipeline.report import RunReport
from etl.progress import Step, Stopwatch
from etl.settings import Settings
from etl.version import extractor_version


@dataclass(frozen=True, slots=True)
class RunContext:
    """One execution: `kind` is run, backfill or nightly; `arguments` are kept with the run as its parameters.

    With `accept`, changes of past years beyond the bound are published. `part_of` names the backfill that it is one of
    several runs of.
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
    part_of: str | None = None

    @classmethod
    def start(
        cls,
        kind: str,
        settings: Settings,
        years: Years | None = None,
        arguments: Sequence[str] = (),
        step: Step | None = None,
        accept: bool = False,
        part_of: str | None = None,
    ) -> RunContext:
        """A context that begins now, with the current rules and catalogue. Raises CatalogueError."""
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
            part_of=part_of,
        )

    def report(self, work: Work) -> RunReport:
        """The report of this execution before anything is loaded."""
        return RunReport(
            self.run_id, self.kind, self.started_at, self.extractor_version, work, seconds=self.watch.seconds
        )
