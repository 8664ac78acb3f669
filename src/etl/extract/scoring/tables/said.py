"""What a piece of a table's words says: its keys, names, units, times and places. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import AreaMention
from etl.catalogue.table_families import NOTHING as OF_NOTHING
from etl.catalogue.table_families import UNCLEAR, WHOLE
from etl.extract.heading_words import kinds_of
from etl.extract.tokens import Token
from etl.language.fold import fold
from etl.language.lexicon import Lexicon, TextWords, words_of
from etl.language.period_expressions import Expression

_NAMING = frozenset({"indicator", "part", "contextual", "head", "counted", "action"})
_OF_NAMES = ("unit:", "indicator:", "part:", "area:")
_COMPARING = ("ratio:against", "compare:", "benign:with")


class Named(NamedTuple):
    """A name: its `kind`, what it means, whether the words begin with it, and how many other words are unknown."""

    kind: str
    value: Any
    opens: bool
    unknown: int


class Timed(NamedTuple):
    """A time, whether something is compared with it, and the key before it."""

    expression: Expression
    compared: bool
    behind: str


@dataclass(eq=False, frozen=True, slots=True)
class Said:
    """The words of a heading, a label or a title.

    `keys` are the kinds and values of its tokens, `words` the words themselves, folded; `scenarios` are the keys of
    plans, estimates and results that nothing is compared with, `kinds` those of phrases that are no names and no units,
    `measured` those that say what is measured (a quantity, a value).
    """

    keys: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    units: tuple[str, ...] = ()
    times: tuple[Timed, ...] = ()
    areas: tuple[AreaMention, ...] = ()
    scenarios: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tells_time: bool = False
    measured: tuple[str, ...] = ()


NOTHING = Said()
"""Where no words are."""


@lru_cache(maxsize=8192)  # the words of headings and labels come again on every sheet and page
def said(text: str, catalogue: Catalogue) -> Said:
    """What `text` says."""
    tokens = kinds_of(text, catalogue)
    if not tokens:
        return NOTHING
    keys = [_key(token) for token in tokens]
    words = words_of(fold(text))
    return Said(
        tuple(keys),
        tuple(words.text),
        tuple(_names(tokens, words, catalogue)),
        tuple(token.value for token in tokens if token.kind == "unit"),
        tuple(_times(tokens, keys)),
        tuple(token.value for token in tokens if token.kind == "area"),
        tuple(_scenarios(keys)),
        tuple(dict.fromkeys(key for key in keys if ":" in key and not key.startswith(_OF_NAMES))),
        any(key == "<period>" or key.startswith(("when:", "cumulative")) for key in keys),
        tuple(dict.fromkeys(key for key in keys if key.startswith(("quantity:", "measured:", "column:")))),
    )


def _key(token: Token) -> str:
    if token.kind in ("word", "sign", "number"):
        return str(token.value)
    return f"{token.kind}:{token.value}" if isinstance(token.value, str) else f"<{token.kind}>"


def _names(tokens: tuple[Token, ...], words: TextWords, catalogue: Catalogue) -> Iterator[Named]:
    """The names that the lexicon has, and those that only the families of tables have, by their labels and titles."""
    unknown = sum(token.kind == "word" for token in tokens)
    for i, token in enumerate(tokens):
        if token.kind in _NAMING:
            yield Named(token.kind, token.value, not i, unknown)
    bare = [k for k, word in enumerate(words.text) if word[0].isalnum()]  # labels of families have no signs
    words = TextWords([words.text[k] for k in bare], [words.start[k] for k in bare], [words.stop[k] for k in bare])
    for lexicon in _family_names(catalogue):
        for hit in lexicon.find_in(words):
            beside = sum(not hit.start <= start < hit.end for start in words.start)
            for code in hit.value:
                yield Named(hit.kind, code, hit.start == words.start[0], beside)


@lru_cache(maxsize=4)
def _family_names(catalogue: Catalogue) -> tuple[Lexicon, ...]:
    """The labels and the titles of all families of tables, each with every indicator that it means in one of them, and
    the titles with what their rows of provinces are of."""
    labels, titles, places = dict[str, list[str]](), dict[str, list[str]](), dict[str, list[str]]()
    for family in catalogue.families:
        for words, meant in family.labels.items():
            code = family.indicator if meant == WHOLE else meant
            if code is not None and code not in (OF_NOTHING, UNCLEAR):
                labels.setdefault(words, []).append(code)
        for words in family.titles:
            titles.setdefault(words, []).append(family.indicator or f"no {family.code}")
            if family.places is not None:
                places.setdefault(words, []).append(family.places)
    return tuple(
        Lexicon((words, kind, tuple(dict.fromkeys(codes))) for words, codes in found.items())
        for kind, found in (("labelled", labels), ("titled", titles), ("placed", places))
    )


def _scenarios(keys: list[str]) -> Iterator[str]:
    for key in keys:
        if key.startswith(_COMPARING):
            return
        if key.startswith("scenario:"):
            yield key


def _times(tokens: tuple[Token, ...], keys: list[str]) -> Iterator[Timed]:
    """The times; one is compared with where nothing else stands between it and the words that compare."""
    compared = False
    for i, token in enumerate(tokens):
        if keys[i].startswith(_COMPARING):
            compared = True
        elif token.kind == "period":
            yield Timed(token.value, compared, keys[i - 1] if i else "^")
            compared = False
        elif keys[i].startswith("when:"):  # "so với cùng kỳ năm trước, quý II": that quarter is the column's own
            compared = False
