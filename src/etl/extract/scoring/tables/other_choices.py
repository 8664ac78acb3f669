"""In which unit a level is told, and of which area a cell is a figure. Features only."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import AreaMention
from etl.catalogue.areas import NATION
from etl.extract.scoring.lines import Candidate, few
from etl.extract.scoring.tables.slots import Slot

COUNT = "count"
"""The unit of what is counted, which tables hardly name."""

Told = tuple[tuple[str, tuple[str, ...]], ...]
Places = tuple[tuple[str, tuple[AreaMention, ...]], ...]


def unit_question(slot: Slot, code: str) -> tuple[Told, str, int, Catalogue]:
    """What the answer depends on for the indicator `code`, for `unit_candidates`."""
    row, column = slot.row, slot.column
    head = (("head", column.head.units),) if column.head.units else ()
    return (*head, *row.units, *column.units), code, slot.order, slot.catalogue


def unit_candidates(told: Told, code: str, order: int, catalogue: Catalogue) -> list[Candidate]:
    """Each unit that is told around a cell or goes without saying; `order` is the order of magnitude of its number."""
    indicator, units = catalogue.indicators[code], catalogue.units
    found: dict[str, set[str]] = {}
    rank = 0
    for where, named in told:
        place = where.partition(" ")[0]
        for unit in named:
            if unit in units and units[unit].dimension == indicator.dimension:
                nth = f"nth {few(rank)}"
                found.setdefault(unit, set()).update((place, where, f"{place} {nth}", nth))
                rank += 1
    silent = COUNT if indicator.dimension == "count" else indicator.display_unit
    found.setdefault(silent, set()).add(f"silent {indicator.dimension} over {few(rank, 2)}")
    out: list[Candidate] = []
    for unit, features in found.items():
        size = order + units[unit].factor.adjusted() if unit in units else order
        out.append((unit, features | {f"{code} order {size}", unit}, ()))
    return out


def area_question(slot: Slot) -> tuple[Places, bool, str | None]:
    """What the answer depends on, for `area_candidates`."""
    places = slot.row.areas + slot.column.areas
    return places, bool(slot.row.label.areas), slot.about.area_id


def area_candidates(places: Places, named: bool, own: str | None) -> list[Candidate]:
    """Each area_id that a cell may be a figure of: the document's `own`, those named around it, the nation."""
    found: dict[str, set[str]] = {}
    if own is not None:
        found[own] = {"the document's"}
    for where, mentions in places:
        for mention in mentions:
            features = found.setdefault(mention.area_id, set())
            features |= {where, f"{where} {mention.kind}", f"{where} {mention.frame}"}
    found.setdefault(NATION, set())
    out: list[Candidate] = []
    for area_id, features in found.items():
        who = "own" if area_id == own else "nation" if area_id == NATION else "other"
        said = {*features, *(f"{feature} {who}" for feature in features), f"is {who}", f"label named {named} {who}"}
        out.append((area_id.removesuffix("-2025"), said, ()))
    return out
