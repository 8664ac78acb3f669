"""Fonts from before Unicode (.VnTime, VNI-Times): the encoding that each is made for, and the text drawn in one.

The font is surer evidence than the letters. Which text is in which font is for the readers of formats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from etl.documents import legacy_encodings

_FAMILIES = ((re.compile(r"^\.vn", re.IGNORECASE), "tcvn3"), (re.compile(r"^vni[- ]", re.IGNORECASE), "vni"),
             (re.compile(r"^vps[- ]", re.IGNORECASE), "vps"))  # fmt: skip
_CAPITALS = re.compile(r"^\.vn\w*h$", re.IGNORECASE)  # .VnTimeH draws small letters as capitals


def encoding_of(font: str | None) -> str | None:
    """The encoding that a font is made for: `tcvn3`, `vni`, `vps`; None for a Unicode font."""
    return next((encoding for name, encoding in _FAMILIES if name.match(font or "")), None)


def encoding_among(fonts: Iterable[str]) -> str | None:
    """The encoding that most of the fonts are made for; None where none is from before Unicode."""
    counted = Counter(fonts)
    encodings = Counter[str]()
    for font, count in counted.items():
        if (encoding := encoding_of(font)) is not None:
            encodings[encoding] += count
    return max(encodings, key=lambda each: encodings[each], default=None)


def are_meant(texts: Iterable[str]) -> bool:
    """Whether the texts drawn in such fonts are written for them: a file turned into Unicode may keep its fonts."""
    marked = [text for text in texts if not text.isascii()]
    return 2 * sum(map(legacy_encodings.is_unicode, marked)) <= len(marked)


def in_unicode(text: str, font: str | None, sure: bool = True) -> str:
    """The text, which is drawn in `font`, in Unicode, so that it stays as it is when the other words are recognised.
    `sure`: it is written for that font."""
    encoding = encoding_of(font)
    if encoding is None or font is None:
        return text
    converted = legacy_encodings.to_unicode(text, encoding, tie=sure)
    return legacy_encodings.settled(converted.upper() if _CAPITALS.match(font) else converted)
