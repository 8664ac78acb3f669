"""A sentence as tokens: the kind of each word or group of words. What they state together is decided in `rules`.

Kinds: `quantity`, `period`, `area`; the catalogue's `indicator`, `part`, `contextual`, `counted`; the sections of
`phrases.toml` (`verb`, `scenario`, `compare`, `bound`, …); `sign` (punctuation) and `word` (not in the vocabulary).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from etl.catalogue.area_mentions import AreaMention
from etl.extract.vocabulary import Vocabulary
from etl.language.lexicon import Lexicon, TextWords
from etl.language.number_words import MULTIPLES, NUMBER_WORDS
from etl.language.period_expressions import Expression
from etl.language.quantities import Quantity

_DIGIT = re.compile(r"\d")
DIGITS = frozenset({"price", "compare"})
"""The kinds of phrases that may hold digits of their own ("giá so sánh 2010")."""

PLAIN = ("word", "back", "turn", "begin", "end")
"""The values of benign words that say nothing of themselves; "cuối" and "đầu năm" do only in a comparison."""

_BARE = frozenset({"word", "number", "sign"})
"""The kinds of words that are no phrase."""

_DIGITS, _APART = 4, 10
"""Digits of a year; how far two that are named together can be apart."""

_CHANGES = {"+": "up", "-": "down"}
"""What a sign apart from its figure says, by the sign."""

_SHARE = ["tỷ", "trọng"]
"""The words that a share is named with."""

_IN_ROWS = frozenset({"vnd", "usd", "kwh", "pct"})
_OPEN_ROW = frozenset({"verb", "bound", "paired", "scenario"})
"""The units that may be written once for a row of figures, and what such a row stands behind."""

_LONGEST_ROW, _ALIKE = 12, 100
"""Figures of a row at most, and how many times each other they are, where they can have one unit."""

_BEHIND_YEAR = frozenset({"sign", "benign", "paired", "verb", "period", "indicator", "scenario"})
"""What a bare year of a row stands before: anything else would be what the number counts."""

_OF_UNITS = re.compile(r"(?<!\w)(?:đơn vị(?: tính)?|đvt|đv tính|unit)\s?:\s?$")
_BEFORE_UNIT = 16
"""The words before a unit, in which "Đơn vị tính: 1.000 USD" has a magnitude, and how far before it they begin."""

_GLUED = frozenset({"verb", "bound", "scenario", "period"})


@dataclass(slots=True)
class Token:
    """A span of text: `kind` as above, `value` by kind (a code, a Quantity, an Expression, …)."""

    kind: str
    value: Any
    start: int
    end: int

    def is_(self, kind: str, *values: str) -> bool:
        """Whether the token is of `kind` and, where values are given, has one of them."""
        return self.kind == kind and (not values or self.value in values)


class Lexer:
    """The tokens of one document, sentence by sentence; its words, periods and places are found once and passed in."""

    def __init__(
        self,
        folded: str,
        vocabulary: Vocabulary,
        words: TextWords,
        areas: list[AreaMention],
        periods: list[Expression],
    ) -> None:
        self._folded, self._vocabulary = folded, vocabulary
        self._text, self._start = [*words.text, "\n"], words.start  # the last word has one behind it, too
        self._spans = {e.start: Token("period", e, e.start, e.end) for e in periods}
        self._spans |= {mention.start: Token("area", mention, mention.start, mention.end) for mention in areas}
        self._branches = vocabulary.parts_of.get("industrial_output", {})
        lexicon, known = vocabulary.lexicon, _openers(vocabulary.lexicon)
        self._alone = {word: known.get(word) or _alone(word, lexicon) for word in set(words.text)}

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of the sentence at `start:end`, left to right; only spaces are between them."""
        first, last = bisect_left(self._start, start), bisect_left(self._start, end)
        tokens = self._named(first, last)
        # Numbers in words are looked for only where one of their first words is.
        spoken = {} if NUMBER_WORDS.isdisjoint(self._text[first:last]) else self._in_words(tokens, end)
        if not MULTIPLES.keys().isdisjoint(self._text[first:last]):
            spoken = _multiples(tokens) | spoken
        return self._with_quantities(tokens, spoken, end)

    def _named(self, first: int, n: int) -> list[Token]:
        """Tokens of the words `first` to `n`, numbers still bare."""
        text, start, alone, spans = self._text, self._start, self._alone, self._spans
        longest = self._vocabulary.lexicon.longest
        tokens: list[Token] = []
        i = first
        while i < n:
            word, at = text[i], start[i]
            kind, value, following = alone[word]
            stop = at + len(word)
            i += 1
            if text[i] in following or kind == "indicator":
                last, phrase = longest(text, i - 1, n)
                if phrase is not None:
                    if phrase[0] == "indicator":
                        last, phrase = self._with_part(text, last, n, phrase)
                    elif phrase[0] == "other" and text[i - 1 : i + 1] == _SHARE:
                        last, phrase = self._share_of(text, last, n, phrase)
                    if phrase[0] == "benign":
                        last = self._before_period(start, i, last)
                    (kind, value), stop, i = phrase, start[last] + len(text[last]), last + 1
            if value == "sum" and i < n and start[i] in spans and spans[start[i]].kind == "period":
                kind, value = "cumulative", "so_far"  # "cộng 5 tháng được …"
            if at not in spans or (stop > spans[at].end and kind not in _BARE):
                tokens.append(Token(kind, value, at, stop))
                continue
            span = spans[at]
            tokens.append(span)
            while i < n and start[i] < span.end:
                i += 1
        return tokens

    def _before_period(self, start: list[int], i: int, last: int) -> int:
        """The last word, from `i` to `last`, before a time that begins there: "đầu năm 2022" is "đầu" and a year."""
        for k in range(i, last + 1):
            span = self._spans.get(start[k])
            if span is not None and span.kind == "period" and span.end > self._end_of(start, last):
                return k - 1
        return last

    def _end_of(self, start: list[int], k: int) -> int:
        return start[k] + len(self._text[k])

    def _with_part(self, text: list[str], last: int, n: int, phrase: tuple[str, Any]) -> tuple[int, tuple[str, Any]]:
        """The name of a whole and of its part that share a word: "giá trị sản xuất công nghiệp chế biến"."""
        parts = self._vocabulary.parts_of.get(phrase[1])
        if parts:
            for k in (last, last - 1, last - 2):
                end, found = self._vocabulary.lexicon.longest(text, k, n)
                if found is not None and found[0] == "part" and end > last and found[1] in parts:
                    return end, ("indicator", parts[found[1]])
        return last, phrase

    def _share_of(self, text: list[str], last: int, n: int, phrase: tuple[str, Any]) -> tuple[int, tuple[str, Any]]:
        """A branch of industry named with its share: "tỷ trọng công nghiệp chế biến, chế tạo"."""
        for k in (last + 1, last, last - 1):
            end, found = self._vocabulary.lexicon.longest(text, k, n) if k < n else (k, None)
            if found is not None and found[0] == "part" and end > last and found[1] in self._branches:
                return end, found
        return last, phrase

    def _with_quantities(self, tokens: list[Token], spoken: dict[int, Quantity], end: int) -> list[Token]:
        """The tokens with numbers, their signs and their units replaced by quantities; `spoken` are those in words."""
        numbers = [k for k, token in enumerate(tokens) if token.kind == "number" or (spoken and token.start in spoken)]
        if not numbers:
            return tokens
        limits = [t.start for t in tokens if t.kind == "period" or (t.kind in DIGITS and self._has_digits(t))]
        out: list[Token] = []
        done = 0  # tokens that are in `out`, or part of a quantity there
        for k in numbers:
            if k < done:
                continue
            out += tokens[done:k]
            token, done = tokens[k], k + 1
            number = token.kind == "number"
            quantity = self._number(token, out, end, limits) if number else spoken[token.start]
            if quantity is None:
                out.append(token)
                continue
            if out and out[-1].start == quantity.start:
                out.pop()  # the sign before the number
            if number and quantity.base is None and (year := _year_in_row(quantity, out, tokens[done : done + 1])):
                out.append(Token("period", year, year.start, year.end))
                continue
            if quantity.base == "pct" and len(out) > 1 and out[-1].is_("sign", "+", "-") and out[-2].is_("sign", "("):
                out[-1] = Token("verb", _CHANGES[out[-1].value], out[-1].start, out[-1].end)  # "(+ 24,9%)"
            out.append(Token("quantity", quantity, quantity.start, quantity.end))
            while done < len(tokens) and tokens[done].start < quantity.end:
                done += 1
        return _with_units_of_row(out + tokens[done:])

    def _number(self, token: Token, before: list[Token], end: int, limits: list[int]) -> Quantity | None:
        start, k = token.start, bisect_left(limits, token.start)
        signed = bool(before) and before[-1].end == start and before[-1].is_("sign", "+", "-")
        if signed and not (start > 1 and (self._folded[start - 2].isalnum() or self._folded[start - 2] in ".,%")):
            start -= 1
        elif start and self._folded[start - 1].isalpha() and not (before and before[-1].kind in _GLUED):
            return None  # "T12": part of a word; "đạt79.751,4 tỷ" has only lost its space
        if token.value.strip(".,0") == "1" and _OF_UNITS.search(self._folded, max(0, start - _BEFORE_UNIT), start):
            return None  # "Đơn vị tính: 1.000 USD"
        return self._vocabulary.quantities.at(self._folded, start, end, limits[k] if k < len(limits) else end)

    def _has_digits(self, token: Token) -> bool:
        return _DIGIT.search(self._folded, token.start, token.end) is not None

    def _in_words(self, tokens: list[Token], end: int) -> dict[int, Quantity]:
        """Numbers in words by their place: those with a unit, and bare ones before a noun that is counted."""
        if not any(token.kind == "word" and token.value in NUMBER_WORDS for token in tokens):
            return {}
        counted = {token.start for token in tokens if token.kind == "counted"}
        found = self._vocabulary.quantities.find_words(self._folded, tokens[0].start, end, [])
        return {q.start: q for q in found if q.base or _next_word(self._folded, q.end) in counted}


