"""How a sentence becomes tokens: phrases of the vocabulary, places, periods, and numbers with their signs and units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from etl.catalogue.area_mentions import AreaMention
from etl.extract.number_rows import with_units_of_row, year_of_row
from etl.extract.rates_beside import settle_rates_beside
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import Vocabulary
from etl.language.lexicon import Lexicon, TextWords
from etl.language.number_words import MULTIPLES, NUMBER_WORDS
from etl.language.period_expressions import Expression
from etl.language.quantities import Quantity

_DIGIT = re.compile(r"\d")
_OF_DIGITS = frozenset({"price", "compare", "number"})
"""The kinds of what may hold digits: phrases such as "giá so sánh 2010", too."""

_BARE = frozenset({"word", "number", "sign"})
"""The kinds of words that are no phrase."""

_BESIDE_TIME = frozenset({"sum", "after"})
"""The phrases of which a time beside them tells what they are."""

_CHANGES = {"+": "up", "-": "down"}
"""What a sign apart from its figure says, by the sign."""

_SHARE = ["tỷ", "trọng"]
"""The words that a share is named with."""

_MOST_WORDS = 1 << 15
"""Words of which is kept what they are: those of a report are mostly those of the one before."""

_OF_UNITS = re.compile(r"(?<!\w)(?:đơn vị(?: tính)?|đvt|đv tính|unit)\s?:\s?$")
_BEFORE_UNIT = 16
"""The words before a unit, in which "Đơn vị tính: 1.000 USD" has a magnitude, and how far before it they begin."""

_LIKELY = {"likely": ("level", "exceed", "up", "down", "index"), "possible": ("level", "exceed")}
"""The verbs before which words for what is likely tell of a forecast."""

_GLUED = frozenset({"verb", "bound", "scenario", "period"})


class _Named(NamedTuple):
    """Words as `tokens`; the indices of those that are `numbers`; where digits begin that end a number before them."""

    tokens: list[Token]
    numbers: list[int]
    limits: list[int]


_ENDS_PHRASE = {"benign": "period", "cumulative": "area", "compare": "period"}
"""What a phrase of a kind does not run into."""


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
        self._text = [*words.text, "\n"]  # the last word has one behind it, too
        self._start, self._stop = words.start, words.stop
        self._spans = {e.start: Token("period", e, e.start, e.end) for e in periods}
        self._spans |= {mention.start: Token("area", mention, mention.start, mention.end) for mention in areas}
        self._branches = vocabulary.parts_of.get("industrial_output", {})
        self._alone = _alone_in(vocabulary.lexicon)

    def tokens(self, start: int, end: int) -> Tokens:
        """The tokens of the sentence at `start:end`, left to right; only spaces are between them."""
        first, last = bisect_left(self._start, start), bisect_left(self._start, end)
        named = self._named(first, last)
        words = {*self._text[first:last]}
        if "khả" in words or "thể" in words:
            _settle_likely(named.tokens, self._folded)
        # Numbers in words are looked for only where one of their first words is.
        spoken = {} if NUMBER_WORDS.isdisjoint(words) else self._in_words(named.tokens, end)
        if not MULTIPLES.keys().isdisjoint(words):
            spoken = _multiples(named.tokens) | spoken
        tokens = self._with_quantities(named, spoken, end)
        if "hơn" in words:
            settle_rates_beside(tokens, self._folded, self._vocabulary.rates)
        return Tokens(tokens)

    def place_in(self, start: int, end: int) -> Token | None:
        """The place that is named within the phrase at `start:end`: the nation of "bình quân cả nước"."""
        spans = (self._spans.get(at) for at in range(start, end))
        return next((span for span in spans if span is not None and span.kind == "area"), None)

    def _named(self, first: int, n: int) -> _Named:
        """The words `first` to `n` as tokens, numbers still bare."""
        text, start, stop, alone, spans = self._text, self._start, self._stop, self._alone, self._spans
        longest = self._vocabulary.lexicon.longest
        tokens, numbers, limits = list[Token](), list[int](), list[int]()
        i = first
        while i < n:
            at, last = start[i], i
            kind, value, following = alone[text[i]]
            if text[i + 1] in following or kind == "indicator":
                last, phrase = longest(text, i, n)
                if phrase is not None:
                    (kind, value), last = self._meant(i, last, n, phrase)
            i = last + 1
            if value in _BESIDE_TIME:
                time = spans.get(start[i]) if i < n else None
                kind, value = _beside_time(kind, value, time, tokens[-1] if tokens else None) or ("word", text[last])
            if at in spans and (stop[last] <= spans[at].end or kind in _BARE):
                span = spans[at]
                if span.kind == "period":
                    limits.append(at)
                tokens.append(span)
                while i < n and start[i] < span.end:
                    i += 1
                continue
            if kind in _OF_DIGITS:
                if kind == "number":
                    numbers.append(len(tokens))
                elif _DIGIT.search(self._folded, at, stop[last]) is not None:
                    limits.append(at)
            if kind == "compare" and value == "year" and tokens and (time := _of_year_before(tokens[-1], stop[last])):
                tokens[-1] = time
                continue
            tokens.append(Token(kind, value, at, stop[last]))
        return _Named(tokens, numbers, limits)

    def _meant(self, i: int, last: int, n: int, phrase: tuple[str, Any]) -> tuple[tuple[str, Any], int]:
        """What the words `i` to `last` mean, found as `phrase`, and the last word of what means that."""
        text = self._text
        if phrase[0] == "indicator":
            last, phrase = self._with_part(text, last, n, phrase)
        elif phrase[0] == "other" and text[i : i + 2] == _SHARE:
            last, phrase = self._share_of(text, last, n, phrase)
        ends = _ENDS_PHRASE.get(phrase[0])
        return phrase, last if ends is None else self._before(ends, i + 1, last)

    def _before(self, kind: str, i: int, last: int) -> int:
        """The last word, from `i` to `last`, before a time (or place) that begins there and goes on behind them: "đầu
        năm 2022" is "đầu" and a year, "tính chung cả nước" is "tính chung" and the nation."""
        for k in range(i, last + 1):
            span = self._spans.get(self._start[k])
            if span is not None and span.kind == kind and span.end > self._stop[last]:
                return k - 1
        return last

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

    def _with_quantities(self, named: _Named, spoken: dict[int, Quantity], end: int) -> list[Token]:
        """The tokens with numbers, their signs and their units replaced by quantities; `spoken` are those in words."""
        tokens, numbers, limits = named
        if spoken:
            numbers = sorted({*numbers, *[k for k, token in enumerate(tokens) if token.start in spoken]})
        if not numbers:
            return tokens
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
            if number and quantity.base is None and (year := year_of_row(quantity, out, tokens[done : done + 2])):
                out.append(Token("period", year, year.start, year.end))
                continue
            if quantity.base == "pct" and len(out) > 1 and out[-1].is_("sign", "+", "-") and out[-2].is_("sign", "("):
                out[-1] = Token("verb", _CHANGES[out[-1].value], out[-1].start, out[-1].end)  # "(+ 24,9%)"
            out.append(Token("quantity", quantity, quantity.start, quantity.end))
            while done < len(tokens) and tokens[done].start < quantity.end:
                done += 1
        out += tokens[done:]
        return with_units_of_row(out) if len(numbers) > 1 else out

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

    def _in_words(self, tokens: list[Token], end: int) -> dict[int, Quantity]:
        """Numbers in words by their place: those with a unit, and bare ones before a noun that is counted."""
        if not any(token.kind == "word" and token.value in NUMBER_WORDS for token in tokens):
            return {}
        counted = {token.start for token in tokens if token.kind == "counted"}
        found = self._vocabulary.quantities.find_words(self._folded, tokens[0].start, end, [])
        return {q.start: q for q in found if q.base or _next_word(self._folded, q.end) in counted}


