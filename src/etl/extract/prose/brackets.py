"""A lone figure in brackets, or right behind a comparison, may be that of what something was just compared with.

"gấp 3 lần năm 2010 (2.169 tỷ đồng)" tells the level of 2010, "đạt 69,5% kế hoạch năm (114.700 tỷ đồng)" the plan,
"cao hơn mức tăng của cùng kỳ năm trước (4,09%)" the growth of the year before, "vượt 650 tỷ đồng so với kế hoạch là
5.000 tỷ đồng" the plan.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.comparison import Comparison
from etl.extract.tokens import Token

BEFORE = frozenset({"same", "year", "period"})
"""Comparisons with the time before, whose own period is known."""
_MILLION = 10**6  # "5.000 tỷ": an amount, its currency left out
_FILLED = 4  # tokens between a comparison and its figure


class Compared(NamedTuple):
    """A comparison of this sentence, at the tokens `first` to `next`; `closing`: it ends a figure's right context."""

    comparison: Comparison
    first: int
    next: int
    closing: bool


def explained(compared: Compared | None, tokens: list[Token], i: int) -> Comparison | None:
    """The comparison that the bracket opening at token `i` gives the figure of; None where it does not."""
    if compared is None or compared.next != i:
        return None
    figure = _lone_figure(tokens, i + 1)
    if figure is None:
        return None
    comparison = compared.comparison
    if comparison.kind == "plan":
        return comparison if figure.value.base != "pct" else None
    if comparison.kind not in BEFORE:
        return None
    if figure.value.base != "pct" or _is_rate(tokens, compared):
        return comparison
    return None


def told_behind(compared: Compared | None, tokens: list[Token], i: int) -> Comparison | None:
    """The comparison that the amount at token `i` is the figure of, as it stands right behind it; None elsewhere."""
    if compared is None or not (compared.closing or compared.comparison.said) or not 0 <= i - compared.next <= _FILLED:
        return None
    quantity = tokens[i].value
    counted = i + 1 < len(tokens) and tokens[i + 1].kind == "counted"
    amount = quantity.base not in ("pct", "points", "times", None) or counted or quantity.scale >= _MILLION
    return compared.comparison if amount and all(map(_fills, tokens[compared.next : i])) else None


def _fills(token: Token) -> bool:
    """ "… là khoảng 5.000 tỷ đồng", "… mức 5.000 tỷ đồng"."""
    return token.kind in ("bound", "generic") or token.is_("benign", "word", "about") or token.is_("verb", "is")


def _lone_figure(tokens: list[Token], k: int) -> Token | None:
    """The quantity that is all the bracket says, but for a bound before it."""
    if k < len(tokens) and tokens[k].kind == "bound":
        k += 1
    alone = k + 1 < len(tokens) and tokens[k].kind == "quantity" and tokens[k + 1].is_("sign", ")", "]")
    return tokens[k] if alone else None


def _is_rate(tokens: list[Token], compared: Compared) -> bool:
    """Whether it is the growth rate of that time that something is compared with: "mức tăng của cùng kỳ"."""
    k = compared.first - 1
    while k >= 0 and tokens[k].kind == "benign":
        k -= 1
    return not compared.closing and k >= 0 and tokens[k].is_("verb", "growth")
