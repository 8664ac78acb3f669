"""The price basis that a head tells of what stands below or behind it.

A basis beside a name is that name's own; `subject_tracker` keeps it. One in a heading ("1. Giá trị sản xuất công nghiệp
(giá so sánh 2010)"), above a list or at the head of a clause ("theo giá so sánh 2010, …") governs the figures of the
indicators that the head names, or of all where it names none. It ends with its section, list or paragraph, at the next
head, and up to the next item or paragraph where another basis is told. Only indicators with price bases have one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.catalogue import Catalogue
from etl.extract.price_basis import OF_NO_YEAR
from etl.extract.tokens import Token, Tokens
from etl.language.sentences import ABOVE_LIST, Sentence

TOLD_IN_HEAD = "told in the head"
"""How the basis of a figure was found, in its evidence."""

_LIST, _ITEM = ABOVE_LIST + 1, ABOVE_LIST + 2
"""The levels of heads that are no headings: a line with a colon, and an item with one."""

_MARK = re.compile(r"\s*(?:([-+*•–—●▪◦])|\(?([\d.]+|\w{1,4}[.)]))")
_DIGITS = re.compile(r"\d+")
_WHOLES = frozenset({"indicator", "head"})
_UNKNOWN = frozenset({"word", "other", "counted", "action", "part", "contextual"})
_STATED = frozenset({"verb", "quantity", "generic", *_WHOLES, *_UNKNOWN})
"""The kinds of tokens after which a clause has said more than its head."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A basis, and the wholes that it is told of (None: all); `level` and `mark` of the line that tells it."""

    price: Token
    of: frozenset[str] | None
    level: int = 0
    mark: str = ""
    is_used: bool = False  # something has stood below it


