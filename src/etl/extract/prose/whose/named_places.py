"""Places that no list has, by how they are written: a name in capitals that a clause begins with, or a foreign market.

"Tại Bảo Thắng, giá trị sản xuất …", "- Bát Xát: …", "Vân Nam (Trung Quốc) xuất khẩu …", "Thị trường Trung Quốc: …".
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.tokens import Token, Tokens

_HEAD = frozenset({"period", "scenario", "cumulative", "aside", "continue"})
_TIMES = _HEAD | {"benign", "sign"}
_TELLS = frozenset({"indicator", "part", "head", "quantity"})
_LONGEST = 4  # words of a name, and before one


class NamedPlaces:
    """Finds them in the `folded` form of `text`."""

    def __init__(self, folded: str, text: str, words: SpokenOf) -> None:
        self._folded, self._text, self._said = folded, text, words

    def heads(self, tokens: Tokens) -> Iterator[tuple[int, str]]:
        """Where a clause begins whose figures such a place has, or may have, and its name."""
        if (figures := tokens.places("quantity")) == ():
            return
        for begin in _clauses(tokens):
            if begin > figures[-1]:
                return  # nothing is told of what is named there
            at = self._past_words(tokens, begin)
            end = self._end_of_name(tokens, at)
            if end == at == begin:  # the capital of the sentence: "Thị trường Trung Quốc: …"
                at = self._past_words(tokens, begin + 1)
                end = self._end_of_name(tokens, at)
            if end > at and self._is_told_of(tokens, begin, at, end):
                yield begin, self._text[tokens[at].start : tokens[end - 1].end]

    def _past_words(self, tokens: list[Token], k: int) -> int:
        """The first token from `k` on that may begin a name: behind words of time and place, an indicator that is
        told to be somewhere, and a common noun."""
        name = next((i for i in range(k, min(k + _LONGEST, len(tokens))) if tokens[i].kind == "indicator"), None)
        if name is not None and name + 1 < len(tokens) and self._words(tokens[name + 1]) in self._said.of_district:
            k = name + 2
        first = k
        while k < len(tokens) and k < first + _LONGEST + 2 and not self._is_capital(tokens, k):
            if not (tokens[k].kind in _HEAD or tokens[k].kind in ("benign", "word")):
                return k
            k += 1
        return k

    def _end_of_name(self, tokens: list[Token], at: int) -> int:
        """Behind the name that begins at `at`: of two words at least, or a market that the province trades with."""
        end = at
        while end < len(tokens) and end < at + _LONGEST and self._is_capital(tokens, end):
            end += 1
        whole = self._folded[tokens[at].start : tokens[end - 1].end] if end > at else ""
        return end if end > at + 1 or whole in self._said.partners else at

    def _is_told_of(self, tokens: list[Token], begin: int, at: int, end: int) -> bool:
        """Whether figures are told of the name from `at` to `end`: at once, or behind a word for where, a comma or a
        colon."""
        if end < len(tokens) and tokens[end].is_("sign", "("):
            end = next((k + 1 for k in range(end, len(tokens)) if tokens[k].is_("sign", ")")), len(tokens))
        if end >= len(tokens) or not any(t.kind == "quantity" for t in tokens[end:]):
            return False
        behind = tokens[end]
        if behind.kind in _TELLS or behind.is_("verb", "level", "up", "down"):
            return True
        before = [self._words(t) for t in tokens[begin:at]]
        within = bool(before) and before[-1] in self._said.of_district
        market = self._folded[tokens[at].start : tokens[end - 1].end] in self._said.partners
        if behind.is_("sign", ","):
            return within
        return behind.is_("sign", ":") and (within or market or at == begin)

    def _is_capital(self, tokens: list[Token], k: int) -> bool:
        """Whether an unknown word with a capital, no abbreviation, stands at `k`."""
        said = self._text[tokens[k].start : tokens[k].end]
        return tokens[k].kind == "word" and said[0].isupper() and said[1:].islower()

    def _words(self, token: Token) -> str:
        return self._folded[token.start : token.end]


def _clauses(tokens: Tokens) -> Iterator[int]:
    """Where the sentence and its parts begin, behind a number or a dash, and a clause behind a time alone."""
    begin = next((k for k, t in enumerate(tokens) if t.kind not in ("sign", "number")), len(tokens))
    if begin < len(tokens):
        yield begin
    times = next((k for k in range(begin, len(tokens)) if tokens[k].kind not in _TIMES), len(tokens))
    for k in tokens.places("sign"):
        if begin <= k < len(tokens) - 1 and (tokens[k].value == ";" or (k < times and tokens[k].value == ",")):
            yield k + 1
