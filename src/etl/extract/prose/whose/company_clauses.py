"""Where one company, office or region is whom a clause speaks of, and where what is told of it ends."""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.whose.reservation import BEFORE, CLAUSE, PART
from etl.extract.tokens import Token

_LEAST = 30  # characters in which an officer's title stands before the company's name


def heads_clause(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> bool:
    """Whether a company is whom the clause at token `k` speaks of: one, with nothing before it that takes another."""
    token = tokens[k]
    before = folded[max(0, token.start - _LEAST) : token.start]
    if is_several(tokens, k, folded, said):
        return False
    if before.rstrip().endswith(tuple(said.officers)):
        return True
    for i in range(k - 1, -1, -1):
        one = tokens[i]
        if folded[one.start : one.end] in said.counted_in:
            return False
        if one.kind == "sign" and one.value in CLAUSE:
            return True
        says = one.kind == "aside" and folded[one.start : one.end] == "theo"
        if not (says or (one.kind in BEFORE and not one.is_("benign", "of", "with", "and"))):
            return one.kind == "sign" and one.value in "-+*•("
    return True


def is_several(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> bool:
    """Whether the company at token `k` is one of several, or a province's power company, which speaks for it."""
    before = folded[max(0, tokens[k].start - _LEAST) : tokens[k].start].rstrip()
    dated = k > 0 and tokens[k - 1].kind == "period"  # "Năm 2015 công ty đạt …": its digits count none
    several = not dated and (before.endswith(tuple(said.several_firms)) or before[-1:].isdecimal())
    return several or any(t.is_("benign", "power") for t in tokens[k + 1 : k + 8])


def handed_back(tokens: list[Token], k: int, folded: str, said: SpokenOf, of_province: bool = False) -> int:
    """Where what is told of the company at token `k` ends: at a clause that speaks of the whole province again.

    With `of_province`, it is enough that the province or an office of it is named.
    """
    for i in range(k, len(tokens)):
        token = tokens[i]
        words = folded[token.start : token.end] if token.kind == "benign" else ""
        whole = words in said.whole or (of_province and (words in said.offices or _is_province(token)))
        its = words in said.its
        if (whole or its) and _is_share_of(tokens, i):
            continue  # "bằng 44% toàn tỉnh"
        if whole or (its and (of_province or (i > k and tokens[i - 1].is_("benign", "of")))):
            at = next((j for j in range(i, k, -1) if tokens[j].kind == "sign" and tokens[j].value in CLAUSE), None)
            return tokens[at].start if at is not None else token.start if whole or of_province else tokens[-1].end
        ends = i > k and token.kind == "sign" and token.value in PART
        if ends and i + 1 < len(tokens) and tokens[i + 1].kind == "area":
            return token.start
    return tokens[-1].end


def _is_share_of(tokens: list[Token], i: int) -> bool:
    """Whether right before token `i` a percentage stands, of which it is."""
    k = i - 2 if i > 1 and tokens[i - 1].is_("benign", "of") else i - 1
    return k >= 0 and tokens[k].kind == "quantity" and tokens[k].value.base == "pct"


def _is_province(token: Token) -> bool:
    return token.kind == "area" and not token.value.is_smaller
