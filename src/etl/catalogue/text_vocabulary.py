"""The vocabulary of places, headings and whose figures are told: `places`, `headings`, `spoken_of.toml`. No rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.catalogue.described import read_described, slip
from etl.errors import CatalogueError
from etl.language.fold import fold, nfc
from etl.language.lexicon import WORD
from etl.language.patterns import expand_all
from etl.toml_files import TomlFile, short

Words = tuple[str, ...]
"""A phrase, folded and split into words, as `WORD` splits it."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """The words before the name of a province (`frames`: phrase → kind of frame, the longest of `longest_frame`
    words), and names that look like one.

    Kinds of frame: `office`, `whole`, `city` (whole or town, by the rank of the place), `inside`, `aside`, `part`;
    `districts` are the parts that mean a place even in capitals.
    """

    frames: Mapping[Words, str]
    longest_frame: int
    districts: frozenset[Words]
    companies: tuple[str, ...]
    surnames: frozenset[str]
    not_places: tuple[str, ...]
    towns: Mapping[str, tuple[str, ...]]
    epithets: EpithetWords
    nation_offices: tuple[str, ...]
    nation_wholes: tuple[str, ...]
    nation_aside: frozenset[Words]
    nation_rows: tuple[str, ...]
    nation_issuers: frozenset[str]
    anonymous_province: tuple[str, ...]
    anonymous_city: tuple[str, ...]
    publishers: Mapping[str, str]
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class EpithetWords:
    """What provinces are called beside their names; the lists are explained in the file.

    `of_areas`: area_id → phrases, spelled as they are written. The rest is folded.
    """

    of_areas: Mapping[str, tuple[str, ...]]
    leaders: tuple[str, ...]
    plain: frozenset[str]
    several: frozenset[str]
    regional: frozenset[str]
    behind: frozenset[Words]


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The words around a report: labels of dates, furniture and boxes of the site, captions, letterhead, publishers.
    All folded."""

    posted: tuple[str, ...]
    updated: tuple[str, ...]
    furniture: tuple[str, ...]
    boxes: tuple[str, ...]
    captions: tuple[str, ...]
    letterhead: tuple[str, ...]
    papers: tuple[str, ...]
    publishers: tuple[str, ...]
    bylines: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SpokenOf:
    """The words by which a text says whose figures it tells; what each list is for stands in the file. All folded."""

    whole: frozenset[str]
    its: frozenset[str]
    offices: frozenset[str]
    persons: frozenset[str]
    officials: frozenset[str]
    of_any_place: frozenset[str]
    inside: frozenset[str]
    nation_heads: frozenset[str]
    wide_places: frozenset[str]
    background: frozenset[str]
    home_heads: frozenset[str]
    own_place: frozenset[str]
    after_district: frozenset[str]
    of_district: frozenset[str]
    town_titles: frozenset[str]
    unnamed_towns: frozenset[str]
    councils: frozenset[str]
    beside_name: frozenset[str]
    several: frozenset[str]
    numbers_of: frozenset[str]
    money_of: frozenset[str]
    district_titles: frozenset[str]
    zone_firms: frozenset[str]
    district_offices: frozenset[str]
    branches: frozenset[str]
    whole_branches: frozenset[str]
    fields: frozenset[str]
    whole_fields: frozenset[str]
    example: frozenset[str]
    places: frozenset[str]
    so_many: frozenset[str]
    some_of: frozenset[str]
    five_places: frozenset[str]
    breaking: frozenset[str]
    partners: frozenset[str]
    projects: frozenset[str]
    foreign_investors: frozenset[str]
    domestic_investors: frozenset[str]
    standing_projects: frozenset[str]
    licensed: frozenset[str]
    attracted: frozenset[str]
    up_to: frozenset[str]
    zones_named: frozenset[str]
    rates: frozenset[str]
    paces: frozenset[str]
    cases: frozenset[str]
    nameless: frozenset[str]
    until: frozenset[str]
    until_month: frozenset[str]
    both_ways: frozenset[str]
    thanks_to: frozenset[str]
    still: frozenset[str]
    structure: frozenset[str]
    looks_back: frozenset[str]
    looks_ahead: frozenset[str]
    tasks: frozenset[str]
    since: frozenset[str]
    singled_out: frozenset[str]
    alone: frozenset[str]
    sold: frozenset[str]
    superlatives: frozenset[str]
    home: frozenset[str]
    before_home: frozenset[str]
    pointed_back: frozenset[str]
    joint_forces: frozenset[str]
    asked_for: frozenset[str]
    at_gates: frozenset[str]
    earlier_by: frozenset[str]
    fulfilled: frozenset[str]
    kinds_of_parts: frozenset[str]
    short_electricity: frozenset[str]
    short_foreign: frozenset[str]
    short_water: frozenset[str]
    aspects: frozenset[str]
    sectors: frozenset[str]
    whole_growths: frozenset[str]
    sums: frozenset[str]
    manners: frozenset[str]
    totals: frozenset[str]
    retail_total: frozenset[str]
    retail_services: frozenset[str]
    retail_with_services: frozenset[str]
    causing: frozenset[str]
    remain: frozenset[str]
    among: frozenset[str]
    any_figure: frozenset[str]
    several_aims: frozenset[str]
    moved: frozenset[str]
    adopted: frozenset[str]
    taken_back: frozenset[str]
    part_of_foreign: frozenset[str]
    further: frozenset[str]
    loan_words: frozenset[str]
    done_to_some: frozenset[str]
    once_over: frozenset[str]
    parts_of_year: frozenset[str]
    when: frozenset[str]
    averaged: frozenset[str]
    of_each: frozenset[str]
    officers: frozenset[str]
    several_firms: frozenset[str]
    market_watch: frozenset[str]
    to_be_done: frozenset[str]
    aimed: frozenset[str]
    including: frozenset[str]
    share_names: frozenset[str]
    as_to: frozenset[str]
    any_capital: frozenset[str]
    counted_in: frozenset[str]
    restated: frozenset[str]
    again_now: frozenset[str]
    set_beside: frozenset[str]
    levels_beside: frozenset[str]
    rates_beside: frozenset[str]
    times_beside: frozenset[str]
    means_beside: frozenset[str]
    alike: frozenset[str]
    still_to_reach: frozenset[str]
    so_that: frozenset[str]
    reasons: frozenset[str]
    concessions: frozenset[str]
    results: frozenset[str]
    already: frozenset[str]
    topics: frozenset[str]
    lasted: frozenset[str]
    real_terms: frozenset[str]
    that_is: frozenset[str]
    of_then: frozenset[str]
    all_told: frozenset[str]
    all_of_it: frozenset[str]
    with_more: frozenset[str]
    left_out_before: frozenset[str]
    no_more: frozenset[str]
    outcome: frozenset[str]
    given: frozenset[str]
    measures: frozenset[str]
    last_year: frozenset[str]
    once_built: frozenset[str]
    done: frozenset[str]
    goods: frozenset[str]
    traded_most: frozenset[str]
    in_all: frozenset[str]
    some_projects: frozenset[str]
    laid_out: frozenset[str]
    owner_sectors: frozenset[str]
    groups: frozenset[str]
    zones: frozenset[str]
    papers: frozenset[str]
    part_plans: frozenset[str]
    no_source: frozenset[str]
    national_promotion: frozenset[str]
    local_promotion: frozenset[str]
    new_capital: frozenset[str]
    added_capital: frozenset[str]
    realised: frozenset[str]
    registered: frozenset[str]
    kinds_of_places: frozenset[str]
    zone_boards: frozenset[str]
    teams: frozenset[str]
    one_case: frozenset[str]
    to_each_district: frozenset[str]
    collectors: frozenset[str]
    alternatives: frozenset[str]
    alternative_kinds: frozenset[str]
    chosen: frozenset[str]
    terms: frozenset[str]
    budget_levels: frozenset[str]
    revenue_sources: frozenset[str]
    promotion_offices: frozenset[str]
    founding: frozenset[str]
    founded_firms: frozenset[str]


