"""The words of the pages in one language. They are data: texts.toml, and for columns and codes those of the exports."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from etl.query.export.headings import Headings, Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
"""The first is the one that is shown unless another is asked for."""

_WITHOUT = "excl_part_"
"""What a scope begins with that names in its code the part that is left out."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `words("start.title")`, with what stands in their braces filled in."""

    lang: Language

    def __call__(self, key: str, **filled: object) -> str:
        """The words under a key of texts.toml. Raises KeyError for one that is not there: a fault of the program."""
        text: str = _texts()[key][self.lang]
        return text.format(**filled) if filled else text

    def maybe(self, key: str, otherwise: str) -> str:
        """As above, or `otherwise` where the key is not known: words that the warehouse states in English."""
        return _texts()[key][self.lang] if key in _texts() else otherwise

    def heading(self, column: str) -> str:
        """The heading of a column of the warehouse."""
        return Headings(self.lang).heading(column)

    def code(self, column: str, code: Any) -> str:
        """The word for a code in a column: "nhất quán" for `consistent`; the code itself where none is known."""
        if code is None:
            return ""
        return _code(self, column, code) if isinstance(code, str) else str(code)


def words_of(lang: str | None) -> Words:
    """The words of a language; of the first one where none is asked for that there is."""
    return Words(next((known for known in LANGUAGES if known == lang), LANGUAGES[0]))


@lru_cache(maxsize=1_024)
def _code(words: Words, column: str, code: str) -> str:
    if column == "scope" and code.startswith(_WITHOUT):
        return f"{words.maybe('scope.excl_part', code)} ({code.removeprefix(_WITHOUT).replace('_', ' ')})"
    shown = Headings(words.lang).value(column, code)
    return words.maybe(f"{column}.{code}", str(shown)) if shown == code else str(shown)


@cache
def _texts() -> dict[str, dict[str, str]]:
    """Key, with dots for the tables it stands in → language → text."""
    found: dict[str, dict[str, str]] = {}
    waiting = [("", tomllib.loads(Path(__file__).with_name("texts.toml").read_text("utf-8")))]
    while waiting:
        prefix, table = waiting.pop()
        for name, value in table.items():
            if set(value) == set(LANGUAGES):
                found[f"{prefix}{name}"] = value
            else:
                waiting.append((f"{prefix}{name}.", value))
    return found