def _beside_time(kind: str, value: str, behind: Token | None, before: Token | None) -> tuple[str, str] | None:
    """What a word for a sum, or "sau", is before and behind a time; None where "sau" is but a word."""
    time = behind.value if behind is not None and behind.kind == "period" else None
    if value == "after":
        over = time is not None and time.first == 1 < time.last and not (time.is_day or time.year_to)
        return ("benign", "within") if over else None  # "sau 5 tháng, xuất khẩu đạt …"
    if time is not None:
        return "cumulative", "so_far"  # "cộng 5 tháng được …"
    if before is not None and before.kind == "period":
        return "benign", "word"  # "5 tháng cộng lại được …"
    return kind, value


def _of_year_before(token: Token, end: int) -> Token | None:
    """The time of the token as one of the year before, where "năm trước" stands right behind a part of a year; else
    None: "quý III năm trước", "9 tháng năm ngoái"."""
    time = token.value
    if token.kind != "period" or time.year or time.relative or time.is_day or (time.first, time.last) == (1, 12):
        return None
    return Token("period", time._replace(end=end, relative="before"), token.start, end)


def _settle_likely(tokens: list[Token], folded: str) -> None:
    """Makes words for what is likely ("khả năng cả năm: …", "có thể tăng 5%") such of a forecast, or plain words where
    something else stands behind them ("khả năng cạnh tranh")."""
    for k, token in enumerate(tokens):
        if token.kind != "scenario" or token.value not in _LIKELY:
            continue
        behind = tokens[k + 1] if k + 1 < len(tokens) else None
        heads = k == 0 or tokens[k - 1].kind in ("sign", "aside")
        told = behind is not None and (behind.kind == "period" or behind.is_("verb", *_LIKELY[token.value]))
        if not told and not (heads and token.value == "likely" and behind is not None and behind.kind == "indicator"):
            tokens[k] = Token("word", folded[token.start : token.end], token.start, token.end)
        else:
            tokens[k] = Token("scenario", "expected", token.start, token.end)


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


class _Alone(dict[str, tuple[str, Any, Container[str]]]):
    """By word the kind and value of a token that is it alone, and the words that can follow it in a longer phrase."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str, Any, Container[str]]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        phrase, following = self._lexicon.opening(word)
        kind = "word" if word[0].isalpha() else "number" if word[0].isdigit() else "sign"
        found = self[word] = (*(phrase or (kind, word)), following)
        return found


@lru_cache(maxsize=4)
def _alone_in(lexicon: Lexicon) -> _Alone:
    return _Alone(lexicon)


def _next_word(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at
