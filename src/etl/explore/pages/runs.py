"""The runs, and what each of them changed."""

from __future__ import annotations

from typing import Any

from etl.explore import address, written
from etl.explore.entries import Entry, Row, Table, numbers
from etl.explore.look import FORMS, Look, Page
from etl.explore.pages.paging import pages_of
from etl.query.pages.changes import changes as changes_of

MOST, CHANGES = 100, 200
"""Runs, and changes of one run, that a page shows."""


def runs(look: Look) -> Page:
    """The latest runs."""
    words = look.words
    headings = ("run", "begun", "documents_read", "documents_failed", "observations", "rejected", "changes")
    lines = [
        Row([
            Entry(words.code("run_kind", one["kind"]), look.link(address.run(one["run_id"]))),
            Entry(written.moment(one["started_at"], words)),
            *(numbers(written.number(one[name], words)) for name in headings[2:]),
        ])
        for one in look.ask("page_run", run=None, most=MOST)
    ]  # fmt: skip
    table = Table(words("runs.title"), [Entry(words(f"column.{name}")) for name in headings], lines)
    shown = {"said": [words("runs.said")], "tables": [table], "pages": []}
    return Page("lists.html", address.RUNS, words("runs.title"), shown, FORMS if lines else ())


def run(look: Look, run_id: str, page: int = 1) -> Page | None:
    """One run and the KPIs it changed; None for one that is not known."""
    found = look.ask("page_run", run=run_id, most=1)
    if not found:
        return None
    words, one = look.words, found[0]
    rows, total = changes_of(look.ask, run_id, CHANGES, (page - 1) * CHANGES)
    here = address.run(run_id)
    said = [
        words(
            "run.said", begun=written.moment(one["started_at"], words), ended=written.moment(one["finished_at"], words)
        ),
        words(
            "run.counts",
            **{
                name: written.number(one[name], words)
                for name in ("documents_read", "documents_skipped", "documents_failed", "observations", "rejected")
            },
        ),
        words("run.version", version=one["extractor_version"]),
    ]
    pages = pages_of(look, here, total, page, CHANGES)
    shown = {"said": said, "tables": [_changes(look, rows, total)], "pages": pages}
    return Page(
        "lists.html",
        here.asking(page=page if page > 1 else None),
        words("run.title", day=written.moment(one["finished_at"], words)),
        shown,
        FORMS if rows else (),
        taken=here,
    )


def changes(look: Look, run_id: str, most: int) -> Table:
    """The first changes of a run, contradictions first."""
    return _changes(look, *changes_of(look.ask, run_id, most))


def _changes(look: Look, rows: list[dict[str, Any]], total: int) -> Table:
    words = look.words
    headings = [
        Entry(words(f"column.{name}"), kind="number" if name in ("before", "after") else "")
        for name in ("change", "area", "period", "indicator", "what", "before", "after", "quote")
    ]
    shown = [
        Row([
            Entry(words(f"change.{one['change']}"), kind=f"change {one['change']}"),
            Entry(look.area(one["area_id"]), kind="short"),
            Entry(written.period(one["period"] or str(one["year"]), words), kind="short"),
            Entry(look.indicator(one["indicator"]), look.link(address.cell(one))),
            Entry(words(f"figure.{one['measure']}"), kind="role"),
            numbers(_valued(look, one, "old")),
            numbers(_valued(look, one, "new")),
            Entry(one["quote"] or "", kind="quote"),
        ], "doubtful" if one["change"] == "contradicted" else "")
        for one in rows
    ]  # fmt: skip
    note = words("runs.more", shown=len(rows), total=written.number(total, words)) if total > len(rows) else ""
    return Table(words("runs.changes") if rows else words("runs.no_changes"), headings, shown, note)


def _valued(look: Look, one: dict[str, Any], which: str) -> str:
    value = one[which]
    if value is None:
        return ""
    if one["measure"] in ("actual", "plan"):
        return f"{written.number(value, look.words)}\u00a0{look.unit(one['unit'])}"
    return written.percent(value, look.words)
