"""Province × year × headline indicator as a picture: known, only estimated or missing. Nothing is computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from etl.cli.render import tables, terminal
from etl.cli.render.words import ENGLISH, Words
from etl.language import periods
from etl.query.queries import QueryResult

MARKS: Mapping[str, tuple[str, str, str]] = {
    "actual": ("●", "green", "the figure"),
    "estimate": ("◐", "yellow", "an estimate"),
    "ratio": ("△", "cyan", "growth or plan completion alone"),
    "plan only": ("○", "blue", "a plan alone"),
    "other unit": ("□", "magenta", "a figure in another currency alone"),
    "missing": ("·", "dim", "nothing"),
}
"""Coverage → its mark, the colour on a terminal, and what it means."""

NAME_WIDTH = 22
"""Columns of the longest name of a province, with the space after it."""


_PARTLY = (
    "{provinces} with reports, but no whole year of a headline indicator (kpi_period has shorter periods): {named}"
)
_NOTHING = "{provinces} without any report: {named}"

MOST = 6
"""Periods that are named before the rest is only counted."""


def show(console: Console, answer: QueryResult, parts: QueryResult, words: Words = ENGLISH) -> None:
    """Prints the rows of the query `coverage_picture`; on a narrow terminal the latest years only, and says so.

    `parts` are the rows of `no_whole_year`: what is known of provinces that the picture leaves out.
    """
    rows, reported = answer.records(), {row["area_id"]: row for row in parts.records()}
    names = {row["area_id"]: row["area"] for row in rows}
    covered = {row["area_id"] for row in rows if row["coverage"] != "missing"}
    indicators = sorted({row["indicator"] for row in rows})
    years = sorted({row["year"] for row in rows})
    if not covered:
        _without(console, {area_id: row["area"] for area_id, row in reported.items()}, reported, words)
        return
    shown = years[-fitting(console, len(indicators)) :]
    cells: dict[tuple[str, int], Text] = {}
    for row in rows:
        mark, style, _ = MARKS[row["coverage"]]
        cells.setdefault((row["area_id"], row["year"]), Text()).append(mark, style)
    table = [
        [name, *(cells.get((area_id, year), "") for year in shown)]
        for area_id, name in names.items()
        if area_id in covered
    ]
    terminal.show(console, tables.table(["area", *map(str, shown)], table, "Coverage", words))
    named = ", ".join(words.value("indicator", name) for name in indicators)
    terminal.sentence(console, words.said("in each cell, from left to right: {named}", named=named))
    meanings = [f"{mark} {_meaning(state, words)}" for state, (mark, _, _) in MARKS.items()]
    terminal.sentence(console, ", ".join(meanings))
    uncovered = {area_id: name for area_id, name in names.items() if area_id not in covered}
    _without(console, uncovered, reported, words)
    if len(shown) < len(years):
        hidden = "years before {year} do not fit here: a wider terminal or a pipe shows them"
        terminal.sentence(console, words.said(hidden, year=shown[0]))
    console.print()


def _meaning(state: str, words: Words) -> str:
    own: str = words.value("coverage", state)
    return own if own != state else MARKS[state][2]


def fitting(console: Console, indicators: int) -> int:
    """How many years fit side by side; all of them in a pipe."""
    return max(1, (console.width - NAME_WIDTH) // (indicators + 3)) if console.is_terminal else 1000


def shorter_periods(answer: QueryResult) -> list[str]:
    """One line on rows of kpi_period (column `period`) where no whole year is known; none where there is nothing."""
    counts = Counter(period for (period,) in answer.rows)
    if not counts:
        return []
    named = ", ".join(list(counts)[:MOST]) + (f" and {len(counts) - MOST} more" if len(counts) > MOST else "")
    example = next(iter(counts))
    figures = tables.count(counts.total(), "KPI")
    return [f"reports, but no whole year: {figures} of {named}; `etl kpi --period {example}` shows those of a period"]


def other_periods(answer: QueryResult, asked: Collection[int]) -> str:
    """One line for a question without an answer, on the rows of kpi_period (column `period`) that it has at other
    times: those nearest to the years `asked`, or the latest where none was.
    """
    known = {period for (period,) in answer.rows}
    if not known:
        return "nothing is known of this in any period: ask for fewer things at once, or `etl status` for what there is"
    nearest = sorted(known, key=lambda period: (_years_apart(period, asked), len(period), period))[:MOST]
    rest = f" and {len(known) - len(nearest)} more" if len(known) > len(nearest) else ""
    return f"nothing is known of this at that time; nearest: {', '.join(sorted(nearest))}{rest}"


def _years_apart(period: str, asked: Collection[int]) -> int:
    touched = periods.years_of(period)
    return min((abs(year - wanted) for year in touched for wanted in asked), default=-touched[-1])


def _without(
    console: Console, names: Mapping[str, str], reported: Mapping[str, Mapping[str, Any]], words: Words
) -> None:
    """What is known of the provinces (id → name) that have no mark."""
    partly = [
        f"{name} ({words.counted(reported[i]['figures'], 'figure')})" for i, name in names.items() if i in reported
    ]
    nothing = [name for area_id, name in names.items() if area_id not in reported]
    for said, named in ((_PARTLY, partly), (_NOTHING, nothing)):
        if named:
            provinces = words.counted(len(named), "province")
            terminal.sentence(console, words.said(said, provinces=provinces, named=", ".join(named)))