def _with_units_of_row(tokens: list[Token]) -> list[Token]:
    """The tokens, where a bare number has the unit that is written once, behind the last of a row: "đạt 5 và 7 triệu".

    Only behind a verb or the like: in "quý 3 và 7 triệu" it counts something else; nor in "đạt 950 và 1,2 tỷ".
    """
    for k in range(len(tokens) - 1, 2, -1):
        last, join, first = tokens[k], tokens[k - 1], tokens[k - 2]
        if last.kind != "quantity" or first.kind != "quantity" or last.value.base not in _IN_ROWS:
            continue
        joined = join.is_("benign", "and") or join.is_("sign", ",")
        alike = last.value.value < _ALIKE * first.value.value and first.value.value < _ALIKE * last.value.value
        if first.value.base is None and first.value.scale == 1 and alike and joined and _opens_row(tokens, k - 2):
            unit = {"scale": last.value.scale, "base": last.value.base}
            tokens[k - 2] = Token("quantity", replace(first.value, **unit), first.start, first.end)
    return tokens


def _opens_row(tokens: list[Token], k: int) -> bool:
    """Whether the number at `k` is the first of a row, or joined to one before it by a comma."""
    for _ in range(_LONGEST_ROW):
        if not (k > 2 and tokens[k - 1].is_("sign", ",") and tokens[k - 2].kind == "quantity"):
            return tokens[k - 1].kind in _OPEN_ROW
        k -= 2
    return False


