"""An area by its bare name or slug, as cards and publishers write it. Names in running text: `area_mentions`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from etl.catalogue import Catalogue
from etl.language.fold import fold, nfc

_TITLE = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s*")


def area_named(name: str, catalogue: Catalogue) -> str | None:
    """The area_id that `name` means: a slug, a name or an alias, with or without "tỉnh"/"thành phố"; else None.

    Without a day, a name means the area that had it first (`tuyen-quang`, not `tuyen-quang-2025`).
    """
    ids, names = _places(catalogue)
    wanted = _key(name)
    found = [ids.get(name.strip().lower()), names.get(wanted), names.get(_TITLE.sub("", wanted))]
    first = min((place for place in found if place is not None), default=None)
    return None if first is None else tuple(ids)[first]


@lru_cache(maxsize=4)
def _places(catalogue: Catalogue) -> tuple[dict[str, int], dict[str, int]]:
    """The place of each area among all, by its id and by its names: all are folded once, not for every card."""
    by_name: dict[str, int] = {}
    for place, area in enumerate(catalogue.areas.values()):
        for name in area.names:
            by_name.setdefault(_key(name), place)
    return {area_id: place for place, area_id in enumerate(catalogue.areas)}, by_name


def slug(name: str) -> str:
    """`name` as addresses have it: lower case, without tone marks, words joined by hyphens."""
    letters = name.lower()
    if not letters.isascii():
        plain = unicodedata.normalize("NFD", letters.replace("đ", "d"))
        letters = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _key(name: str) -> str:
    return " ".join(re.sub(r"\s*-\s*", " - ", fold(nfc(name))).split())
