"""The page of a province or the nation: its KPIs over the years, and the reports they rest on."""

from __future__ import annotations

from typing import Any

from etl.explore import address, drawn, written
from etl.explore.entries import Entry, Row, Table, kpi_table, numbers
from etl.explore.look import FORMS, Look, Page
from etl.explore.pages.paging import pages_of

MOST, REPORTS = 150, 100
"""Rows of KPIs and reports of a page."""


def area(look: Look, area_id: str, page: int = 1, periods: bool = False) -> Page | None:
    """The page of an area, whole years or with `periods` all others; None for one that is not in the catalogue."""
    known = look.catalogue.areas.get(area_id)
    if known is None:
        return None
    words = look.words
    rows = look.ask("page_area_period" if periods else "page_area", area=area_id, most=MOST, skip=(page - 1) * MOST)
    if not rows and page > 1:
        return None
    total = rows[0]["total"] if rows else 0
    here = address.area(area_id).asking(periods="all" if periods else None)
    shown = {
        "known": _known(look, area_id),
        "tables": by_indicator(look, rows),
        "nothing": "" if rows else words("area.nothing"),
        "switch": Entry(
            words("area.years" if periods else "area.periods"),
            look.link(address.area(area_id).asking(periods=None if periods else "all")),
        ),
        "reports": _reports(look, area_id),
        "pages": pages_of(look, here, total, page, MOST),
        "charts": [] if periods else [*drawn.small(rows, look), *drawn.first_growth(rows, look)],
    }
    return Page("area.html", here.asking(page=page if page > 1 else None), look.area(area_id), shown, FORMS)


def by_indicator(look: Look, rows: list[dict[str, Any]]) -> list[Table]:
    """The rows under the name of each indicator."""
    codes = dict.fromkeys(row["indicator"] for row in rows)
    return [kpi_table(look, [row for row in rows if row["indicator"] == code], look.indicator(code)) for code in codes]


def _known(look: Look, area_id: str) -> list[Entry]:
    """What the catalogue says: the time in which the area exists, and what became of it or is in it."""
    words, known = look.words, look.catalogue.areas[area_id]
    facts = [Entry(words("area.code", code=known.official_code))] if known.official_code else []
    if known.valid_to:
        facts.append(Entry(words("area.until", day=written.day(known.valid_to, words))))
    if known.valid_from:
        facts.append(Entry(words("area.from", day=written.day(known.valid_from, words))))
    if known.merged_into:
        into = known.merged_into
        facts.append(Entry(words("area.merged_into", name=look.area(into)), look.link(address.area(into))))
    parts = [other for other in look.catalogue.areas.values() if other.merged_into == area_id]
    facts += [Entry(words("area.part", name=other.name), look.link(address.area(other.area_id))) for other in parts]
    return facts


def _reports(look: Look, area_id: str) -> Table:
    words = look.words
    found = look.ask("page_area_document", area=area_id, most=REPORTS)
    headings = [Entry(words(f"column.{name}")) for name in ("report", "publisher", "published_on", "figures")]
    rows = [
        Row([
            Entry(one["title"] or one["path"], look.link(address.document(one["document_id"]))),
            Entry(one["publisher"] or ""),
            Entry(written.day(one["published_on"], words)),
            numbers(str(one["figures"])),
        ], "doubtful" if one["withdrawn_on"] else "ocr" if one["trust"] == "ocr" else "")
        for one in found
    ]  # fmt: skip
    return Table(words("area.reports"), headings, rows, words("most", most=REPORTS) if len(found) == REPORTS else "")
