"""Zones, associations, projects or kinds of firms that head a sentence: what is told behind them may be theirs.

"Các KCN có 110 dự án hoạt động, tạo việc làm cho 9.000 lao động, xuất khẩu 45 triệu USD": hardly the province's.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.whose.reserved_parts import ZONES
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of, occurring

_BEFORE = frozenset({"benign", "period", "sign", "continue", "cumulative", "aside", "scenario", "number"})
_TELLS = frozenset({"verb", "sign", "quantity", "action", "indicator"})


class Group(NamedTuple):
    """The group that heads a sentence; what is told of it, from token `at` on."""

    at: int
    words: str


def group_ahead(tokens: Tokens, folded: str, words: SpokenOf) -> Group | None:
    """The group that heads the sentence of `tokens`; None where none does, or where it helps to reach what follows."""
    groups = occurring(words.groups, folded)
    for k, token in enumerate(tokens):
        named = groups.match(folded, token.start) if groups is not None else None
        if named is not None:
            return _unless_it_helps(tokens, k, named[0])
        if _is_zones(token, folded, words) or _is_branch(tokens, k, folded, words):
            return _unless_it_helps(tokens, k, folded[token.start : token.end])
        counts = token.kind == "quantity" and token.value.base is None
        if token.kind not in _BEFORE and not counts:
            return None
    return None


def _is_zones(token: Token, folded: str, words: SpokenOf) -> bool:
    """Whether it names zones, or somewhere in them: "15 khu công nghiệp", "Trong các khu, cụm công nghiệp"."""
    if token.kind == "counted":
        return not ZONES.isdisjoint((*token.value.plain, *token.value.context))
    return (
        token.kind == "narrow"
        and token.value == "topic"
        and any_of(words.zones).search(folded, token.start, token.end) is not None
    )


def _is_branch(tokens: Tokens, k: int, folded: str, words: SpokenOf) -> bool:
    """Whether a branch is named at `k` of which things are counted before what is told of it: "Ngành chè có 12 nhà máy,
    xuất khẩu đạt 9 triệu USD"; not all of industry or of trade."""
    if not folded.startswith(tuple(words.branches), tokens[k].start):
        return False
    named = any_of(words.branches).match(folded, tokens[k].start)
    if named is None or folded.startswith(tuple(words.whole_branches), named.end() + 1):
        return False
    first = _indicator(tokens, k)
    told = tokens[k:first]
    counts = any(t.kind == "quantity" and t.value.base is None for t in told)
    return counts and not any(t.is_("sign", ";", ":", ".") or t.kind in ("part", "area") for t in told)


def _unless_it_helps(tokens: Tokens, k: int, said: str) -> Group | None:
    """The group at `k`, unless it is told to have helped to what follows, which then is all of it: "Các KCN hoạt động
    ổn định, góp phần đưa kim ngạch xuất khẩu đạt 410 triệu USD"."""
    first = _indicator(tokens, k)
    helps = any(t.is_("verb", "help") for t in tokens[k + 1 : first]) or tokens[first - 1].is_("verb", "cause")
    at = next((j for j in range(k + 1, len(tokens)) if tokens[j].kind in _TELLS), None)
    return None if helps or at is None else Group(at, said)


def _indicator(tokens: Tokens, k: int) -> int:
    """The first indicator behind token `k`, or the end."""
    return next((j for j in range(k + 1, len(tokens)) if tokens[j].kind == "indicator"), len(tokens))
