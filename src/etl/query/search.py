"""What a person looks for in a few words: areas, indicators and years, in any order, with or without tone marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.catalogue import Catalogue
from etl.catalogue.area_names import slug
from etl.language.fold import nfc
from etl.language.years import FIRST, LAST

MOST = 12
"""Areas and indicators that are found at most."""
LONGEST, WORDS = 200, 20
"""Letters and words of a search that are looked at."""

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of areas, codes of indicators, and years; empty where the words name none."""

    areas: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def find(catalogue: Catalogue, text: str) -> Found:
    """What the words of `text` mean, the likeliest first.

    A name of an area that stands in the text as a whole is meant, the longest one; the other words have to begin words
    of the name of an indicator, or of one of the phrases that reports use for it.
    """
    words = [word for word in slug(nfc(text[:LONGEST])).split("-") if word not in _EMPTY][:WORDS]
    years = tuple(int(word) for word in words if _YEAR.fullmatch(word) and FIRST <= int(word) <= LAST)
    words = [word for word in words if not (word.isdigit() and int(word) in years)]
    areas, rest = _areas(catalogue, words)
    indicators = _indicators(catalogue, rest)
    if not areas and not indicators:
        areas = _beginning(_area_names(catalogue), rest)
    return Found(tuple(areas[:MOST]), tuple(indicators[:MOST]), years)


def prepare(catalogue: Catalogue) -> None:
    """Spells the names of the catalogue, which has thousands, so that no search has to wait for that."""
    _indicator_names(catalogue)
    _areas_spelled(catalogue)


_EMPTY = frozenset(["", "tinh", "nam", "cua", "in", "of"])


def _areas(catalogue: Catalogue, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The areas whose name stands in the words, the longest name there is, and the words without it."""
    known = _areas_spelled(catalogue)
    places = [(start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    named = [(start, end) for start, end in places if "".join(words[start:end]) in known]
    if not named:
        return [], list(words)
    start, end = max(named, key=lambda place: (place[1] - place[0], -place[0]))
    return list(dict.fromkeys(known["".join(words[start:end])])), [*words[:start], *words[end:]]


def _indicators(catalogue: Catalogue, words: Sequence[str]) -> list[str]:
    return _beginning(_indicator_names(catalogue), words)


def _beginning(named: Sequence[Named], words: Sequence[str]) -> list[str]:
    """The ids of names in which a word begins with each of `words`, the shortest name first."""
    if not words:
        return []
    found = dict[str, tuple[int, int]]()
    first, *others = (f"-{word}" for word in words)
    for place, (meant, spelled) in enumerate(named):
        if first in spelled and all(begin in spelled for begin in others):
            found[meant] = min(found.get(meant, (999, 0)), (spelled.count("-"), place))
    return sorted(found, key=lambda meant: found[meant])


Named = tuple[str, str]
"""An id, and a name of it in letters without marks, with a hyphen before each word."""


@cache
def _indicator_names(catalogue: Catalogue) -> tuple[Named, ...]:
    rows = catalogue.indicators.values()
    return tuple(
        (row.indicator, _spelled(name))
        for row in rows
        for name in (row.name_vi, row.name_en, row.indicator, *row.phrases)
    )


@cache
def _area_names(catalogue: Catalogue) -> tuple[Named, ...]:
    return tuple((area.area_id, _spelled(name)) for area in catalogue.areas.values() for name in area.names)


@cache
def _areas_spelled(catalogue: Catalogue) -> dict[str, list[str]]:
    """The areas of each name, which is spelled without hyphens."""
    known = dict[str, list[str]]()
    for area_id, name in _area_names(catalogue):
        known.setdefault(name.replace("-", ""), []).append(area_id)
    return known


def _spelled(name: str) -> str:
    return f"-{slug(nfc(name))}"
