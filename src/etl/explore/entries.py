"""What a page is laid out of: entries of tables with their links and marks, and rows of KPIs as such tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any, Literal

from etl.explore import address, written
from etl.explore.look import Look
from etl.query.export.values import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One text: where it leads, what kind it is (`number`, `derived`, `weak`, …), a longer text to hover over, and its
    language where that is not the page's."""

    text: str
    link: str | None = None
    kind: str = ""
    hint: str = ""
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Entries side by side; `mark` is `doubtful`, `corrected`, `ocr` or nothing."""

    entries: Sequence[Entry]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows under a caption; `note` says what of it is not shown."""

    caption: str
    headings: Sequence[Entry]
    rows: Sequence[Row]
    note: str = ""


Lead = Literal["year", "area", "indicator", "indicator and year"]
"""What the rows of a table differ in: year (or period), area, indicator, or both."""

_LEADS: Mapping[Lead, str] = {
    "year": "period",
    "area": "area",
    "indicator": "indicator",
    "indicator and year": "indicator",
}


def numbers(text: str, kind: str = "", link: str | None = None) -> Entry:
    """A figure, aligned to the right."""
    return Entry(text, link, f"number {kind}".strip())


def kpi_table(look: Look, rows: Iterable[Mapping[str, Any]], caption: str, by: Lead = "year", note: str = "") -> Table:
    """Rows of kpi_yearly or kpi_period, led by what they differ in; each leads to its cell."""
    words = look.words
    headings = [
        Entry(words(f"column.{_LEADS[by]}")),
        *(Entry(words(f"column.{name}"), kind="number") for name in ("actual", "plan", "growth", "completion")),
        Entry(words("column.consistency")),
    ]
    return without_empty(Table(caption, headings, [_kpi_row(look, row, by) for row in rows], note))


def without_empty(table: Table) -> Table:
    """A table without the columns in which nothing stands: on a phone they would push the others out of sight."""
    filled = [any(row.entries[place].text for row in table.rows) for place in range(len(table.headings))]
    if all(filled) or not table.rows:
        return table
    return replace(
        table,
        headings=list(compress(table.headings, filled)),
        rows=[Row(list(compress(row.entries, filled)), row.mark) for row in table.rows],
    )


def _lead(look: Look, row: Mapping[str, Any], by: Lead) -> str:
    if by == "area":
        return look.area(row["area_id"])
    if by == "indicator":
        return look.indicator(row["indicator"])
    period = written.period(row.get("period") or str(row["year"]), look.words)
    return period if by == "year" else f"{look.indicator(row['indicator'])} · {period}"


def _kpi_row(look: Look, row: Mapping[str, Any], by: Lead) -> Row:
    link = look.link(address.cell(row))
    lead, beside = _lead(look, row, by), meant(look, row)
    return Row(
        [
            Entry(f"{lead} ({beside})" if beside else lead, link),
            level(look, row, link),
            planned(look, row),
            stated_and_computed(look, row, "growth"),
            stated_and_computed(look, row, "completion"),
            consistency(look, row),
        ],
        mark(row) or "",
    )


def meant(look: Look, row: Mapping[str, Any]) -> str:
    """The scope and the price basis of a row in words; nothing for the whole on prices that nobody states."""
    said = (look.words.code("scope", row.get("scope")), look.words.code("price_basis", row.get("price_basis")))
    return ", ".join(text for text in said if text)


def level(look: Look, row: Mapping[str, Any], link: str | None = None) -> Entry:
    """The figure with its unit, whether it is only an estimate, and whether no report states it."""
    if row["actual"] is None:
        return numbers("")
    text = f"{written.stated(row, 'actual', look.words)}\u00a0{look.unit(row['unit'])}"
    is_derived = row.get("origin") == "derived"
    early = look.words.code("status", row["status"]) if row["status"] in ("estimate", "preliminary") else ""
    notes = ", ".join(filter(None, (early, look.words("kpi.derived") if is_derived else "")))
    kind = "estimate" if early else "derived" if is_derived else ""
    return numbers(f"{text} ({notes})" if notes else text, kind, link)


def planned(look: Look, row: Mapping[str, Any]) -> Entry:
    """The plan: a level, growth that is aimed at, or the level that follows from a completion."""
    words = look.words
    if row["plan"] is not None:
        return numbers(f"{written.stated(row, 'plan', words)}\u00a0{look.unit(row['unit'])}", "plan")
    if row["plan_growth"] is not None:
        return numbers(words("kpi.plan_growth", growth=written.stated(row, "plan_growth", words)), "plan")
    if row["plan_implied"] is not None:
        figure = f"{written.computed(row['plan_implied'], words)}\u00a0{look.unit(row['unit'])}"
        return numbers(words("kpi.implied", figure=figure), "derived")
    return numbers("")


def stated_and_computed(look: Look, row: Mapping[str, Any], role: Literal["growth", "completion"]) -> Entry:
    """A rate as a report states it; what the levels come to stands behind it where it is something else."""
    words = look.words
    stated, computed = row[f"{role}_stated"], row[f"{role}_computed"]
    said, found = written.stated(row, f"{role}_stated", words), written.percent_computed(computed, words)
    if stated is None:
        return numbers(words("kpi.computed", figure=found) if found else "", "derived")
    if computed is None or abs(stated - computed) < AS_STATED:
        return numbers(said)
    return numbers(f"{said} ({words('kpi.computed', figure=found)})")


AS_STATED = 0.05
"""Points that a computed rate may be away from the stated one without being shown beside it: both are rounded."""


def consistency(look: Look, row: Mapping[str, Any]) -> Entry:
    """How far to believe the row, with what puts it in doubt."""
    words = look.words
    marks = [words.code("consistency", row["consistency"])]
    if row.get("reading") == "disputed":
        marks.append(words.code("reading", "disputed"))
    if row.get("digits") == "disputed":
        marks.append(words.code("digits", "disputed"))
    if row.get("trust") == "ocr":
        marks.append(words.code("trust", "ocr"))
    if row.get("corrected"):
        marks.append(words("kpi.corrected"))
    return Entry(
        ", ".join(marks),
        kind=f"consistency {row['consistency']}",
        hint=words(f"consistency_means.{row['consistency']}"),
    )