class PriceHeads:
    """The heads of one document that tell a price basis. `sentence` reads one on, `price` tells what governs in it."""

    def __init__(self, catalogue: Catalogue, folded: str) -> None:
        self._indicators, self._folded = catalogue.indicators, folded
        self._open: list[_Head] = []  # outermost first
        self._turns: list[tuple[int, _Head | None]] = [(0, None)]  # what governs this sentence, from which token on

    def sentence(self, sentence: Sentence, tokens: Tokens) -> None:
        """A sentence begins: what governs it, and what it governs itself."""
        if sentence.first:
            self._leave(sentence, tokens)
            governs = self._open[-1] if self._open else None
        else:
            governs = self._turns[-1][1]
        if "price" not in tokens.of_kind:
            self._turns = [(0, governs)]
            return
        self._turns = self._read(tokens, governs)
        tells = any(t.kind == "quantity" and t.value.base == "vnd" for t in tokens)
        if sentence.opens or (sentence.heading and not tells):
            self._enter(sentence, tokens)
        elif (last := self._turns[-1][1]) is not None and last.of is None and last is not governs:
            # The next sentences are at these prices only where they go on with what this one tells amounts of.
            self._turns.append((len(tokens), replace(last, of=self._wholes(tokens)) if tells else None))

    def price(self, indicator: str, i: int) -> Token | None:
        """The basis that a head tells of a figure of `indicator` at token `i` of the sentence; None where none does."""
        head = next(head for start, head in reversed(self._turns) if start <= i)
        if head is None or not self._indicators[indicator].at_prices or head.price.value in OF_NO_YEAR:
            return None
        return head.price if head.of is None or self._whole(indicator) in head.of else None

    def _leave(self, sentence: Sentence, tokens: list[Token]) -> None:
        """Closes the heads that end where the paragraph begins with `sentence`."""
        if not self._open:
            return
        goes_on = any(t.kind == "continue" for t in tokens[:3])  # "Trong đó:"
        if sentence.heading:
            self._open = [head for head in self._open if head.level < sentence.level]
        elif sentence.bullet:
            mark = self._mark(sentence)
            beside = next((k for k, head in enumerate(self._open) if head.mark == mark), len(self._open))
            self._open = self._open[:beside]
            if sentence.opens and not goes_on:
                self._open = [head for head in self._open if head.level < _ITEM]
        elif not goes_on:
            ends = ABOVE_LIST if not sentence.opens else _LIST
            self._open = [head for head in self._open if head.level < ends or not (head.is_used or sentence.opens)]
        self._open = [replace(head, is_used=True) for head in self._open]

    def _enter(self, sentence: Sentence, tokens: list[Token]) -> None:
        """The sentence is itself the head of what stands below it, where it tells one basis."""
        prices = [t for t in tokens if t.kind == "price"]
        if len({t.value for t in prices}) > 1:
            return
        level = sentence.level or (_ITEM if sentence.bullet else _LIST)
        mark = self._mark(sentence) if sentence.first and (sentence.bullet or sentence.heading) else ""
        self._open = [head for head in self._open if head.level < level]
        self._open.append(_Head(prices[0], self._named(tokens), level, mark))

    def _read(self, tokens: list[Token], governs: _Head | None) -> list[tuple[int, _Head | None]]:
        """What governs the sentence from which of its tokens on; `governs` does at its beginning."""
        turns, start, behind, until = [(0, governs)], 0, False, 0
        for k, token in enumerate(tokens):
            now = turns[-1][1]
            if k < until:
                continue
            if token.is_("sign", "("):
                until = _end_of_figures(tokens, k)
            elif token.kind == "quantity" and token.value.base is not None:
                start, behind = len(tokens), True  # what stands right behind a figure is its own
            elif token.is_("sign", ";") or (token.is_("sign", ",") and start > k):
                start, behind = k + 1, token.value == ","
            elif token.is_("sign", ":"):
                told = next((t for t in tokens[start:k] if t.kind == "price"), None)
                if told is not None:
                    turns.append((k, _Head(told, self._named(tokens[start:k]))))
            elif token.kind == "price" and start <= k and _heads_clause(tokens, start, k):
                turns.append((k, _Head(token, self._wholes(tokens[:k]) if behind else None)))
            elif token.kind == "price" and now is not None and now.price.value != token.value:
                turns.append((k, None))
        return turns

    def _named(self, tokens: Sequence[Token]) -> frozenset[str] | None:
        """The wholes that a head names; None where it names nothing, so that it is told of everything below it."""
        unknown = any(t.kind in _UNKNOWN for t in tokens)
        if unknown and not any(t.kind == "indicator" for t in tokens):
            return frozenset()  # "giá trị sản xuất ngành nông nghiệp", "cơ cấu kinh tế"
        return self._wholes(tokens) or None

    def _wholes(self, tokens: Sequence[Token]) -> frozenset[str]:
        return frozenset(self._whole(t.value) for t in tokens if t.kind in _WHOLES)

    def _whole(self, indicator: str) -> str:
        known = self._indicators[indicator]
        return known.parent or indicator

    def _mark(self, sentence: Sentence) -> str:
        """The kind of mark that the paragraph begins with: "-", "1.", "1.1.", "a)"; empty without one."""
        found = _MARK.match(self._folded, sentence.start, sentence.end)
        if found is None:
            return ""
        return found[1] or _DIGITS.sub("1", found[2]) if not (found[2] or "")[:1].isalpha() else f"a{found[2][-1]}"


def _end_of_figures(tokens: list[Token], k: int) -> int:
    """The end of the bracket that opens at `k`, where it tells figures: a basis in it is theirs alone; else `k`."""
    end = next((j for j in range(k, len(tokens)) if tokens[j].is_("sign", ")")), len(tokens))
    return end if any(t.kind == "quantity" and t.value.base is not None for t in tokens[k:end]) else k


def _heads_clause(tokens: list[Token], start: int, k: int) -> bool:
    """Whether the basis at `k` stands before all else that the clause from `start` on says, and a name follows it."""
    if any(t.kind in _STATED or t.is_("sign", "(") for t in tokens[start:k]):
        return False
    following = next((t for t in tokens[k + 1 :] if t.kind in _STATED or t.is_("sign", ";", ")")), None)
    return following is not None and following.kind in ("indicator", "head", "part")
