"""A sentence as tokens: what each word or group of words is. What the tokens say together is not decided here.

Kinds: `quantity`, `period`, `area`; the catalogue's `indicator`, `part`, `contextual`, `counted`; the sections of
`phrases.toml` (`verb`, `scenario`, `compare`, `bound`, …); `sign` (punctuation) and `word` (not in the vocabulary).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, NamedTuple

from etl.catalogue.lexicon import WORD
from etl.documents.places import AreaMention
from etl.extract import dates
from etl.extract.vocabulary import Vocabulary


class Token(NamedTuple):
    """A stretch of text and what it is: `kind` as above, `value` by kind (a code, a Quantity, an Expression, …)."""

    kind: str
    value: Any
    start: int
    end: int

    def is_(self, kind: str, *values: str) -> bool:
        """Whether the token is of `kind` and, where values are given, has one of them."""
        return self.kind == kind and (not values or self.value in values)


def tokenise(
    folded: str, start: int, end: int, words: Vocabulary, areas: list[AreaMention], area_starts: list[int]
) -> list[Token]:
    """The tokens of `folded[start:end]`, left to right, without gaps but for spaces.

    `areas` are the mentions of the whole text in order and `area_starts` their places.
    """
    spans = _areas_and_periods(folded, start, end, areas, area_starts)
    found = list(WORD.finditer(folded, start, end))
    tokens: list[Token] = []
    numbers: list[tuple[int, int]] = []  # spans whose digits belong to something else
    i, n = 0, len(found)
    while i < n:
        match = found[i]
        at = match.start()
        span = spans.get(at)
        last, phrase = words.lexicon.longest(found, i)
        if phrase is not None and (span is None or found[last].end() > span.end):
            token = Token(phrase[0], phrase[1], at, found[last].end())
            numbers.append((at, token.end))
        elif span is not None:
            token = span
            numbers.append((at, token.end))
        else:
            text = match.group()
            kind = "number" if text[0].isdigit() else "word" if text[0].isalpha() else "sign"
            token = Token(kind, text, at, match.end())
        tokens.append(token)
        while i < n and found[i].start() < token.end:
            i += 1
    return _with_quantities(tokens, folded, start, end, words, numbers)


def _next_word(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at


def _areas_and_periods(
    folded: str, start: int, end: int, areas: list[AreaMention], area_starts: list[int]
) -> dict[int, Token]:
    spans = {e.start: Token("period", e, e.start, e.end) for e in dates.find(folded, start, end)}
    for k in range(bisect_left(area_starts, start), bisect_left(area_starts, end)):
        mention = areas[k]
        spans[mention.start] = Token("area", mention, mention.start, mention.end)
    return spans


def _with_quantities(
    tokens: list[Token], folded: str, start: int, end: int, words: Vocabulary, skip: list[tuple[int, int]]
) -> list[Token]:
    """The tokens with numbers and their units replaced by quantities."""
    fixed = [span for span in skip if any(c.isdigit() for c in folded[span[0] : span[1]])]
    found = list(words.quantities.find(folded, start, end, fixed))
    taken = [(q.start, q.end) for q in found] + fixed
    found += words.quantities.find_words(folded, start, end, taken)
    if not found:
        return tokens
    counted = {token.start for token in tokens if token.kind == "counted"}
    found = [q for q in found if q.base or q.rule != "number.words" or _next_word(folded, q.end) in counted]
    found.sort(key=lambda q: q.start)
    out: list[Token] = []
    k = 0
    for token in tokens:
        while k < len(found) and found[k].end <= token.start:
            k += 1
        if k < len(found) and found[k].start < token.end and token.start < found[k].end:
            if not out or out[-1].value is not found[k]:
                out.append(Token("quantity", found[k], found[k].start, found[k].end))
            if token.end > found[k].end and token.start >= found[k].start:
                continue
        else:
            out.append(token)
    return out
