"""Provinces that a sentence names behind "là", "như" or "lần lượt là" and tells a figure of at once.

"Cao nhất cả nước lần lượt là Hà Nội (3,5 tỷ USD), …", "các tỉnh tăng cao như Trà Vinh tăng 102%": it is theirs.
"""

from __future__ import annotations

from etl.extract.tokens import Token, Tokens

_BETWEEN = frozenset({"verb", "bound", "benign", "word", "period", "scenario"})
_REACH = 9  # tokens between a place and its figure
_WITH = ("with",)
_NAMES = frozenset({"indicator", "part", "contextual", "head", "counted", "action"})
_SEVERAL = 2


def ranked_places(tokens: Tokens, folded: str, before: frozenset[str], ranked: frozenset[str]) -> frozenset[int]:
    """Where the places begin whose own figure stands behind them.

    `before` are the words besides "là" that they stand behind, `ranked` those for a place that one of them is said to
    be before its figure ("…, địa phương đạt 5 tỷ USD").
    """
    places = [k for k in tokens.places("area") if k]
    return frozenset(
        tokens[k].start
        for k in places
        if _is_named_so(tokens, k, folded, before) and _is_told(tokens, k, folded, ranked)
    )


def lists_places(tokens: Tokens) -> bool:
    """Whether the sentence names no indicator and tells a change in percent of each of several provinces: "Một số địa
    phương tăng cao hơn mức chung là: Quảng Ninh tăng 11,3%; Thanh Hóa tăng 9%"."""
    if not _NAMES.isdisjoint(tokens.of_kind):
        return False
    told = 0
    for k in tokens.places("area"):
        behind = tokens[k + 1 : k + 4]
        changes = bool(behind) and behind[0].is_("verb", "up", "down")
        rate = next((t for t in behind[1:] if t.kind != "bound"), None)
        told += changes and rate is not None and rate.kind == "quantity" and rate.value.base == "pct"
    return told >= _SEVERAL


def _is_named_so(tokens: list[Token], k: int, folded: str, before: frozenset[str]) -> bool:
    """Whether it is a province behind "là", "như" or the like, what it is between them or not ("là tỉnh …")."""
    if tokens[k].value.is_smaller or tokens[k].value.frame == "office":
        return False
    last = tokens[k - 1] if not tokens[k - 1].is_("benign", "word") or k < 2 else tokens[k - 2]
    return any(t.is_("verb", "is") or folded[t.start : t.end] in before for t in (tokens[k - 1], last))


def _is_told(tokens: list[Token], k: int, folded: str, ranked: frozenset[str]) -> bool:
    """Whether a figure follows: at once, in brackets, or behind a comma and "với"."""
    behind = tokens[k + 1 : k + 2 + _REACH]
    named = _BETWEEN
    if behind and behind[0].is_("sign", ","):
        told = len(behind) > 1 and (
            behind[1].is_("benign", *_WITH)
            or behind[1].is_("verb", "growth")
            or folded[behind[1].start : behind[1].end] in ranked
        )
        if not told:
            return False
        named = _BETWEEN | {"indicator"}
    elif not (behind and (behind[0].is_("sign", "(") or behind[0].kind in ("verb", "quantity", "bound", "benign"))):
        return False
    for token in behind[behind[0].kind == "sign" :]:
        if token.kind == "quantity":
            return True
        if token.kind not in named:
            return False
    return False
