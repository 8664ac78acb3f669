"""The functions behind the steps of a run: plain functions, which a flow wraps in Prefect tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.pipeline.context import RunContext
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Progress
from etl.pipeline.report import RunReport
from etl.pipeline.staged import Batch, Terms
from etl.pipeline.workers import stage_all
from etl.settings import Settings


def _publish(job: RunContext, report: RunReport, staged: Sequence[Batch]) -> RunReport:
    # Imports pandas, which a run with nothing new does not need.
    from etl.pipeline.load import publish

    return publish(job, report, staged)


@dataclass(frozen=True, slots=True)
class Steps:
    """The functions behind the steps of a run. Plain ones by default; a flow wraps them in Prefect tasks."""

    stage: Callable[[Sequence[RawFile], Settings, Terms, Progress], list[Batch]] = stage_all
    publish: Callable[[RunContext, RunReport, Sequence[Batch]], RunReport] = _publish
