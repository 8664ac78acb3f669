"""The functions behind the steps of a run: plain functions, which a flow wraps in Prefect tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.catalogue import Catalogue
from etl.pipeline.context import RunContext
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Progress, Reading
from etl.pipeline.report import RunReport
from etl.pipeline.workers import read_all
from etl.settings import Settings

if TYPE_CHECKING:
    from etl.pipeline.load import Checked


def _validate(readings: Sequence[Reading], catalogue: Catalogue) -> Checked:
    # Imports pandas and pandera, which a run with nothing new does not need.
    from etl.pipeline.load import validate_batch

    return validate_batch(readings, catalogue)


def _publish(job: RunContext, report: RunReport, checked: Checked) -> RunReport:
    from etl.pipeline.load import publish

    return publish(job, report, checked)


@dataclass(frozen=True, slots=True)
class Steps:
    """The functions behind the steps of a run. Plain ones by default; a flow wraps them in Prefect tasks."""

    read: Callable[[Sequence[RawFile], Settings, Progress], list[Reading]] = read_all
    validate: Callable[[Sequence[Reading], Catalogue], Checked] = _validate
    publish: Callable[[RunContext, RunReport, Checked], RunReport] = _publish
