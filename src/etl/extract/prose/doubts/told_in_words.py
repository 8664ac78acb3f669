"""Changes told in words alone: "giảm so với tháng trước", and only then the rates, which are compared with nothing.

"Doanh thu tháng 5 sụt giảm so với tháng 4. Trong đó, lưu trú và ăn uống giảm 33%": on April, or on May a year before.
"""

from __future__ import annotations

from etl.extract.comparison import comparison_at
from etl.extract.prose.times.sentence_times import is_month
from etl.extract.tokens import Tokens

_CHANGES = ("up", "down")


class ToldInWords:
    """The comparison that was made last in the paragraph, and whether it is with a month and no rate goes with it."""

    def __init__(self) -> None:
        self._tokens: Tokens | None = None
        self._before = False  # what the sentences before it end with

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another."""
        done = self._tokens
        self._before = not first and done is not None and self.is_on_month(len(done))
        self._tokens = tokens

    def is_on_month(self, end: int) -> bool:
        """Whether the comparison made last before token `end` of the sentence is on the month before, in words."""
        tokens = self._tokens
        if tokens is None or not (found := [k for k in tokens.places("compare") if k < end]):
            return self._before
        told, k = self._before, 0
        for at in found:
            made = comparison_at(tokens, at) if at >= k else None
            if made is not None and made[0].said and made[0].kind != "plan":
                told, k = is_month(made[0]) and _is_in_words(tokens, at, made[1]), made[1]
        return told


def _is_in_words(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a verb of change and no figure stands in the clause before the comparison at `at`, and none behind it."""
    begin = tokens.last(at, "sign", ",", ";", ".", ":", "(") or 0
    clause = tokens[begin:at]
    if any(t.kind == "quantity" for t in clause) or not any(t.is_("verb", *_CHANGES) for t in clause):
        return False
    return end >= len(tokens) or tokens[end].kind not in ("quantity", "bound", "verb")