def _year_in_row(quantity: Quantity, before: list[Token], behind: list[Token]) -> Expression | None:
    """The year that a bare number is behind another one: "các năm 2014, 2015 và 2016"; "năm 2014 đạt 500 và 2015 đạt
    700 triệu USD"."""
    if len(before) < 2 or quantity.decimals or quantity.end - quantity.start != _DIGITS:
        return None
    if before[-2].kind == "quantity" and behind and behind[0].kind == "verb":
        told = next((t for t in reversed(before[-_LONGEST_ROW:]) if t.kind == "period"), None)
        before = before if told is None else [told, before[-1]]
    if before[-2].kind != "period":
        return None
    joined = before[-1].is_("sign", ",") or before[-1].is_("benign", "and")
    last, free = before[-2].value, not behind or behind[0].kind in _BEHIND_YEAR
    if not (joined and free and last.year and not last.year_to and (last.first, last.last) == (1, 12)):
        return None
    year = int(quantity.value)
    return Expression(quantity.start, quantity.end, year=year) if last.year < year <= last.year + _APART else None


def _multiples(tokens: list[Token]) -> dict[int, Quantity]:
    """ "gấp đôi", "gấp rưỡi", "gấp ba": so many times, by the place of the word; not "gấp ba, bốn lần"."""
    found = {}
    for verb, word, behind in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        if verb.is_("verb", "times") and word.kind == "word" and word.value in MULTIPLES:
            if behind is not None and (behind.kind in ("word", "number") or behind.is_("sign", ",", "-")):
                continue
            value = MULTIPLES[word.value]
            decimals = max(0, -int(value.as_tuple().exponent))
            found[word.start] = Quantity(word.start, word.end, value, decimals, Decimal(1), "times", "number.words")
    return found


@lru_cache(maxsize=4)
def _openers(lexicon: Lexicon) -> dict[str, tuple[str, Any, Container[str]]]:
    """`_alone` for each word that begins a phrase."""
    return {word: _alone(word, lexicon) for word in lexicon.openers()}


def _alone(word: str, lexicon: Lexicon) -> tuple[str, Any, Container[str]]:
    """Kind and value of a token that is `word` alone, and the words that can follow it in a longer phrase."""
    phrase, following = lexicon.opening(word)
    if phrase is not None:
        return *phrase, following
    return "word" if word[0].isalpha() else "number" if word[0].isdigit() else "sign", word, following


def _next_word(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at
