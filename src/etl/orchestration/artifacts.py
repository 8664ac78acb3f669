"""Writes what a flow leaves in Prefect for a person: the page and tables of a night, a stop or a backfill as artifacts.

Their content is made in `etl.pipeline.summary`.
"""

from __future__ import annotations

from prefect.artifacts import create_markdown_artifact, create_table_artifact

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


def _write(table: summary.SummaryTable) -> None:
    create_table_artifact(table.rows, key=table.key, description=table.title)
