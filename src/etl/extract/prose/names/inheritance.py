"""What a name takes over from the one before it: the scope, the price basis; and whether it only names it again."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import Subject
from etl.extract.tokens import Token
from etl.language.fold import spelled

_GOODS = "hàng hóa"
_BOTH_WAYS = "trade_turnover"
_WAYS = frozenset({"exports", "imports"})
_BARE_WAYS = frozenset({"xuất khẩu", "nhập khẩu"})
TRADE = frozenset({"trade_turnover", "exports", "imports", "trade_balance"})
"""What is traded with abroad."""


class Inheritance:
    """Holds a name against the one before it, in the text of one document."""

    def __init__(self, catalogue: Catalogue, folded: str) -> None:
        self._indicators, self._folded = catalogue.indicators, folded
        self._goes_on = False
        self._apart_of: tuple[Token, ...] = ()  # what the ways of trade in this sentence are parts of
        own = catalogue.spoken_of.its | catalogue.spoken_of.whole | {"địa phương"}
        self._own = tuple(f" {words}" for words in own)

    def sentence(self, goes_on: bool) -> None:
        """A new sentence begins; `goes_on` where it says that it goes on with the one before ("trong đó")."""
        self._goes_on, self._apart_of = goes_on, ()

    def named(self, subject: Subject, before: Subject, of_which: bool, in_sentence: bool) -> tuple[Subject, bool]:
        """The subject with what it takes over from the one `before`, and whether it is some part of that one which has
        no name of its own.

        `of_which`: "trong đó" has been said; `in_sentence`: the sentence has named one before.
        """
        goods = self._goods(subject, before) if of_which else None
        # "Xuất nhập khẩu qua cửa khẩu đạt …, trong đó xuất khẩu …": a part is of what the whole is
        one_way = in_sentence and _is_way_of(subject, before) and self._is_bare(subject)
        sibling = in_sentence and self._is_sibling(subject, before)
        part = (of_which and self._is_of_its_kind(subject, before)) or one_way or sibling
        scope = subject.scope or goods or (before.scope if part else None)
        price = subject.price
        if in_sentence or self._goes_on:
            price = self._price(subject, before) if subject.indicator is not None else price or before.price
        apart = self._apart(subject, before, of_which) if in_sentence or of_which else ()
        if apart:
            return subject._replace(narrowed=apart), False
        same = subject.indicator is not None and before.indicator == subject.indicator and not before.narrowed
        return subject._replace(scope=scope, price=price), of_which and same and not goods and before.scope is None

    def _apart(self, subject: Subject, before: Subject, of_which: bool) -> tuple[Token, ...]:
        """The word for something else that a way of trade is a part of, as the ones told before it of the same.

        "Hàng hóa qua cửa khẩu Lao Bảo đạt 86 triệu USD, trong đó xuất khẩu 61 triệu USD; nhập khẩu 25 triệu USD".
        """
        name = before.name
        if subject.indicator not in _WAYS or name is None:
            return ()
        if before.indicator is None:
            self._apart_of = (name,) if of_which and name.kind == "word" else ()
        elif before.indicator not in _WAYS:
            self._apart_of = ()
        return self._apart_of

    def _is_bare(self, subject: Subject) -> bool:
        """Whether nothing but the way is named: not "kim ngạch xuất khẩu", not "xuất khẩu địa phương"."""
        name = subject.name
        own = name is not None and self._folded.startswith(self._own, name.end)
        return name is not None and not own and self._text(name) in _BARE_WAYS

    def _is_of_its_kind(self, subject: Subject, before: Subject) -> bool:
        """Whether what is named can be a part of the one `before`: not "GRDP trừ dầu khí tăng 2%, trong đó bán lẻ tăng
        13%", where only the first leaves oil out."""
        ours, theirs = (self._indicators.get(one.indicator or "") for one in (subject, before))
        if ours is None or theirs is None:
            return True
        own = {ours.indicator, ours.parent, ours.within}
        return theirs.indicator in own or theirs.parent in own - {None} or {ours.indicator, theirs.indicator} <= TRADE

    def _is_sibling(self, subject: Subject, before: Subject) -> bool:
        """Whether it is told in a row of parts behind one that took over the scope of their whole: "GRDP trừ dầu khí
        tăng 2%, trong đó nông nghiệp tăng 3%; dịch vụ tăng 4%"."""
        ours, theirs = (self._indicators.get(one.indicator or "") for one in (subject, before))
        if ours is None or theirs is None or ours.parent is None or before.scope is None or before.name is None:
            return False
        return ours.parent == theirs.parent and before.scope.end <= before.name.start

    def is_beside(self, current: Subject, main: Subject, parts: bool = False) -> bool:
        """Whether what is spoken of is none of the indicators, or within the paragraph's `main` one; with `parts`,
        which the sentence before told last, also a part of it, or one way of all that was traded."""
        known = self._indicators.get(current.indicator or "")
        way = parts and main.indicator == _BOTH_WAYS and current.indicator in TRADE
        return known is None or known.within == main.indicator or (parts and known.parent == main.indicator) or way

    def whole_of(self, current: Subject, main: Subject | None) -> Subject:
        """The `main` subject of the paragraph, where the current one is a part of it; else the current one.

        "…, trong đó chế biến tăng 8,2%; theo giá hiện hành tăng 9,75%": at other prices the whole is told again.
        """
        known = self._indicators.get(current.indicator or "")
        return main if main is not None and known is not None and known.parent == main.indicator else current

    def _goods(self, subject: Subject, before: Subject) -> Token | None:
        """The scope `goods`, where exports (imports) of goods are told beside those of goods and services.

        "Kim ngạch xuất khẩu đạt 1.015 triệu USD, trong đó xuất khẩu hàng hóa 712 triệu USD": both are figures of it.
        """
        name, whole = subject.name, before.name
        if name is None or whole is None or subject.indicator != before.indicator or before.narrowed:
            return None
        if f"{subject.indicator}.foreign_sector" not in self._indicators:
            return None  # no trade across the border
        is_goods = _GOODS in self._text(name) and _GOODS not in self._text(whole)
        return Token("scope", "goods", name.start, name.end) if is_goods else None

    def _price(self, subject: Subject, before: Subject) -> Token | None:
        """The price basis, for a part that of its whole or of the part before it.

        "Theo giá so sánh 2010 tăng 7,2%, trong đó công nghiệp chế biến tăng 8,2%".
        """
        ours, theirs = (self._indicators.get(one.indicator or "") for one in (subject, before))
        if ours is None or subject.price is not None or ours.parent is None:
            return subject.price
        if theirs is None:  # "…; công nghiệp địa phương 1.126 tỷ đồng, ngoài quốc doanh 3.042 tỷ đồng"
            return before.price if self._indicators[ours.parent].at_prices else None
        return before.price if ours.parent in (theirs.indicator, theirs.parent) else None

    def _text(self, token: Token) -> str:
        return spelled(self._folded[token.start : token.end])


def _is_way_of(subject: Subject, before: Subject) -> bool:
    """Whether one way of trade is told behind all of it, or behind the other way that took over its scope: "kim ngạch
    qua cửa khẩu đạt 3.120 triệu USD; xuất khẩu 1.480, nhập khẩu 1.640 triệu USD"."""
    if subject.indicator not in _WAYS or before.scope is None or before.name is None:
        return False
    taken = before.indicator in _WAYS and before.scope.end <= before.name.start
    return before.indicator == _BOTH_WAYS or taken
