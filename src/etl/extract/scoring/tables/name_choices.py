"""Which indicator a cell is a figure of, or none: names in its label, groups, headings and title. Features only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from etl.catalogue import Catalogue
from etl.extract.scoring.indicator_choice import NONE
from etl.extract.scoring.lines import Bundle, Candidate, Names, few, once
from etl.extract.scoring.tables.slots import Slot
from etl.extract.scoring.tables.view import HeadNaming, Naming
from etl.extract.vocabulary import Counted, vocabulary

_PLACES = ("label", "head", "group", "title", "before")


class Name(NamedTuple):
    """A name that can be the cell's: the `code` it means, `how`, `where` it stands, and what is beside it there."""

    code: str
    how: str
    where: str
    opens: bool
    unknown: int


Named = tuple[str, tuple[Any, ...]]
"""The names of a piece of words, with where it stands."""

Question = tuple[Naming, HeadNaming, tuple[str, ...], str, Catalogue]


def indicator_question(slot: Slot) -> Question:
    """What the answer depends on, for `indicator_candidates`: the same for most cells of a row."""
    units, where = slot.unit()
    return slot.row.naming, slot.column.naming, _dimensions(units, slot.catalogue), where, slot.catalogue


@lru_cache(maxsize=256)
def _dimensions(units: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(sorted({catalogue.units[unit].dimension for unit in units if unit in catalogue.units}))


def indicator_candidates(
    row: Naming, column: HeadNaming, dimensions: tuple[str, ...], where: str, catalogue: Catalogue
) -> list[Candidate]:
    """Each code of an indicator, or `none`, with what speaks for it; `none` first."""
    groups = [each for each in row.others if each[0].startswith("group")]
    pieces = [("label 0", row.own), ("head 0", column.own), *groups, *column.titles, *row.others[len(groups) :]]
    names = [name for name in _names(pieces, catalogue) if name.code in catalogue.indicators]
    head, unknown, placed = column.measured, row.unknown, row.placed
    told: dict[str, set[str]] = {place: set() for place in _PLACES}
    found: dict[str, list[Name]] = {}
    for name in names:
        told[name.where[:-2]].add(name.code)
        if name.where[:6] != "before" or not row.own:
            found.setdefault(name.code, []).append(name)
    if placed:  # the catalogue says what such rows are of: "địa phương" where the table is of all investment
        for name in names:
            if name.how == "placed":
                found.pop(catalogue.indicators[name.code].parent or "", None)
    parents = {place: {catalogue.indicators[code].parent for code in codes} for place, codes in told.items()}
    named = bool(told["label"])
    out: list[Candidate] = [(NONE, (), (
        (_none, *(len(told[place]) for place in _PLACES), unknown), (_kinds, "none", row.kinds, named),
        (_kinds, "none head", head, named),
    ))]  # fmt: skip
    for code, of_code in found.items():
        indicator = catalogue.indicators[code]
        states = tuple(_state(code, indicator.parent, told[place], parents[place]) for place in _PLACES)
        bundles: list[Bundle] = [
            (_named, each.how, each.where, each.opens, min(each.unknown, 4), placed) for each in dict.fromkeys(of_code)
        ]
        out.append((code, (), (
            *bundles,
            (_stands, states, min(unknown, 3), len(found) == 1, placed),
            (_fits, indicator.dimension, dimensions, where),
            (_kinds, f"part {indicator.parent is not None}", row.kinds, named),
            (_kinds, f"{states[0]} {states[3]}", row.kinds, named),
            (_kinds, f"head {states[1]}", head, bool(told["head"])),
        )))  # fmt: skip
    return out


def _state(code: str, parent: str | None, told: set[str], parents: set[str | None]) -> str:
    """How an indicator and its `parent` are related to what is `told` at a place, whose `parents` are these."""
    if not told:
        return "silent"
    return _STATES[code in told, parent in told, code in parents]


_STATES = {
    (own, above, below): "+".join(["own"] * own + ["parent"] * above + ["child"] * below) or "other"
    for own in (False, True) for above in (False, True) for below in (False, True)
}  # fmt: skip


def _names(pieces: Sequence[Named], catalogue: Catalogue) -> Iterator[Name]:
    """Every name around the cell, those of parts with each whole that they may be parts of."""
    wholes = list(dict.fromkeys(_wholes(pieces, catalogue)))
    for where, named in pieces:
        for kind, value, opens, unknown in named:
            for code, how in _codes(kind, value, wholes, catalogue):
                yield Name(code, how, where, opens, unknown)


def _wholes(pieces: Sequence[Named], catalogue: Catalogue) -> Iterator[str]:
    for _, named in pieces:
        for kind, value, *_ in named:
            indicator = catalogue.indicators.get(value) if isinstance(value, str) and kind != "part" else None
            if indicator is not None:
                yield indicator.parent or indicator.indicator


def _codes(kind: str, value: Any, wholes: list[str], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    if kind == "part":
        parts_of = vocabulary(catalogue).parts_of
        for nth, whole in enumerate(wholes):
            code = parts_of.get(whole, {}).get(value) or f"{whole}.{value}"
            yield code, f"part {few(nth)}"
    elif isinstance(value, Counted):
        yield from ((code, "counted plain") for code in value.plain)
        yield from ((code, "counted context") for code in value.context)
    elif isinstance(value, str):
        yield value, kind
        indicator = catalogue.indicators.get(value)
        if indicator is not None and indicator.cases:
            yield indicator.cases, "cases"


def _named(how: str, where: str, opens: bool, unknown: int, of_place: bool) -> Names:
    place = where.partition(" ")[0]
    return (
        f"{where} {how}", f"{place} {how}", f"{place} {how} opens {opens}", f"{place} {how} unknown {unknown}",
        f"{place} opens {opens} unknown {unknown}", f"{place} {how} of a place {of_place}",
    )  # fmt: skip


def _stands(states: tuple[str, ...], unknown: int, alone: bool, place: bool) -> Names:
    """How the indicator is related to what is named at each place, and at two and three of them together."""
    said = [f"{place} {state}" for place, state in zip(_PLACES, states, strict=True)]
    first = f"label {states[0]} unknown {unknown}"
    return once(
        *said, *map(" | ".join, combinations(said, 2)), " | ".join(said[:2] + said[3:4]), " | ".join(said[:4]), first,
        f"{first} | {said[1]} | {said[3]}", f"of a place {place} {said[3]}", f"alone {alone}",
        f"alone {alone} {said[0]} {said[3]}",
    )  # fmt: skip


def _fits(own: str, told: tuple[str, ...], where: str) -> Names:
    said = " ".join(told) or "none"
    fits = "only" if told == (own,) else "one" if own in told else "not"
    return f"dimension {own} {said}", f"dimension {own} {said} {where}", f"fits {fits} {where}", f"fits {fits} {own}"


def _kinds(of: str, kinds: tuple[str, ...], named: bool) -> Names:
    """What a label or a heading says beside names, by the kinds of its phrases."""
    return once(
        f"{of} says {bool(kinds)}", *[f"{of} {key}" for key in kinds], *[f"{of} {key} {named}" for key in kinds]
    )


def _none(label: int, head: int, group: int, title: int, before: int, unknown: int) -> Names:
    said = [f"{place} {few(n, 2)}" for place, n in zip(_PLACES, (label, head, group, title, before), strict=True)]
    first = f"none label {few(label, 2)} unknown {unknown}"
    return once(
        "none", *[f"none {each}" for each in said], *[f"none {a} | {b}" for a, b in combinations(said, 2)], first,
        f"{first} {said[1]}", f"{first} {said[3]}", f"{first} {said[1]} {said[3]}",
    )  # fmt: skip
