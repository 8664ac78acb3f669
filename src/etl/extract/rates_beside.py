"""Rates that another one is set beside by a noun alone: "tăng 11,2%, thấp hơn mức 13,8% của 9 tháng năm trước"."""

from __future__ import annotations

from collections.abc import Container

from etl.extract.tokens import Token

_CHANGES = ("up", "down", "growth")
_NEAR = 3
"""Tokens between "cao hơn" and its noun at most: "cao hơn nhiều so với mức"."""


def settle_rates_beside(tokens: list[Token], folded: str, nouns: Container[str]) -> None:
    """Makes one of `nouns` before a percentage that something is higher or lower than the word for a rate of growth,
    where the percentage before is one: "cao hơn mức 7,1% năm 2014" is "cao hơn mức tăng 7,1% năm 2014"."""
    rate = False  # the percentage told last is a rate of change
    for k in range(1, len(tokens)):
        if tokens[k].kind != "quantity" or tokens[k].value.base != "pct":
            continue
        at = k - 1 - (tokens[k - 1].kind == "bound")
        if at >= 0 and tokens[at].is_("verb", *_CHANGES):
            rate = True
        elif at > 0 and rate and tokens[at].kind in ("benign", "generic") and _is_beyond(tokens, at):
            noun = tokens[at]
            if folded[noun.start : noun.end] in nouns:
                tokens[at] = Token("verb", "growth", noun.start, noun.end)
        elif tokens[at].kind == "verb":
            rate = rate and tokens[at].is_("verb", "level")


def _is_beyond(tokens: list[Token], at: int) -> bool:
    return any(token.is_("verb", "above", "below") for token in tokens[max(0, at - _NEAR) : at])