def words(phrase: str) -> Words:
    """`phrase` folded and split into words."""
    return tuple(WORD.findall(fold(nfc(phrase))))


def place_words(path: Path) -> PlaceWords:
    """The content of the file `places.toml`. Raises CatalogueError when a section is missing or it is not TOML."""
    file = read_described(path)
    data = file.data
    try:
        frames = {
            words(phrase): kind
            for key, kind in _FRAMES.items()
            for phrase in data[key]
        }  # fmt: skip
        return PlaceWords(
            frames=frames,
            longest_frame=max(map(len, frames)),
            districts=frozenset(map(words, data["districts"])),
            companies=_folded(data["companies"]),
            surnames=frozenset(_folded(data["surnames"])),
            not_places=tuple(data["not_places"]),
            towns={area: tuple(names) for area, names in data["towns"].items()},
            epithets=_epithets(file),
            nation_offices=tuple(data["nation"]["offices"]),
            nation_wholes=tuple(data["nation"]["wholes"]),
            nation_aside=frozenset(map(words, data["nation"]["aside"])),
            nation_rows=_folded(data["nation"]["rows"]),
            nation_issuers=frozenset(_folded(data["nation"]["issuers"])),
            anonymous_province=_folded(data["anonymous"]["province"]),
            anonymous_city=_folded(data["anonymous"]["city"]),
            publishers=data["publishers"],
            addresses=data["addresses"],
        )
    except KeyError as error:
        raise CatalogueError("places.toml", f"has no {error}", "add it") from None


