"""The page of what is known and what is missing: provinces × years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.explore import address
from etl.explore.entries import Entry, Row, Table
from etl.explore.look import FORMS, Look, Page

YEARS = 15
"""Years that stand side by side."""

SIGNS = {"actual": "●", "estimate": "◐", "ratio": "△", "plan only": "○", "other unit": "□", "missing": "·"}
"""What is known of one indicator, as `etl status` shows it."""


def coverage(look: Look, code: str | None = None, last: int | None = None) -> Page:
    """The years up to `last` (the latest), of all headline indicators counted, or of one indicator."""
    words = look.words
    years = sorted({one["year"] for one in look.ask("page_years", area="", indicator=None)})
    until = last if last is not None and last in years else years[-1] if years else 0
    shown_years = [year for year in years if year <= until][-YEARS:]
    first = shown_years[0] if shown_years else 0
    rows = look.ask("page_coverage", first=first, last=until, indicator=code)
    here = address.COVERAGE.asking(indicator=code)
    shown = {
        "said": [words("coverage.one" if code else "coverage.said")],
        "legend": [f"{sign} {_said(look, kind)}" for kind, sign in SIGNS.items()] if code else [],
        "indicators": _indicators(look, code),
        "table": _table(look, rows, shown_years, code) if rows else None,
        "spans": _spans(look, here, years, until),
    }
    title = words("coverage.title") + (f": {look.indicator(code)}" if code else "")
    return Page("coverage.html", here.asking(last=last), title, shown, FORMS if rows else (), taken=here)


def _table(look: Look, rows: list[dict[str, Any]], years: list[int], code: str | None) -> Table:
    areas = dict[str, dict[int, dict[str, Any]]]()
    for row in rows:
        areas.setdefault(row["area_id"], {})[row["year"]] = row
    headings = [Entry(look.words("column.area")), *(Entry(str(year), kind="number") for year in years)]
    lines = [
        Row([
            Entry(look.area(area_id), look.link(address.area(area_id))),
            *(_entry(look, known.get(year), code) for year in years),
        ])
        for area_id, known in areas.items()
    ]  # fmt: skip
    return Table(look.words("coverage.title"), headings, lines)


def _entry(look: Look, row: Mapping[str, Any] | None, code: str | None) -> Entry:
    """What is known of an area in a year; nothing where the area does not exist."""
    if row is None:
        return Entry("", kind="number gone")
    if code is None:
        return Entry(f"{row['known']}/{row['expected']}", kind=f"number cover-{_fifth(row['known'], row['expected'])}")
    said = _said(look, row["coverage"])
    known = row["coverage"] not in ("missing", "other unit")
    return Entry(
        SIGNS[row["coverage"]], look.link(address.cell({**row, "indicator": code})) if known else None, "number", said
    )


def _said(look: Look, kind: str) -> str:
    return look.words(f"coverage.{kind.replace(' ', '_')}")


def _fifth(known: int, expected: int) -> int:
    """0 for nothing, 5 for everything."""
    return 0 if not known else max(1, known * 5 // expected)


def _indicators(look: Look, code: str | None) -> list[Entry]:
    """All together, or one headline indicator; what is shown has no link."""
    headline = [one.indicator for one in look.catalogue.indicators.values() if one.headline]
    together = Entry(look.words("coverage.all"), look.link(address.COVERAGE) if code else None)
    return [together] + [
        Entry(look.indicator(one), None if one == code else look.link(address.COVERAGE.asking(indicator=one)))
        for one in headline
    ]


def _spans(look: Look, here: address.Address, years: list[int], until: int) -> list[Entry]:
    """The spans of years, the latest first; what is shown has no link."""
    ends = years[::-1][::YEARS]
    if len(ends) < 2:
        return []
    spans = [(end, [year for year in years if year <= end][-YEARS:]) for end in ends]
    return [
        Entry(
            f"{span[0]}–{end}", None if end == until else look.link(here.asking(last=end if end != years[-1] else None))
        )
        for end, span in spans
    ]
