"""Pages for what is not there: which name is nearest, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from etl.errors import EtlError
from etl.explore import address
from etl.explore.address import Address
from etl.explore.entries import Entry, Table, kpi_table
from etl.explore.look import Look, Page
from etl.explore.words import Words
from etl.query import names

NOT_FOUND, UNAVAILABLE = 404, 503
LONGEST, MOST = 80, 30
"""Letters of a wrong address that a page repeats, and figures that are near a missing one."""


def unknown_area(look: Look, text: str) -> Page:
    """No area has this id: the nearest ones."""
    near = [
        Entry(look.area(found), look.link(address.area(found)))
        for found in names.near_areas(look.catalogue, text[:LONGEST])
    ]
    return missing(look.words, look.words("fault.area", text=_short(text)), near)


def unknown_indicator(look: Look, text: str) -> Page:
    """No indicator has this code: the nearest ones."""
    found = names.near_indicators(look.catalogue, text[:LONGEST])
    near = [Entry(look.indicator(code), look.link(address.indicator(code))) for code in found]
    return missing(look.words, look.words("fault.indicator", text=_short(text)), near)


def unknown_cell(look: Look, area_id: str, indicator: str) -> Page:
    """Nothing is known of a cell: the other periods of its area and indicator."""
    found = {"areas": [area_id], "indicators": [indicator], "years": None, "most": MOST}
    rows = look.ask("page_found", **found)
    ways = [Entry(look.area(area_id), look.link(address.area(area_id)))]
    ways.append(Entry(look.indicator(indicator), look.link(address.indicator(indicator))))
    table = kpi_table(look, rows, look.indicator(indicator)) if rows else None
    return missing(look.words, look.words("fault.cell"), ways, table)


def missing(words: Words, said: str, near: Sequence[Entry] = (), table: Table | None = None) -> Page:
    """A page that says what is not there."""
    shown = {"said": [said], "near": near, "program": "", "table": table}
    return Page("fault.html", Address(), words("fault.not_found"), shown, status=NOT_FOUND)


def misunderstood(words: Words, text: str) -> Page:
    """Something in the question of an address that cannot be meant."""
    return missing(words, words("fault.asked", text=_short(text)))


def no_warehouse(words: Words, error: EtlError, being_made: bool) -> Page:
    """The warehouse cannot be opened: why, and the remedy."""
    said = [words(f"fault.{kind}") for kind in [_kind(error, being_made)] if kind]
    shown = {"said": said, "near": (), "program": f"{error.what}; {error.remedy}", "table": None}
    return Page("fault.html", Address(), words("fault.warehouse"), shown, status=UNAVAILABLE)


def _kind(error: EtlError, being_made: bool) -> str | None:
    """Which of the usual reasons it is, by what the error says."""
    if "no warehouse yet" in error.what:
        return "being_made" if being_made else "missing"
    if "newer" in error.what:
        return "newer"
    return "older" if "older layout" in error.what else None


def program(words: Words) -> Page:
    """A fault of the program itself."""
    shown = {"said": [words("fault.program")], "near": (), "program": "", "table": None}
    return Page("fault.html", Address(), words("fault.warehouse"), shown, status=500)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
