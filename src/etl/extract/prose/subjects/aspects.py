"""Of a pair that is told together, how many there are or how much they come to, as words behind a rate tell it: "tăng
15% về số doanh nghiệp và tăng 72% về vốn"."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token

_NAMES = frozenset({"word", "other", "generic", "counted", "contextual", "indicator", "narrow"})


def aspect(mention: Mention, current: Subject, folded: str, catalogue: Catalogue) -> tuple[Subject, int] | None:
    """The one of its group that the words behind a rate tell it of, and where the name in them ends; None where they do
    not, or the group of the `current` subject is more than one that counts and one that is money."""
    tokens, k = mention.tokens, _about(mention)
    known = catalogue.indicators.get(current.indicator or "")
    if mention.quantity.base not in ("pct", "times") or k is None or known is None or known.group is None:
        return None
    words, end = catalogue.spoken_of, _end(tokens, k + 1)
    said = folded[tokens[k].end : tokens[end - 1].end].strip()
    of_money = said.startswith(tuple(words.money_of))
    if end == k + 1 or not (of_money or said.startswith(tuple(words.numbers_of))):
        return None
    group = [each for each in catalogue.indicators.values() if each.group == known.group]
    told = [each for each in group if each.dimension == ("money" if of_money else "count")]
    if len(group) != 2 or len(told) != 1:
        return None
    is_named = any(token.kind in _NAMES for token in tokens[k + 1 : end])  # "về số doanh nghiệp", not "về số lượng"
    return Subject(told[0].indicator, tokens[k + 1]), end if is_named else mention.right.next


def _about(mention: Mention) -> int | None:
    """Where "về" stands right behind the figure."""
    i = mention.i + 1
    return i if i < len(mention.tokens) and mention.tokens[i].is_("benign", "about") else None


def _end(tokens: list[Token], k: int) -> int:
    """The end of the name that begins at token `k`."""
    while k < len(tokens) and (tokens[k].kind in _NAMES or tokens[k].is_("benign", "word")):
        k += 1
    return k
