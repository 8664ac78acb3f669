"""The page of a search: areas, indicators, and the figures that both name together."""

from __future__ import annotations

from etl.explore import address
from etl.explore.entries import Entry, kpi_table
from etl.explore.look import FORMS, Look, Page
from etl.query import search as searching

MOST = 60
"""Figures that a search shows."""


def search(look: Look, text: str) -> Page:
    """What the words of a person name."""
    found = searching.find(look.catalogue, text)
    words = look.words
    rows = look.ask(
        "page_found", areas=list(found.areas) or None, indicators=list(found.indicators) or None,
        years=list(found.years) or None, most=MOST,
    ) if found.areas and (found.indicators or found.years) else []  # fmt: skip
    year = found.years[0] if found.years else None
    areas = [Entry(look.area(one), look.link(address.area(one))) for one in found.areas]
    indicators = [Entry(look.indicator(one), look.link(address.indicator(one, year))) for one in found.indicators]
    by_area = {row["area_id"] for row in rows}
    tables = [
        kpi_table(look, [row for row in rows if row["area_id"] == area_id], look.area(area_id), by="indicator and year")
        for area_id in found.areas if area_id in by_area
    ]  # fmt: skip
    shown = {
        "areas": areas, "indicators": indicators, "tables": tables,
        "nothing": "" if areas or indicators else words("search.nothing"),
    }  # fmt: skip
    title = words("search.title", text=text.strip()[: searching.LONGEST])
    here = address.SEARCH.asking(q=text[: searching.LONGEST])
    return Page("search.html", here, title, shown, FORMS if rows else ())
