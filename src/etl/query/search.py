"""What a person looks for in a few words: areas, indicators and years, in any order, with or without tone marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
        areas = _beginning(((area.area_id, names) for area in catalogue.areas.values() for names in area.names), rest)
    return Found(tuple(areas[:MOST]), tuple(indicators[:MOST]), years)


_EMPTY = frozenset(["", "tinh", "nam", "cua", "in", "of"])


def _areas(catalogue: Catalogue, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The areas whose name stands in the words, the longest name there is, and the words without it."""
    known = dict[str, list[str]]()
    for area in catalogue.areas.values():
        for name in area.names:
            known.setdefault(slug(nfc(name)).replace("-", ""), []).append(area.area_id)
    places = [(start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    named = [(start, end) for start, end in places if "".join(words[start:end]) in known]
    if not named:
        return [], list(words)
    start, end = max(named, key=lambda place: (place[1] - place[0], -place[0]))
    return list(dict.fromkeys(known["".join(words[start:end])])), [*words[:start], *words[end:]]


def _indicators(catalogue: Catalogue, words: Sequence[str]) -> list[str]:
    if not words:
        return []
    rows = catalogue.indicators.values()
    named = [(row.indicator, name) for row in rows for name in (row.name_vi, row.name_en, row.indicator, *row.phrases)]
    return _beginning(named, words)


def _beginning(named: Iterable[tuple[str, str]], words: Sequence[str]) -> list[str]:
    """The ids of names in which a word begins with each of `words`, the shortest name first."""
    if not words:
        return []
    found = dict[str, tuple[int, int]]()
    begins = [f"-{word}" for word in words]
    for place, (meant, name) in enumerate(named):
        spelled = _spelled(name)
        if all(begin in spelled for begin in begins):
            found[meant] = min(found.get(meant, (999, 0)), (spelled.count("-"), place))
    return sorted(found, key=lambda meant: found[meant])


@cache
def _spelled(name: str) -> str:
    """A name of the catalogue, which has thousands, in letters without marks, with a hyphen before each word."""
    return f"-{slug(nfc(name))}"
