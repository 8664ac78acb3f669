"""Of all trade or of a part, where the words leave that open: with one country, of some goods, through the gates."""

from __future__ import annotations

import itertools

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.subjects.goods_before import GoodsBefore, goods_beside
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of

_WAYS = ("exports", "imports")


class UnsaidTrade:
    """Looks at the figures of exports and imports of one document, by its `folded` text."""

    def __init__(self, folded: str, words: SpokenOf, tracker: SubjectTracker) -> None:
        self._folded, self._words, self._tracker = folded, words, tracker
        self._partners, self._goods = any_of(words.partners), GoodsBefore(folded, words)

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another."""
        self._goods.sentence(tokens, first)

    def with_partner(self, mention: Mention, figure: Figure) -> Refusal | None:
        """Why a balance may be that with one country alone; None where none is named beside it."""
        if not figure.indicator.negative or (partner := self._partner(mention)) is None:
            return None
        return Refusal(f"whether with “{partner}” alone or with all is not said", "balance.partner", doubt=True)

    def why(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why an export or import may be that of some goods, or both together; None where not, or where it is none."""
        if figure.indicator.indicator not in _WAYS:
            return None
        amount = answer.measure == "value"
        leading = self._goods.of(mention.tokens, mention.i)
        if amount:
            leading = leading or goods_beside(mention, self._folded, self._words)
        if leading is not None:
            return Refusal(f"of “{leading}” or of all: which is not said", "subject.goods", doubt=True)
        if amount and (goods := _goods_behind(mention)) is not None:
            words = self._folded[goods.start : goods.end]
            return Refusal(f"of “{words} …” behind it or of all: which is not said", "subject.goods", doubt=True)
        if self._is_through_gates(mention):
            return Refusal("what goes through the gates: one way or both is not said", "subject.gates", doubt=True)
        return None

    def _is_through_gates(self, mention: Mention) -> bool:
        """ "Giá trị kim ngạch qua cửa khẩu đạt 31 triệu USD", behind exports of another kind: no way is named."""
        if self._tracker.of_which or self._tracker.fresh:
            return False
        told = mention.tokens[: mention.i]
        begin = next((k + 1 for k in range(len(told) - 1, -1, -1) if told[k].is_("sign", ",", ";", ":", ".")), 0)
        clause = told[begin:]
        pairs = itertools.pairwise(clause)
        bare = any(one.kind == "generic" and two.is_("scope", "border_gates") for one, two in pairs)
        return bare and not any(t.kind == "indicator" for t in clause)

    def _partner(self, mention: Mention) -> str | None:
        """The country named in the part of the sentence in which a balance is told; None where none is."""
        tokens, i = mention.tokens, mention.i
        begin = next((t.end for t in reversed(tokens[:i]) if t.is_("sign", ";")), tokens[0].start)
        end = next((t.start for t in tokens[i + 1 :] if t.is_("sign", ",", ";", ".")), tokens[-1].end)
        found = self._partners.search(self._folded, begin, end)
        return found[0] if found is not None else None


def _goods_behind(mention: Mention) -> Token | None:
    """The first word of the goods that stand right behind an amount whose verb is their trade: "nhập khẩu 25 triệu USD
    nguyên phụ liệu"."""
    tokens, k = mention.tokens, mention.i - 1
    while k >= 0 and tokens[k].kind in ("bound", "benign"):
        k -= 1
    if k < 0 or tokens[k].kind != "indicator" or mention.right.next >= len(tokens):
        return None
    behind = tokens[mention.right.next]
    return behind if behind.kind in ("word", "other") else None
