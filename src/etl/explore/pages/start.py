"""The first page: search, the nation's headline KPIs of a year, the provinces, and what the last run changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from etl.catalogue.areas import MERGER, NATION
from etl.explore import address, drawn, written
from etl.explore.entries import Entry, Row, Table, kpi_table, numbers
from etl.explore.look import FORMS, Look, Page
from etl.explore.pages.indicator import Boundaries, boundaries_of
from etl.explore.pages.runs import changes
from etl.language.collation import vietnamese_order

MOST, CHANGES = 60, 10
"""Rows of headline KPIs and changes of the last run."""

MAPS, SQUARES = 12, 500
"""Indicators that have a map, and rows behind one."""


def start(look: Look, year: int | None = None, boundaries: Boundaries = "then") -> Page:
    """The first page; without a year that of the latest figures of the nation, else of any area."""
    years = look.ask("page_years", area=NATION, indicator=None)
    chosen = year or next((one["year"] for one in years if one["of_area"]), years[0]["year"] if years else None)
    rows = look.ask("page_headline", area=NATION, year=chosen, most=MOST) if chosen else []
    words = look.words
    last = look.ask("page_run", run=None, most=1)
    shown = {
        "counts": _counts(look),
        "headline": kpi_table(look, rows, words("start.headline", year=chosen), by="indicator") if rows else None,
        "years": [_year(look, one["year"], chosen) for one in years if one["of_area"]],
        "nation": Entry(look.area(NATION), look.link(address.area(NATION))),
        "areas": _areas(look, chosen),
        "indicators": _indicators(look),
        "run": _run(look, last[0]) if last else None,
        "changes": changes(look, last[0]["run_id"], CHANGES) if last else None,
        **_map(look, year, boundaries == "2025"),
    }  # fmt: skip
    here = address.START.asking(year=year, boundaries="2025" if boundaries == "2025" else None)
    taken = _taken({chosen, shown["map_year"]}, boundaries == "2025")
    return Page("start.html", here, words("title"), shown, FORMS if taken.asked else (), taken=taken)


def _taken(years: set[int | None], today: bool) -> address.Address:
    """The KPIs of the years that are shown: those of the headline figures and the map may differ."""
    chosen = ",".join(str(year) for year in sorted(year for year in years if year is not None))
    return (address.KPI_TODAY if today else address.KPI).asking(years=chosen or None)


def _map(look: Look, year: int | None, today: bool) -> dict[str, Any]:
    """The map of what most provinces state, in the year asked for, and where the maps of other indicators are.

    With `today` on the boundaries since July 2025, of what most provinces state that adds up.
    """
    if today:
        found = look.ask("page_map_choice_2025", year=year, most=1)
    else:
        found = look.ask("page_map_choice", year=year, nation=NATION, most=1)
    here = address.START.asking(year=year)
    if not found:
        return {
            "map_year": None,
            "charts": [],
            "maps": [],
            "other_maps": "",
            "boundaries": boundaries_of(look, here, True) if today else [],
        }
    code, shown = str(found[0]["indicator"]), int(found[0]["year"])
    rows = look.ask("page_ranking_2025" if today else "page_map", indicator=code, year=shown, most=SQUARES)
    others = [one["indicator"] for one in look.ask("page_map_choice", year=shown, nation=NATION, most=MAPS)]
    return {
        "map_year": shown,
        "charts": drawn.today(rows, code, shown, look) if today else drawn.maps(rows, code, shown, look),
        "boundaries": boundaries_of(look, here, today),
        "other_maps": look.words("chart.other_maps", year=shown),
        "maps": [Entry(look.indicator(one), look.link(address.indicator(one, shown))) for one in others if one != code],
    }


def _year(look: Look, year: int, chosen: int | None) -> Entry:
    """The first page of a year; the one that is shown has no link."""
    return Entry(str(year), None if year == chosen else look.link(address.START.asking(year=year)))


def _run(look: Look, last: Mapping[str, Any]) -> Entry:
    day = written.moment(last["finished_at"], look.words)
    return Entry(look.words("start.last_run", day=day), look.link(address.run(last["run_id"])))


def _counts(look: Look) -> list[Entry]:
    words, found = look.words, look.ask("row_counts")[0]
    counted = ("documents_read", "observations", "yearly_kpis", "rejected")
    leads = {"rejected": look.link(address.REVIEW), "yearly_kpis": look.link(address.COVERAGE)}
    return [
        Entry(words(f"count.{name}", number=written.number(found[name], words)), leads.get(name)) for name in counted
    ]


def _areas(look: Look, year: int | None) -> Table:
    """The provinces in Vietnamese order, with how much is known of each."""
    words, known = look.words, {one["area_id"]: one for one in look.ask("page_areas")}
    areas = [
        area for area in look.catalogue.areas.values()
        if area.area_id != NATION and (_exists(area.valid_from, area.valid_to, year) or area.area_id in known)
    ]  # fmt: skip
    rows = []
    for area in sorted(areas, key=lambda area: (vietnamese_order(area.name), area.area_id)):
        found: dict[str, Any] = known.get(area.area_id, {})
        span = f"{found['first_year']}–{found['last_year']}" if found else ""
        rows.append(
            Row([
                Entry(look.area(area.area_id), look.link(address.area(area.area_id)), "" if found else "weak"),
                numbers(written.number(found.get("figures"), words)), numbers(span),
            ])
        )  # fmt: skip
    return Table(
        words("start.areas"),
        [
            Entry(words("column.area")),
            Entry(words("column.figures"), kind="number"),
            Entry(words("column.years"), kind="number"),
        ],
        rows,
    )


def _exists(since: date | None, until: date | None, year: int | None) -> bool:
    """Whether an area exists at the end of the year."""
    day = date(year, 12, 31) if year else MERGER
    return (since is None or since <= day) and (until is None or until >= day)


def _indicators(look: Look) -> list[Entry]:
    """The headline indicators first, then the other wholes."""
    wholes = [one for one in look.catalogue.indicators.values() if one.parent is None]
    wholes.sort(key=lambda one: not one.headline)
    return [
        Entry(
            look.indicator(one.indicator), look.link(address.indicator(one.indicator)), "" if one.headline else "weak"
        )
        for one in wholes
    ]
