"""Amounts in clauses that name no indicator: whether they go on with the one before, or are of something else.

"Kim ngạch xuất khẩu đạt 500 triệu USD. Tỉnh thu hút 2,14 tỷ USD vốn đầu tư, cấp 1.200 tỷ đồng cho các huyện."
"""

from __future__ import annotations

from itertools import takewhile

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import PLAIN, Token

_CURRENCIES = ("vnd", "usd")
_NAMES = frozenset({"indicator", "part", "contextual", "other", "counted", "head", "generic"})
_ENDS = ",;:.()–"
_SAYS = frozenset({"verb", "scenario", "compare", "cumulative", "bound", "paired"})
"""Before an amount: its clause tells it of what was spoken of before."""

FOREIGN = "fdi_capital"
_FOREIGNERS = (FOREIGN, "fdi_realised")
_RULE = "subject.unnamed"


def of_another(mention: Mention, indicator: str, folded: str, words: SpokenOf) -> Refusal | None:
    """Why the amount `mention`, in a clause that names none of the indicators, may be of something else than the
    `indicator` before it; None where it goes on with that."""
    if mention.quantity.base not in _CURRENCIES or mention.right.indicator is not None:
        return None
    tokens = mention.tokens
    clause = [*takewhile(lambda t: not _ends(t), reversed(tokens[: mention.i]))]
    if indicator in _FOREIGNERS and mention.quantity.base == "vnd" and _is_beside_dollars(mention, clause):
        why = "in dong beside dollars: whether it is foreign capital, too, is not said"
        return Refusal(why, "subject.other-currency", doubt=True)
    if any(t.kind in _NAMES for t in clause):
        return None
    if (noun := _noun_behind(mention)) is not None:
        words_behind = folded[noun.start : noun.end]
        return Refusal(f"“{words_behind}” stands behind it, and its clause names nothing else", _RULE, doubt=True)
    if any(t.kind == "action" and t.value != indicator for t in clause):
        return Refusal("its clause tells what was done, and not of what it is", _RULE, doubt=True)
    does = any(folded[t.start : t.end] in words.given for t in clause if t.kind == "benign")
    if does and not any(t.kind in _SAYS for t in clause):
        return Refusal("its clause tells what was done, and not of what it is", _RULE, doubt=True)
    return None


def _is_beside_dollars(mention: Mention, clause: list[Token]) -> bool:
    """Whether the amount in dong stands behind one in dollars, in a `clause` that names nothing anew, and is not the
    same: "Thu hút 25 triệu USD vốn FDI và 1.200 tỷ đồng vốn trong nước"."""
    before = mention.tokens[: mention.i - len(clause)]
    if not any(t.kind == "quantity" and t.value.base == "usd" for t in before):
        return False
    told = bool(before) and before[-1].kind == "quantity"  # then what the clause names is that amount's
    named = any(t.kind in _NAMES for t in clause) and not told
    return not named and not any(t.is_("verb", "equal") for t in clause)


def of_projects(mention: Mention, name: Token | None, folded: str, words: SpokenOf) -> Refusal | None:
    """Why the dollars `mention` may be foreign capital, where `name` counts the projects they are registered for: "175
    dự án mới được cấp giấy chứng nhận với tổng vốn đăng ký 815 triệu USD"; None for another thing, or all there are."""
    if name is None or mention.quantity.base != "usd" or not folded.startswith(tuple(words.projects), name.start):
        return None
    if any(t.kind == "cumulative" or (t.kind == "period" and t.value.relative == "now") for t in mention.tokens):
        return None
    told = folded[name.start : mention.token.start]
    some = not any(word in told for word in words.any_capital) or any(part in told for part in words.some_projects)
    if some or any(t.kind in ("quantity", "indicator") for t in mention.tokens[: mention.i] if t.start >= name.start):
        return None
    return Refusal("whether it is the foreign capital of this time is not said", "subject.projects", doubt=True)


def _ends(token: Token) -> bool:
    return token.kind == "quantity" or (token.kind == "sign" and token.value in _ENDS)


def _noun_behind(mention: Mention) -> Token | None:
    """The name of something else right behind the amount and its size: "2,14 tỷ USD [tổng] vốn đầu tư"."""
    k = mention.i + 1
    while k < len(mention.tokens) and mention.tokens[k].is_("benign", *PLAIN):
        k += 1
    if k == len(mention.tokens) or mention.tokens[k].kind not in ("other", "word"):
        return None
    return mention.tokens[k]
