"""A lone figure in brackets, or right behind a comparison, may be that of what something was just compared with.

"gấp 3 lần năm 2010 (2.169 tỷ đồng)" tells the level of 2010, "đạt 69,5% kế hoạch năm (114.700 tỷ đồng)" the plan,
"cao hơn mức tăng của cùng kỳ năm trước (4,09%)" the growth of the year before, "vượt 650 tỷ đồng so với kế hoạch là
5.000 tỷ đồng" the plan.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.comparison import Comparison, comparison_at
from etl.extract.tokens import PLAIN, Token
from etl.language.quantities import Quantity

BEFORE = frozenset({"same", "year", "period"})
"""Comparisons with the time before, whose own period is known."""
_LONGEST_ROW = 8  # rates of other times beside each other
_MILLION = 10**6  # "5.000 tỷ": an amount, its currency left out
_FILLED = 4  # tokens between a comparison and its figure


class Compared(NamedTuple):
    """A comparison of this sentence, at the tokens `first` to `next`; `closing`: it ends a figure's right context."""

    comparison: Comparison
    first: int
    next: int
    closing: bool


class Bracketed(NamedTuple):
    """The lone figure of a bracket, with the comparison, the rate or the place right before it.

    `comparison` is None behind a rate or a place; `bound` is the word of size before the figure, `place` whether it
    is a place, not a time, that something is compared with. `beside`: "cao hơn cùng kỳ (3%)", which may be a rate of
    then or the difference. `closing`: behind the comparison of another
    percentage, "tăng 5,3% so với năm 2014 (74,2%)".
    """

    quantity: Quantity
    at: int
    comparison: Comparison | None
    bound: str | None = None
    place: bool = False
    beside: bool = False
    closing: bool = False


def bracketed(compared: Compared | None, tokens: list[Token], i: int, beside: bool) -> Bracketed | None:
    """What the bracket that opens at token `i` holds right behind a comparison or a rate; None where it is another.

    `beside`: its clause sets the value beside another one ("cao hơn").
    """
    figure = _lone_figure(tokens, i + 1)
    if figure is None or i == 0:
        return None
    token, before = tokens[figure], tokens[i - 1]
    bound = tokens[figure - 1].value if tokens[figure - 1].kind == "bound" else None
    if compared is not None and compared.next == i:
        found = Bracketed(token.value, figure, compared.comparison, bound)
        if token.value.base != "pct":
            return found
        if compared.comparison.kind == "peer":
            return found._replace(comparison=None, place=True)
        if compared.closing and compared.comparison.kind in BEFORE:
            return found._replace(closing=True)
        verb = _verb_of_rate(tokens, compared)
        if verb is not None and verb.is_("verb", "above", "below"):
            return found._replace(beside=True) if beside else None
        return found if verb is not None else None
    if beside and _is_behind_place(tokens, i):  # "cao hơn tỉnh Cao Bằng (6,5%)"
        return Bracketed(token.value, figure, None, bound, place=True)
    rate = before.kind == "quantity" and before.value.base in ("pct", "times") and token.value.base != "pct"
    changed = rate and i > 1 and _is_change(tokens[i - 2] if tokens[i - 2].kind != "bound" else tokens[i - 3])
    return Bracketed(token.value, figure, None, bound) if changed else None


def _is_behind_place(tokens: list[Token], i: int) -> bool:
    """Whether a place stands right before the bracket at `i`, or before what is left out of it there: "cao hơn Bà Rịa -
    Vũng Tàu nếu không tính dầu khí (7.020 USD/người)"."""
    k = i - 1
    while k > 0 and (tokens[k].kind == "scope" or tokens[k].is_("aside", "supposed")):
        k -= 1
    return k >= 0 and tokens[k].kind == "area"


def _is_change(token: Token) -> bool:
    return token.is_("verb", "up", "down", "index", "times")


def told_behind(compared: Compared | None, tokens: list[Token], i: int) -> Comparison | None:
    """The comparison that the amount at token `i` is the figure of, as it stands right behind it; None elsewhere."""
    if compared is None or not (compared.closing or compared.comparison.said) or not 0 <= i - compared.next <= _FILLED:
        return None
    quantity = tokens[i].value
    counted = i + 1 < len(tokens) and tokens[i + 1].kind == "counted"
    amount = quantity.base not in ("pct", "points", "times", None) or counted or quantity.scale >= _MILLION
    if compared.comparison.kind == "peer" and quantity.base == "pct":  # "gấp 4 lần bình quân chung cả nước là 3,6%"
        amount = tokens[i - 1].is_("verb", "is") or tokens[i - 1].kind == "bound"
    return compared.comparison if amount and all(map(_fills, tokens[compared.next : i])) else None


def of_then(tokens: list[Token], i: int, beside: bool) -> tuple[Comparison, int] | None:
    """The time whose rate the figure at `i` is, and the token after it: "thấp hơn mức tăng 7,8% (của) cùng kỳ"."""
    if not i or not ((beside and tokens[i - 1].is_("verb", "growth")) or _goes_on_with_then(tokens, i)):
        return None
    at = i + 2 if i + 1 < len(tokens) and tokens[i + 1].is_("benign", "of") else i + 1
    found = comparison_at(tokens, at)
    return found if found is not None and not found[0].said and found[0].kind in ("same", "year", "month") else None


