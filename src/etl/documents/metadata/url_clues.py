"""What an address states: the day or month in its path, the province in its host or in the words of its path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from etl.catalogue import Catalogue
from etl.catalogue.area_names import slug
from etl.catalogue.areas import NATION, Area
from etl.language.days import day_of
from etl.language.periods import YEAR

_Y, _M, _D = rf"({YEAR})", r"(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
_DAY = re.compile(rf"/{_Y}/{_M}/{_D}(?:/|$)|/{_Y}-{_M}-{_D}(?:/|-|$)")
_STAMP = re.compile(rf"(?<!\d)({YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{{6}}|\d{{9}})?(?!\d)")
_MONTH = re.compile(rf"/({YEAR})(0[1-9]|1[0-2])(?:/|$)|/{_Y}/{_M}/")
_YEAR = re.compile(rf"/({YEAR})/")
_SHORTEST = 5  # letters: shorter slugs ("hue") are parts of other words of a host


@dataclass(frozen=True, slots=True)
class Posted:
    """When a page was published by its address: `day`, or only `hint` (`2011-05`, `2011`)."""

    day: date | None = None
    hint: str | None = None


def posted(url: str | None) -> Posted:
    """The day or month in the path of `url`: "/2016/01/18/", "-20160118083000.htm", "/201105/"."""
    path = _path(url)
    if match := _DAY.search(path) or _STAMP.search(path):
        year, month, day = (int(group) for group in match.groups() if group is not None)
        if found := day_of(year, month, day):
            return Posted(found, f"{year}-{month:02}")
    if match := _MONTH.search(path):
        year, month = (int(group) for group in match.groups() if group is not None)
        return Posted(None, f"{year}-{month:02}")
    if match := _YEAR.search(path):
        return Posted(None, match[1])
    return Posted()


def area_of_host(url: str | None, catalogue: Catalogue) -> str | None:
    """The area whose site `url` is on: "sct.laichau.gov.vn", "baohanam.com.vn". None for none or more than one."""
    glued = _glued(catalogue)
    found = {_area_of_label(label, glued) for label in _host(url).split(".")} - {None}
    return found.pop() if len(found) == 1 else None


def area_of_words(url: str | None, catalogue: Catalogue) -> str | None:
    """The one province named in the words of the address ("…/cong-nghiep-da-nang-tang-kha.html"), else None."""
    wanted = _in_words(catalogue)
    words = re.findall(r"[a-z]+|\d+", _path(url).lower())
    found: set[str] = set()
    i = 0
    while i < len(words):
        size = next((n for n in (5, 4, 3, 2) if tuple(words[i : i + n]) in wanted), 0)
        if size:
            found.add(wanted[tuple(words[i : i + size])])
        i += size or 1
    return found.pop() if len(found) == 1 else None


def _area_of_label(label: str, glued: dict[str, str]) -> str | None:
    """The area whose name, written in one word, is the label, or begins or ends it; the longest name wins."""
    label = label.replace("-", "")
    fits = [
        name for name in glued
        if label == name or (len(name) >= _SHORTEST and (label.startswith(name) or label.endswith(name)))
    ]  # fmt: skip
    return glued[max(fits, key=len)] if fits else None


@lru_cache(maxsize=4)
def _in_words(catalogue: Catalogue) -> dict[tuple[str, ...], str]:
    """The names of the areas as an address writes them, word by word, and whose they are."""
    return {tuple(slug(name).split("-")): area.area_id for area in _first_bearers(catalogue) for name in area.names}


@lru_cache(maxsize=4)
def _glued(catalogue: Catalogue) -> dict[str, str]:
    return {area.area_id.replace("-", ""): area.area_id for area in _first_bearers(catalogue)} | dict(
        catalogue.places.addresses
    )


def _first_bearers(catalogue: Catalogue) -> list[Area]:
    return [a for a in catalogue.areas.values() if a.area_id != NATION and not a.area_id.endswith("-2025")]


def _host(url: str | None) -> str:
    return _split(url)[0]


def _path(url: str | None) -> str:
    return _split(url)[1]


def _split(url: str | None) -> tuple[str, str]:
    """Host and path of `url`; empty where it is none."""
    try:
        parts = urlsplit(url or "")
    except ValueError:  # "http://[" is no address
        return "", ""
    return parts.hostname or "", parts.path
