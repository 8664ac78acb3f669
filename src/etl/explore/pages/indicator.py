"""The page of an indicator: what it is, what it adds up to, and the provinces in a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from etl.catalogue.areas import NATION
from etl.explore import address, drawn
from etl.explore.entries import Entry, Row, Table, kpi_table, level, meant
from etl.explore.look import FORMS, Look, Page

MOST, NAMES = 300, 12
"""Rows of a ranking, and names of an indicator in reports, that a page shows."""

Boundaries = Literal["then", "2025"]
"""The provinces of the year, or those since July 2025, for which the figures of their parts are added up."""


def indicator(look: Look, code: str, year: int | None = None, boundaries: Boundaries = "then") -> Page | None:
    """The page of an indicator in a year, the latest that is known; None for one that is not in the catalogue."""
    if code not in look.catalogue.indicators:
        return None
    years = [one["year"] for one in look.ask("page_years", area="", indicator=code)]
    chosen = year or (years[0] if years else None)
    adds_up = look.catalogue.indicators[code].adds_up
    today = boundaries == "2025" and adds_up
    rows = _rows(look, code, chosen, today)
    here = address.indicator(code).asking(boundaries="2025" if today else None)
    shown = {
        "facts": _facts(look, code),
        "related": _related(look, code),
        "years": [
            Entry(str(one), None if one == chosen else look.link(here.asking(year=one if one != years[0] else None)))
            for one in years
        ],
        "boundaries": boundaries_of(look, address.indicator(code, year), today) if adds_up else [],
        "tables": [_table(look, group, chosen, today) for group in grouped(rows)],
        "nothing": "" if rows else look.words("indicator.nothing"),
        "charts": _charts(look, code, rows, chosen, today),
    }
    title = look.indicator(code) + (f", {chosen}" if chosen else "")
    return Page("indicator.html", here.asking(year=year), title, shown, FORMS)


def _charts(look: Look, code: str, rows: list[dict[str, Any]], year: int | None, today: bool) -> list[drawn.Drawn]:
    """The map of the year and the ranking; with the provinces of then also those of which most years are known."""
    if year is None:
        return []
    if today:
        return [*drawn.today(rows, code, year, look), *drawn.ranked(drawn.restated(rows), code, year, look)]
    longest = look.ask("page_series", indicator=code, nation=NATION, most=drawn.SERIES, rows=MOST)
    return [
        *drawn.maps(rows, code, year, look),
        *drawn.ranked(rows, code, year, look),
        *drawn.over_years(longest, code, look),
    ]


def _rows(look: Look, code: str, year: int | None, today: bool) -> list[dict[str, Any]]:
    if year is None:
        return []
    return look.ask("page_ranking_2025" if today else "page_ranking", indicator=code, year=year, most=MOST)


def grouped(rows: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The rows of each scope and price basis: what can stand in one ranking."""
    groups = dict[tuple[str | None, str | None], list[Mapping[str, Any]]]()
    for row in rows:
        groups.setdefault((row["scope"], row["price_basis"]), []).append(row)
    return list(groups.values())


def _table(look: Look, rows: Sequence[Mapping[str, Any]], year: int | None, today: bool) -> Table:
    said = meant(look, rows[0])
    caption = f"{look.words('indicator.ranking', year=year)}{f': {said}' if said else ''}"
    note = look.words("most", most=MOST) if len(rows) == MOST else ""
    return _added(look, rows, caption, note) if today else kpi_table(look, rows, caption, "area", note)


def _added(look: Look, rows: Sequence[Mapping[str, Any]], caption: str, note: str) -> Table:
    """Figures of the provinces of today, and whether they are stated or added up from their parts."""
    words = look.words
    shown = [
        Row([
            Entry(look.area(row["area_id"]), look.link(address.area(row["area_id"]))),
            level(look, row),
            Entry(_source(look, row)),
        ])
        for row in rows
    ]  # fmt: skip
    headings = [
        Entry(words("column.area")),
        Entry(words("column.actual"), kind="number"),
        Entry(words("column.source")),
    ]
    return Table(caption, headings, shown, note)


def _source(look: Look, row: Mapping[str, Any]) -> str:
    said = look.words(f"boundaries.{row['source'].replace(' ', '_')}")
    missing = row.get("missing")
    names = missing if isinstance(missing, str) else ", ".join(map(look.area, missing or ()))
    return f"{said}: {names}" if names else said


def _facts(look: Look, code: str) -> list[tuple[str, Entry]]:
    words, row = look.words, look.catalogue.indicators[code]
    other = row.name_en if words.lang == "vi" else row.name_vi
    facts = [
        ("code", Entry(code)),
        ("other_name", Entry(other)),
        ("unit", Entry(look.unit(row.display_unit))),
        ("kind", Entry(words("indicator.flow" if row.flow else "indicator.stock"))),
        ("adds_up", Entry(words("indicator.adds_up" if row.adds_up else "indicator.adds_not"))),
        ("names", Entry("; ".join(look.called(code, NAMES)))),
    ]
    return [(words(f"indicator.{name}_is"), entry) for name, entry in facts if entry.text]


def _related(look: Look, code: str) -> list[Entry]:
    """What it is a part of, and its parts."""
    words, row = look.words, look.catalogue.indicators[code]
    whole = [row.parent] if row.parent else []
    related = [
        Entry(words("indicator.part_of", name=look.indicator(one)), look.link(address.indicator(one))) for one in whole
    ]
    parts = [one.indicator for one in look.catalogue.indicators.values() if one.parent == code]
    return related + [Entry(look.indicator(one), look.link(address.indicator(one))) for one in parts]


def boundaries_of(look: Look, here: address.Address, today: bool) -> list[Entry]:
    """The switch between the provinces of the year and those of today; what is shown has no link."""
    words = look.words
    then = Entry(words("boundaries.then"), look.link(here) if today else None)
    return [then, Entry(words("boundaries.today"), None if today else look.link(here.asking(boundaries="2025")))]
