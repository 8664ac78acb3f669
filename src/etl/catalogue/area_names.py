"""An area by its bare name or slug, as cards and publishers write it. Names in running text: `area_mentions`."""

from __future__ import annotations

import re
import unicodedata

from etl.catalogue import Catalogue
from etl.language.fold import fold, nfc

_TITLE = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s*")


def area_named(name: str, catalogue: Catalogue) -> str | None:
    """The area_id that `name` means: a slug, a name or an alias, with or without "tỉnh"/"thành phố"; else None.

    Without a day, a name means the area that had it first (`tuyen-quang`, not `tuyen-quang-2025`).
    """
    wanted = _key(name)
    bare = _TITLE.sub("", wanted)
    for area in catalogue.areas.values():
        if name.strip().lower() == area.area_id or {wanted, bare} & {_key(each) for each in area.names}:
            return area.area_id
    return None


def slug(name: str) -> str:
    """`name` as addresses have it: lower case, without tone marks, words joined by hyphens."""
    letters = name.lower()
    if not letters.isascii():
        plain = unicodedata.normalize("NFD", letters.replace("đ", "d"))
        letters = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _key(name: str) -> str:
    return " ".join(re.sub(r"\s*-\s*", " - ", fold(nfc(name))).split())