def _epithets(file: TomlFile) -> EpithetWords:
    around = file.data["epithet"]
    return EpithetWords(
        of_areas={area: _phrases(file, area, patterns) for area, patterns in file.data["epithets"].items()},
        leaders=_folded(around["leaders"]),
        plain=frozenset(_folded(around["plain"])),
        several=frozenset(_folded(around["several"])),
        regional=frozenset(_folded(around["regional"])),
        behind=frozenset(map(words, around["behind"])),
    )


def _phrases(file: TomlFile, area: str, patterns: Iterable[str]) -> tuple[str, ...]:
    try:
        return expand_all(patterns)
    except ValueError as error:
        remedy = "close the bracket, as in [x] or {a|b}, or make two patterns of it"
        raise slip(file, ("epithets", area), f"{area} cannot be meant: {short(error, 200)}", remedy) from None


_FRAMES = {  # a phrase in two lists has the kind of the last
    "aside": "aside",
    "inside": "inside",
    "parts": "part",
    "wholes": "whole",
    "towns_or_wholes": "city",
    "offices": "office",
}


def heading_words(path: Path) -> HeadingWords:
    """The content of the file `headings.toml`. Raises CatalogueError when a section is missing or it is not TOML."""
    data = read_described(path).data
    try:
        return HeadingWords(**{key: _folded(data[key]) for key in HeadingWords.__dataclass_fields__})
    except KeyError as error:
        raise CatalogueError("headings.toml", f"has no {error}", "add it") from None


def spoken_of(path: Path) -> SpokenOf:
    """The content of the file `spoken_of.toml`. Raises CatalogueError when a section is missing or it is not TOML."""
    data = read_described(path).data
    try:
        return SpokenOf(**{key: frozenset(_folded(data[key])) for key in SpokenOf.__dataclass_fields__})
    except KeyError as error:
        raise CatalogueError("spoken_of.toml", f"has no {error}", "add it") from None


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    """The phrases folded, longest first, so that an alternation prefers the longer one."""
    return tuple(sorted((fold(nfc(phrase)) for phrase in phrases), key=lambda phrase: (-len(phrase), phrase)))
