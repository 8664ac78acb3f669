"""Goods of which the sentence before told that they are traded most: the trade told next may be theirs alone.

"Cà phê là mặt hàng xuất khẩu chủ lực. Kim ngạch xuất khẩu đạt 500 triệu USD."
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of, either

_TRADED = ("exports", "imports")
_NAMES = frozenset({"indicator", "part", "counted", "other", "quantity"})
_LONGEST = 60  # characters of a name


class GoodsBefore:
    """The goods that a paragraph of the `folded` text spoke of last."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._words = folded, words
        self._wholes = frozenset(whole for whole in words.whole if whole in folded)
        self._before: str | None = None
        self._here: str | None = None

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another."""
        self._before = None if first else self._here or self._before
        self._here = None
        if not tokens:
            return
        if self._before is not None and self._speaks_of_all(tokens):
            self._before = None
        found = _leading(self._words).match(self._folded, tokens[0].start, tokens[-1].end)
        self._here = found[1] if found is not None else None

    def _speaks_of_all(self, tokens: Tokens) -> bool:
        """Whether a place is named, or all of one."""
        if tokens.places("area"):
            return True
        return any(self._folded[t.start : t.end] in self._wholes for t in tokens)

    def of(self, tokens: list[Token], i: int) -> str | None:
        """The goods whose trade the figure at token `i` may be, where its name does not say that it is all."""
        goods = self._here or self._before
        name = next((t for t in reversed(tokens[:i]) if t.is_("indicator", *_TRADED)), None)
        if goods is None or name is None:
            return None
        said = self._folded[tokens[0].start : name.end]
        return None if any_of(self._words.in_all).search(said) else goods


def goods_beside(mention: Mention, folded: str, words: SpokenOf) -> str | None:
    """The goods whose trade alone an amount may be, told between the name of all trade and it, or in a sentence that
    names them and no trade: "Xuất khẩu phải có mặt hàng trên 100 triệu USD", "Đóng góp lớn là cà phê 812 triệu USD"."""
    told, amount = mention.tokens[: mention.i], mention.token
    if mention.quantity.base not in ("vnd", "usd"):
        return None
    name = next((t for t in reversed(told) if t.is_("indicator", *_TRADED)), None)
    if name is not None:
        found = _having(words).search(folded, name.end, amount.start)
        return found[1] if found is not None else None
    opens = next((k for k, t in enumerate(told) if t.is_("verb", "contribute")), None)
    if (
        opens is None
        or any(t.kind in _NAMES and t.value != "goods" for t in told)
        or any(t.kind != "benign" for t in told[:opens])
    ):
        return None
    names = [t for t in told[opens:] if t.kind == "word" or t.value == "goods"]
    return folded[names[0].start : names[-1].end] if names else None


@lru_cache(maxsize=4)
def _having(words: SpokenOf) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)có ((?:\w+ )?(?:{either(words.goods)}))(?!\w)[^.,;:\d]{{0,{_LONGEST}}}$")


@lru_cache(maxsize=4)
def _leading(words: SpokenOf) -> re.Pattern[str]:
    lists = (words.remain, words.among, words.goods, words.traded_most)
    remain, among, goods, most = (either(some) for some in lists)
    return re.compile(
        rf"\W*([^.,;:]{{2,{_LONGEST}}}?) (?:(?:{remain}) )*là (?:(?:{among}) )*"
        rf"(?:{goods})(?!\w)[^.,;:]{{0,{_LONGEST}}}?(?<!\w)(?:{most})(?!\w)"
    )
