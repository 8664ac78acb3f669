"""The end of a run on screen: its KPIs, what changed, what was rejected, which documents are in trouble and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console

from etl.cli.render import tables, terminal
from etl.cli.render.words import ENGLISH, Words
from etl.language.collation import vietnamese_order
from etl.pipeline.report import RunReport
from etl.query.queries import QueryResult
from etl.query.sources import Source

ROWS = 40
"""Rows of a list that are shown before the rest is only counted."""

KPI_HEADS = {
    "area": "area", "year": "year", "period": "period", "indicator": "indicator", "actual": "actual", "plan": "plan",
    "unit": "unit", "growth_stated": "growth %", "completion_stated": "of plan %", "consistency": "consistency",
}  # fmt: skip
"""Column → its heading; a row has year or period."""
HEADS_OF_FIGURES = {"growth_stated": "growth", "completion_stated": "of plan", "plan_growth": "planned growth"}
"""What a figure is called above its sentence."""
BOUNDED = {"actual": "actual", "plan": "plan", "growth_stated": "growth", "completion_stated": "completion"}
"""Column → what the names of its bound and of the upper end of its range begin with."""
EARLY = {"estimate": "est.", "preliminary": "prel."}
"""Status of a figure that is not settled → the mark behind it."""

CHANGE_HEADS = ("change", "area", "period", "indicator", "scope", "measure", "old", "new", "old_quote", "quote")
REJECTED_HEADS = ("reason", "quote", "document_id")


def show(console: Console, report: RunReport, kpis: QueryResult | None, of: int = 0) -> None:
    """Prints the report of a run; `kpis` are the first of the `of` rows of kpi_yearly that come from its documents."""
    if kpis is not None and kpis.rows:
        show_kpis(console, kpis, "KPIs built", of)
    if report.published:
        _changes(console, report)
        _rejected(console, report)
    for line in report.lines():
        terminal.sentence(console, line)
    if report.seconds and report.published:
        spent = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in report.seconds.items())
        terminal.sentence(console, f"seconds: {spent}")
    if not report.published:
        console.print("nothing new: the warehouse was left as it is")


def show_kpis(
    console: Console, kpis: QueryResult, title: str | None = None, of: int = 0, words: Words = ENGLISH
) -> None:
    """A compact table of rows of kpi_yearly or kpi_period, `of` so many, scope and price basis beside the indicator."""
    heads = {name: head for name, head in KPI_HEADS.items() if name in kpis.columns}
    rows = [[_cell(record, name, words) for name in heads] for record in kpis.records()]
    terminal.show(console, tables.table(tuple(heads.values()), rows, title, words))
    if of > len(rows):
        console.print(f"… and {of - len(rows)} rows more: `etl kpi` shows them all\n")


def _cell(record: dict[str, Any], name: str, words: Words) -> Any:
    if name == "indicator":
        marks = [words.value(column, record[column]) for column in ("scope", "price_basis") if record[column]]
        return words.value(name, record[name]) + (f" ({', '.join(marks)})" if marks else "")
    if name in BOUNDED and record[name] is not None:
        early = EARLY.get(record["status"]) if name == "actual" else None
        bound, to = record[f"{BOUNDED[name]}_bound"], record[f"{BOUNDED[name]}_to"]
        return _figure(record[name], bound, to, early, words)
    if name == "consistency":
        doubts = {
            "derived": record["origin"] == "derived",
            "disputed": record["reading"] == "disputed",
            "digits disputed": record["digits"] == "disputed",
            "ocr": record["trust"] == "ocr",
            "corrected": record["corrected"],
        }
        marks = [words.value("mark", mark) for mark, holds in doubts.items() if holds]
        return ", ".join([words.value(name, record[name]), *marks])
    return record[name]


def _figure(value: float, bound: str | None, to: float | None, early: str | None, words: Words) -> float | str:
    """ "over 19 000 est.", "10 – 12"; the number alone where it is exact and settled."""
    if not (bound or early):
        return value
    shown = words.number(value) if to is None else f"{words.number(value)} – {words.number(to)}"
    said = words.value("bound", bound) if to is None else None
    return " ".join(filter(None, (said, shown, words.value("mark", early))))


def _changes(console: Console, report: RunReport) -> None:
    if set(report.changed) == {"new"} and not report.work.unchanged:
        console.print(f"changes: all {report.changes_in_all} KPI figures are new")
    elif report.changed:
        _list(console, "KPIs before and after this run", CHANGE_HEADS, report.change_rows(), report.changes_in_all)
    else:
        console.print("changes: none, every KPI is what it was")


def _rejected(console: Console, report: RunReport) -> None:
    rows = report.rejected_rows()
    if rows:
        names = {line.document_id: line.name for line in report.documents}
        named = [{**row, "document_id": names.get(row["document_id"], row["document_id"])} for row in rows]
        _list(console, "Rejected figures", REJECTED_HEADS, named, report.rejections)


def _list(console: Console, title: str, heads: tuple[str, ...], rows: list[dict[str, Any]], of: int) -> None:
    """The first rows, `of` so many."""
    shown = ([row[head] for head in heads] for row in rows[:ROWS])
    terminal.show(console, tables.table(["document" if h == "document_id" else h for h in heads], shown, title))
    if of > ROWS:
        console.print(f"… and {of - ROWS} more\n")


def show_answer(
    console: Console,
    kpis: QueryResult,
    format: str,
    sources: Sequence[Sequence[Source]] | None = None,
    words: Words = ENGLISH,
) -> None:
    """Rows of kpi_yearly or kpi_period: the compact table with their `sources` below, or all columns as CSV or JSON."""
    if format == "table":
        show_kpis(console, kpis, words=words)
        for record, found in zip(kpis.records(), sources or (), strict=False):
            _sources(console, record, found, words)
        console.print(tables.count(len(kpis.rows), "row"))
    else:
        tables.write(console, kpis, format)


def _sources(console: Console, record: dict[str, Any], found: Sequence[Source], words: Words) -> None:
    said = _cell(record, "indicator", words)
    terminal.sentence(console, f"{record['area']}, {record.get('period') or record.get('year')}, {said}")
    for source in found:
        report = ", ".join(str(said) for said in (source.publisher, source.published_on, source.path) if said)
        figures = ", ".join(words.heading(HEADS_OF_FIGURES.get(name, name)) for name in source.figures)
        terminal.sentence(console, f"{figures}: {source.sentence}", indent=2)
        terminal.sentence(console, report, indent=4)


def show_filled(console: Console, before: set[tuple[str, int]], after: set[tuple[str, int]]) -> None:
    """Prints which of the missing province-years a backfill has filled."""
    console.print(f"province-years without any KPI: {len(before)} before, {len(after)} now")
    for area, year in sorted(before - after, key=lambda filled: (vietnamese_order(filled[0]), filled[1])):
        console.print(f"filled: {area} {year}")
