"""The summary of a run for a person: one line, a page, tables of plain rows. Knows no Prefect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.acquire import FetchReport
from etl.errors import AuditFailed, printable
from etl.pipeline.backfill_report import Outcome, counted
from etl.pipeline.report import RunReport, plain
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import Where, exists
from etl.warehouse.sql_files import query

MOST_ROWS = 1000
"""The most rows of a table; the warehouse has them all."""

MOST_NAMES = 5
"""The most names in a line."""

MOST_LINES = 100
"""The most lines of a log or a page."""

_ORDER = ("contradicted", "changed", "gone", "new", "settled")


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """Rows under a key (lower case, dashes) that stays the same from night to night; every row has the same columns."""

    key: str
    title: str
    rows: list[dict[str, Any]]


def headline(report: RunReport, fetched: FetchReport | None = None) -> str:
    """The outcome of the run, or why it published nothing, and what could not be fetched, in one line."""
    at_fault = [f"declared corrections at fault: {report.corrections}"] if report.corrections else []
    late = [f"sources overdue: {len(report.overdue)}"] if report.overdue else []
    return printable("; ".join([_outcome(report), *at_fault, *(_not_fetched(fetched) if fetched else ()), *late]))


def _not_fetched(fetched: FetchReport) -> Iterator[str]:
    failed = [source.name for source in fetched.sources if source.error]
    addresses = sum(len(source.failed) for source in fetched.sources)
    if failed:
        more = f" and {len(failed) - MOST_NAMES} more" if len(failed) > MOST_NAMES else ""
        yield f"sources that failed: {', '.join(failed[:MOST_NAMES])}{more}"
    if addresses:
        yield f"addresses that failed: {addresses}"


def _outcome(report: RunReport) -> str:
    if not report.published:
        if report.outside:
            return f"nothing published: what was read is about other years ({counted(len(report.outside), 'report')})"
        return f"nothing published: nothing is new or changed ({counted(len(report.work.unchanged), 'report')} known)"
    troubled = len(report.of_status("failed")) + len(report.of_status("doubtful"))
    withdrawn = len(list(report.withdrawn()))
    parts = [
        f"published: {counted(len(report.documents), 'report')}, {counted(report.observations, 'figure')}, "
        f"{report.rejections} rejected",
        f"{counted(report.changes_in_all, 'KPI figure')} changed",
        f"{report.accepted} of past years accepted beyond the bound" if report.accepted else "",
        f"{counted(withdrawn, 'report')} withdrawn" if withdrawn else "",
        f"{counted(troubled, 'report')} in trouble" if troubled else "",
    ]
    return "; ".join(filter(None, parts))


def page(report: RunReport, label: str, fetched: FetchReport | None = None) -> str:
    """The run as Markdown: headline, what was found and loaded, reports in trouble, how long each stage took."""
    spent = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in report.seconds.items())
    lines = [f"# {label} {report.started_at:%Y-%m-%d %H:%M} UTC", "", _escaped(headline(report, fetched)), ""]
    lines += [f"- {_escaped(line)}" for line in told(report, fetched)]
    return "\n".join([*lines, "", f"run `{report.run_id}`, rules `{report.extractor_version}`; {spent}"])


def told(report: RunReport, fetched: FetchReport | None = None) -> list[str]:
    """The lines of the fetch and of the run, at most MOST_LINES of them."""
    lines = [printable(line) for line in (*(fetched.lines() if fetched else ()), *report.lines())]
    if len(lines) <= MOST_LINES:
        return lines
    return [
        *lines[: MOST_LINES - 1],
        f"… and {len(lines) - MOST_LINES + 1} lines more; `etl status` shows what is in doubt",
    ]


def tables(report: RunReport, label: str, settings: Settings) -> Iterator[SummaryTable]:
    """The KPIs that the run changed, the figures it rejected, what the warehouse covers now, and how publishers do."""
    changes = sorted(report.change_rows(), key=lambda row: _ORDER.index(row["change"]))
    yield SummaryTable(f"kpi-changes-{label}", *_cut("KPIs that changed", changes, report.changes_in_all))
    yield SummaryTable(f"rejected-{label}", *_cut("Figures that were rejected", _rejected(report), report.rejections))
    yield coverage(settings.warehouse)
    yield publishers(settings.warehouse)


def publishers(warehouse: Where) -> SummaryTable:
    """For each publisher how its last reports are read against those before them, what is noticed first."""
    rows = ask(warehouse, query("publisher_picture")).records() if exists(warehouse) else []
    return SummaryTable("publishers", *_cut("Publishers: their last reports against those before", rows))


def sources(fetched: FetchReport) -> SummaryTable:
    """The outcome of each source, those that failed first."""
    rows: list[dict[str, Any]] = [
        {
            "source": source.name,
            "error": source.error or source.paused,
            "found": source.found,
            "new": len(source.new),
            "unchanged": source.unchanged,
            "left out": len(source.left_out),
            "failed": len(source.failed),
            "put off": source.put_off,
        }
        for source in sorted(fetched.sources, key=lambda source: (source.error is None, source.paused is None))
    ]
    return SummaryTable("sources", *_cut("Sources: what was fetched, and what failed", rows))


def coverage(warehouse: Where) -> SummaryTable:
    """How many provinces have a figure in each year, and how many headline KPIs are known, estimated or missing."""
    rows = ask(warehouse, query("coverage_by_year")).records() if exists(warehouse) else []
    return SummaryTable("coverage", *_cut("Province-years and headline indicators that are known", rows))


def stopped(label: str, audit: AuditFailed) -> SummaryTable:
    """What an audit found that kept a run from publishing."""
    rows = [
        {"check": finding.check, **plain(dict(zip(finding.columns, row, strict=True)))}
        for finding in audit.findings
        for row in finding.rows
    ]
    return SummaryTable(f"audit-{label}", *_cut("What the audit found; nothing was published", rows))


def of_backfill(outcome: Outcome) -> Iterator[SummaryTable]:
    """How each year of a backfill ended, and the KPI figures that differ from those before it."""
    ends = [{"year": year, "came through": ok, "what came of it": why} for year, ok, why in outcome.ends]
    yield SummaryTable("backfill-years", *_cut(f"Backfill of {outcome.past}: {outcome.headline()}; years", ends))
    yield SummaryTable("kpi-changes-backfill", *_cut("KPIs that the backfill changed, over all years", outcome.rows))


def _rejected(report: RunReport) -> list[dict[str, Any]]:
    names = {line.document_id: line.name for line in report.documents}
    return [
        {"document": names.get(row["document_id"], row["document_id"]), "reason": row["reason"], "quote": row["quote"]}
        for row in report.rejected_rows()
    ]


def _cut(title: str, rows: Sequence[dict[str, Any]], of: int | None = None) -> tuple[str, list[dict[str, Any]]]:
    """The title with how many rows there are, and the first of them."""
    there = len(rows) if of is None else of
    shown = [{name: _safe(value) for name, value in row.items()} for row in rows[:MOST_ROWS]]
    cut = f", of which the first {MOST_ROWS} stand here; the warehouse has them all" if there > MOST_ROWS else ""
    return f"{_escaped(title)}: {there:,}{cut}", shown


def _safe(value: Any) -> Any:
    return printable(value, kept="\n") if isinstance(value, str) else value


def _escaped(line: str) -> str:
    """A line that Markdown shows as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|~&" else sign for sign in line)
