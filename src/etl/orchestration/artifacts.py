"""Writes what a flow leaves in Prefect for a person: the page and tables of a night, a stop or a backfill as artifacts.

Their content is made in `etl.pipeline.summary`.
"""

from __future__ import annotations

import json

from prefect.artifacts import TableArtifact, create_markdown_artifact

from etl.acquire import FetchReport
from etl.errors import AuditFailed
from etl.pipeline import summary
from etl.pipeline.backfill_report import Outcome
from etl.pipeline.report import RunReport
from etl.settings import Settings


def write_run(report: RunReport, settings: Settings, label: str, fetched: FetchReport | None) -> None:
    """Writes the page of a run, its tables, and that of the sources when the run fetched.

    `label` distinguishes the artifacts of one flow from those of another.
    """
    page = summary.page(report, label, fetched)
    create_markdown_artifact(page, key=f"summary-{label}", description=summary.headline(report, fetched))
    if fetched is not None:
        _write(summary.sources(fetched))
    for table in summary.tables(report, label, settings):
        _write(table)


def write_stop(label: str, audit: AuditFailed) -> None:
    """Writes the table of what the audit found in a run that it stopped."""
    _write(summary.stopped(label, audit))


def write_backfill(outcome: Outcome) -> None:
    """Writes the tables of a backfill: how each year ended, and what changed over all of them."""
    for table in summary.of_backfill(outcome):
        _write(table)


class ReadableTable(TableArtifact):
    """A table whose letters stand in it as they are: Prefect escapes "ạ", and `prefect artifact inspect` shows that."""

    async def aformat(self) -> str:
        """The rows as JSON."""
        return self.format()

    def format(self, _sync: bool = True) -> str:
        """The rows as JSON."""
        return json.dumps(self._sanitize(self.table), ensure_ascii=False)


def _write(table: summary.SummaryTable) -> None:
    ReadableTable(key=table.key, description=table.title, table=table.rows).create(_sync=True)  # type: ignore[call-arg]
