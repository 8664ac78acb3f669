"""The second language of yearbooks: English words of a label that repeat the Vietnamese ones before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from etl.catalogue import Catalogue
from etl.extract.tokens import Token

_SEPARATORS = ("-", "–", "/")
_NAMING = frozenset({"word", "other", "narrow", "indicator", "part", "counted", "contextual", "generic", "column"})
_WORD = re.compile(r"[a-z]{3,}")
_SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?")
"""What a Vietnamese syllable looks like without its marks: "tin", "than"; any other word is of another language."""


def translated(tokens: Sequence[Token], text: str, catalogue: Catalogue) -> tuple[Token, ...]:
    """The tokens of a label `text`; English words that repeat what stands before them name nothing any more.

    "Trong nước - Domestic sector", "Xi măng (Nghìn tấn) - Cement (Thous. tons)", "Tổng số Total": they have no
    Vietnamese letter, what is before has, and one of them is known as a word of English tables, if only with spaces
    where a narrow cell breaks it ("Manufactu ring"). Names of makers ("Bia - Heineken") are none of those.
    """
    if text.isascii() or (first := _first_of_second(tokens, text, catalogue)) is None:
        return tuple(tokens)
    said = _NAMING | {"unit"} if any(token.kind == "unit" for token in tokens[:first]) else _NAMING
    again = (replace(t, kind="filler", value="translation") if t.kind in said else t for t in tokens[first:])
    return (*tokens[:first], *again)


def _first_of_second(tokens: Sequence[Token], text: str, catalogue: Catalogue) -> int | None:
    """The index of the token with which the second language begins; None where there is none."""
    for i, token in enumerate(tokens):
        before, behind = text[: token.start], text[token.end :]
        if token.is_("sign", *_SEPARATORS, "(") and i and _is_month_again(tokens[i - 1], behind, catalogue):
            return i + 1
        if i and text[token.start].isupper() and _is_month_again(tokens[i - 1], text[token.start :], catalogue):
            return i  # "Tháng 1 Jan."
        if token.is_("sign", *_SEPARATORS):
            if before.isascii() or not behind.isascii():
                continue
            listed = any(t.is_("filler", "translation") or t.kind == "column" for t in tokens[i + 1 :])
            if listed or _is_known(behind, catalogue) or _is_broken(behind, catalogue):
                return i + 1
        elif i and text[token.start].isupper() and not before.isascii() and text[token.start :].isascii():
            words = _WORD.findall(text[token.start :].casefold())
            if _is_known(text[token.start :], catalogue) and not any(map(_SYLLABLE.fullmatch, words)):
                return i  # without a sign between: all of it is of another language
    return None


def _is_month_again(before: Token, behind: str, catalogue: Catalogue) -> bool:
    """Whether all that stands `behind` a month says it in English: "Tháng 5 - May"."""
    if before.kind != "period" or before.value.first != before.value.last:
        return False
    words = behind.casefold().strip(" .)")
    return words in catalogue.tables["english_month"].get(str(before.value.first), ())


def _is_known(text: str, catalogue: Catalogue) -> bool:
    return not _english(catalogue).isdisjoint(_WORD.findall(text.casefold()))


def _is_broken(text: str, catalogue: Catalogue) -> bool:
    return "".join(text.casefold().split()) in _unspaced(catalogue)


@lru_cache(maxsize=4)
def _unspaced(catalogue: Catalogue) -> frozenset[str]:
    """The phrases that are known as a second language's, without the spaces between their words."""
    return frozenset(phrase.replace(" ", "") for phrase in catalogue.tables["filler"]["translation"])


@lru_cache(maxsize=4)
def _english(catalogue: Catalogue) -> frozenset[str]:
    """The words of English labels: those of `tables.toml` and of the English names of indicators and units; none that
    could be a Vietnamese syllable without its marks, and none that Vietnamese uses, too ("NPK", "clinker")."""
    indicators = catalogue.indicators.values()
    names = [*catalogue.tables["filler"]["translation"], *(each.name_en for each in indicators)]
    names += [unit.name_en for unit in catalogue.units.values()]
    own = [name for each in indicators for name in (each.name_vi, *each.phrases, *each.counted)]
    own += [surface for surface, _, _ in catalogue.unit_words]
    own += [label for family in catalogue.families for label in family.labels]
    own_words = {word for name in own for word in _WORD.findall(name.casefold())}
    words = {word for name in names for word in _WORD.findall(name.casefold())}
    return frozenset(word for word in words - own_words if not _SYLLABLE.fullmatch(word))
