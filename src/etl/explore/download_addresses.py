"""Which address is which file: ids of the catalogue, of reports and of runs become a selection of rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from fastapi import FastAPI
from fastapi.responses import Response

from etl.catalogue import Catalogue
from etl.explore.asked import Asked, Boundaries, Lang, Text, Year, Years
from etl.explore.downloads import Suffix, Wanted, split
from etl.language import years as spans
from etl.language.periods import is_period
from etl.query import search
from etl.query.export.contents import What
from etl.query.selection import Selection

Download = Callable[[str | None, Wanted | None, Suffix], Response]
"""Answers with a file in a language, or with the page of why there is none."""
Answered = Callable[[str | None, str, Callable[[str], Wanted | None]], Response]
"""Answers with the file of a name (`exports.xlsx`) that leads to what is wanted."""

_ID = re.compile(r"[\w-]{8,80}", re.ASCII)
"""The id of a report or a run, which also names its file."""


def add_downloads(app: FastAPI, known: Catalogue, download: Download) -> None:
    """Adds the addresses of files to `app`: those of what the catalogue names, and those of lists."""

    def answered(lang: str | None, name: str, wanted_of: Callable[[str], Wanted | None]) -> Response:
        found = split(name)
        return download(lang, wanted_of(found[0]) if found else None, found[1] if found else "csv")

    _add_named(app, known, answered)
    _add_lists(app, known, answered)


def _add_named(app: FastAPI, known: Catalogue, answered: Answered) -> None:
    @app.get("/download/area/{name}")
    def _area(name: str, lang: Lang = None, periods: Asked = None) -> Response:
        def wanted(area_id: str) -> Wanted | None:
            what: What = "period" if periods == "all" else "kpi"
            return Wanted(what, area_id, Selection((area_id,))) if area_id in known.areas else None

        return answered(lang, name, wanted)

    @app.get("/download/indicator/{name}")
    def _indicator(name: str, lang: Lang = None, year: Year = None, boundaries: Boundaries = "then") -> Response:
        def wanted(code: str) -> Wanted | None:
            what: What = "boundaries-2025" if boundaries == "2025" else "kpi"
            chosen = Selection(indicators=(code,), years=_of(year) if year else _of())
            return Wanted(what, f"{code}-{year}" if year else code, chosen) if code in known.indicators else None

        return answered(lang, name, wanted)

    @app.get("/download/cell/{area_id}/{period}/{name}")
    def _cell(area_id: str, period: str, name: str, lang: Lang = None) -> Response:
        def wanted(code: str) -> Wanted | None:
            there = area_id in known.areas and code in known.indicators and is_period(period.replace("_", "/"))
            if not there:
                return None
            chosen = Selection((area_id,), (code,), _of(int(period[:4])))
            return Wanted("observations", f"{area_id}-{period}-{code}", chosen)

        return answered(lang, name, wanted)

    @app.get("/download/document/{name}")
    def _document(name: str, lang: Lang = None) -> Response:
        def wanted(document_id: str) -> Wanted | None:
            chosen = Selection(documents=(document_id,))
            return Wanted("observations", document_id, chosen) if _ID.fullmatch(document_id) else None

        return answered(lang, name, wanted)

    @app.get("/download/runs/{name}")
    def _run(name: str, lang: Lang = None) -> Response:
        def wanted(run_id: str) -> Wanted | None:
            return Wanted("changes", run_id, Selection(runs=(run_id,))) if _ID.fullmatch(run_id) else None

        return answered(lang, name, wanted)


def _add_lists(app: FastAPI, known: Catalogue, answered: Answered) -> None:
    @app.get("/download/{name}")
    def _list(
        name: str, lang: Lang = None, years: Years = None, area: Asked = None, indicator: Asked = None, q: Text = ""
    ) -> Response:
        def wanted(kind: str) -> Wanted | None:
            if (area and area not in known.areas) or (indicator and indicator not in known.indicators):
                return None
            return _found(known, q) if kind == "search" else _listed(kind, area, indicator, years)

        return answered(lang, name, wanted)


_LISTS: Mapping[str, What] = {
    "kpi": "kpi",
    "boundaries-2025": "boundaries-2025",
    "coverage": "coverage",
    "review": "review",
    "runs": "runs",
}
"""What an address calls a list → what is exported."""

_OF_YEARS = ("kpi", "boundaries-2025")
"""Lists that are taken along by years alone: as a whole they are what `etl export` is for."""


def _listed(kind: str, area: str | None, indicator: str | None, years: str | None) -> Wanted | None:
    """A list; None for one that there is not, or not without years."""
    what = _LISTS.get(kind)
    if what is None or (what in _OF_YEARS and not years):
        return None
    if what == "runs":
        return Wanted(what, kind)
    of_years = _of(*map(int, years.split(","))) if years else _of()
    chosen = Selection((area,) if area else None, (indicator,) if indicator else None, of_years)
    called = [part for part in (kind, area, indicator, years) if part]
    return Wanted(what, "-".join(called).replace(",", "-"), chosen)


def _found(known: Catalogue, text: str) -> Wanted | None:
    """The KPIs that a search names; None where its page shows none."""
    found = search.find(known, text)
    if not (found.areas and (found.indicators or found.years)):
        return None
    return Wanted("kpi", "search", Selection(found.areas, found.indicators or None, _of(*found.years)))


def _of(*years: int) -> spans.Years:
    """These years; without any, every year."""
    return spans.Years(frozenset(years)) if years else spans.Years()