def _goes_on_with_then(tokens: list[Token], i: int) -> bool:
    """Whether the rate at `i` stands beside that of another time before: "thấp hơn mức tăng 9,3% của cùng kỳ 2011 và
    10,1% của cùng kỳ 2010"."""
    for _ in range(_LONGEST_ROW):
        before = _rate_of_then_before(tokens, i)
        if before is None:
            return False
        if before > 1 and tokens[before - 1].is_("verb", "growth") and is_than(tokens, before - 2):
            return True
        i = before
    return False


def _rate_of_then_before(tokens: list[Token], i: int) -> int | None:
    """The place of the rate beside the one at `i`, behind which only its time is told."""
    k = i - 1 - (tokens[i - 1].kind == "bound")
    if k < 1 or not (tokens[k].is_("benign", "and") or tokens[k].is_("sign", ",", ";")):
        return None
    before = next((j for j in range(k - 1, max(-1, k - 7), -1) if tokens[j].kind == "quantity"), None)
    if not before or before + 1 == k or tokens[before].value.base != "pct" or tokens[i].value.base != "pct":
        return None
    times = all(t.kind in ("compare", "period") or t.is_("benign", "of", *PLAIN) for t in tokens[before + 1 : k])
    return before if times else None


def is_rate_beyond(tokens: list[Token], i: int) -> bool:
    """Whether something is higher or lower than the rate at token `i`: "cao hơn mức tăng 6,4%"."""
    k = i - 1 - (tokens[i - 1].kind == "bound")
    return k > 0 and tokens[k].is_("verb", "growth") and is_than(tokens, k - 1)


def is_than(tokens: list[Token], k: int) -> bool:
    """Whether something is said to be higher or lower right before token `k` ends: "thấp hơn (nhiều) so với"."""
    return any(t.is_("verb", "above", "below") for t in tokens[max(0, k - 3) : k + 1])


def is_alone_in_bracket_of_words(tokens: list[Token], i: int) -> bool:
    """Whether the token at `i` stands in a bracket that tells no figure and no time: "(số liệu sơ bộ)"."""
    begin = next((k for k in range(i - 1, -1, -1) if tokens[k].kind == "sign"), -1)
    end = next((k for k in range(i + 1, len(tokens)) if tokens[k].kind == "sign"), -1)
    if begin < 0 or end < 0 or not (tokens[begin].is_("sign", "(") and tokens[end].is_("sign", ")")):
        return False
    return not any(t.kind in ("quantity", "period", "indicator", "verb") for t in tokens[begin:end])


def own_told(tokens: list[Token], i: int) -> frozenset[str]:
    """Of "price" and "scope", what a clause of the bracket that closes at token `i` has with a figure of its own.

    "đạt 4.013 tỷ đồng (theo giá hiện hành đạt 6.000 tỷ đồng)", but not "(giá hiện hành, tăng 5%)".
    """
    own: set[str] = set()
    told: set[str] = set()
    stated = False
    for token in reversed(tokens[:i]):
        if token.kind == "sign":
            told, stated = set(), False
            if token.value in "([":
                break
        told |= {token.kind} & {"price", "scope"}
        stated = stated or (token.kind == "quantity" and token.value.base is not None)
        own |= told if stated else set()
    return frozenset(own)


def _fills(token: Token) -> bool:
    """ "… là khoảng 5.000 tỷ đồng", "… mức 5.000 tỷ đồng"."""
    return token.kind in ("bound", "generic") or token.is_("benign", *PLAIN, "about") or token.is_("verb", "is")


def _lone_figure(tokens: list[Token], k: int) -> int | None:
    """The index of the quantity that is all the bracket says, but for a bound, a verb of level and what is counted."""
    while k < len(tokens) and (tokens[k].kind == "bound" or tokens[k].is_("verb", "level", "is")):
        k += 1
    end = k + 1
    while end < len(tokens) and tokens[end].kind == "counted":
        end += 1
    alone = end < len(tokens) and tokens[k].kind == "quantity" and tokens[end].is_("sign", ")", "]")
    return k if alone else None


def _verb_of_rate(tokens: list[Token], compared: Compared) -> Token | None:
    """The verb that makes a percentage that of the time compared with: "mức tăng của cùng kỳ", "cao hơn cùng kỳ"."""
    if compared.comparison.kind not in BEFORE or compared.closing:
        return None
    k = compared.first - 1
    while k >= 0 and tokens[k].kind == "benign":
        k -= 1
    higher = any(t.is_("verb", "above", "below") for t in tokens[max(0, k - _FILLED) : k])
    if k < 0 or (tokens[k].is_("verb", "growth") and compared.comparison.said and not higher):
        return None  # "đạt tốc độ tăng cao so với cùng kỳ năm trước (11,8%)": that of now
    return tokens[k] if tokens[k].is_("verb", "growth", "above", "below") else None
