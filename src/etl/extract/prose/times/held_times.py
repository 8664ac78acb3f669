"""How long a time holds that is told only of what another is set beside, of a reason, or of what is supposed.

"vượt mức 395 triệu USD của năm 2011, tăng 9,2%", "ít hơn năm 2013 (977 vụ) 3,1%", "Nhờ 4 tháng đầu năm khá, … lũy kế
vẫn đạt …", "Nếu như năm 2013 giảm 5,2% thì năm nay tăng 7,9%": behind it what was spoken of before holds again.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import Comparison
from etl.extract.tokens import Token

_MORE_OR_LESS = ("above", "below")
_AS_MUCH = ("exceed", "equal", "index")
_LONGEST = 3  # words of a phrase
_FILLING = frozenset({"benign", "generic", "bound", "indicator"})
_CLOSING = ",;:."
_LEVEL = 6  # tokens in which the level of a time stands
_LEVELS = ("level", "is", "other")
_PASSED = frozenset({"benign", "bound", "generic", "area"})
_SENTENCE = 10**9
"""A place behind every sentence."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A time holds up to the place `end` of the text; to the next time that is named, too, where `to_next`.

    `compared`: a figure behind it is compared with that time, of several years a mean where `mean`. It is that of a
    `reason` or of a `concession`: what follows may be of that time, too, behind the second where it is no earlier one.
    """

    end: int
    to_next: bool = False
    compared: bool = False
    mean: bool = False
    reason: bool = False
    concession: bool = False


class HeldTimes:
    """Finds them in one `folded` text."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._words = folded, words
        self._again_now = frozenset(now for now in words.again_now if now in folded)  # those that the text has at all

    def of(self, tokens: list[Token], i: int, told: bool) -> Hold | None:
        """How long the time at `i` holds, where that is not to the next one; `told`: its sentence has told a figure."""
        if i and self._is_supposed(tokens, i):
            turn = next((t.end for t in tokens[i:] if t.is_("benign", "back")), None)
            return Hold(_SENTENCE if turn is None else turn, to_next=turn is None)
        if i > 1 and tokens[i - 2].kind == "quantity" and self._text(tokens[i - 1]) in self._words.of_then:
            stop = end_of_clause(tokens, i)  # "dưới 10,2% của năm 2012", "hơn mức 7,6% mà năm 2013 đạt được"
            turn = next((k for k in range(i + 1, stop) if _goes_on(tokens, k)), stop)
            return Hold(tokens[turn].start if turn < len(tokens) else _SENTENCE)
        if i and (k := self.set_beside(tokens, i)) is not None:
            return _of_comparison(tokens, i, mean=any(t.is_("compare", "mean") for t in tokens[k:i]))
        if (now := self._turn_to_now(tokens, i)) is not None:
            return Hold(now)
        return self._of_remark(tokens, i, told) if i else None

    def of_level(self, comparison: Comparison, tokens: list[Token], i: int) -> Hold | None:
        """How long the time holds that the comparison at `i` names, where it only tells what there was then: "So với
        cuối năm 2013 (chỉ) có 68 chợ, 2 siêu thị; nay đã có …"; None where it compares."""
        told = comparison.period
        opens = i == 0 or tokens[i - 1].is_("sign", ";", ".")
        if not (comparison.said and opens and told is not None and told.year and not told.year_to):
            return None
        behind = [k for k, t in enumerate(tokens) if t.start >= comparison.end]
        behind = [k for k in behind[:_LEVEL] if tokens[k].kind not in _PASSED]
        if len(behind) < 2 or not tokens[behind[0]].is_("verb", *_LEVELS):
            return None
        figure = next((k for k in behind[1:] if tokens[k].kind not in _PASSED), behind[0])
        if tokens[figure].kind != "quantity" or tokens[figure].value.base in ("pct", "points", "times"):
            return None
        stop = next((k for k in range(figure, len(tokens)) if self._turns_back(tokens, k)), len(tokens))
        return Hold(tokens[stop].start if stop < len(tokens) else _SENTENCE, to_next=True)

    def _turns_back(self, tokens: list[Token], k: int) -> bool:
        """Whether at `k` the sentence turns from what there was to what there is."""
        return tokens[k].is_("sign", ";") or tokens[k].is_("benign", "back") or self._is_now(tokens[k])

    def _is_now(self, token: Token) -> bool:
        return self._text(token).split(" ")[0] in self._words.again_now

    def set_beside(self, tokens: list[Token], i: int) -> int | None:
        """The place of the words that say that something is more, less or as much as what the time or the amount at `i`
        tells: "vượt con số kỷ lục 395 triệu USD của năm 2011"; None where there are none."""
        k, amount, noun = i - 1, tokens[i].kind == "quantity", False
        while k >= 0 and tokens[k].kind != "sign":
            token = tokens[k]
            if self._is_than(tokens, k, noun or not amount, amount):
                return k
            begin = self._phrase(self._words.levels_beside, tokens, k)
            if token.kind == "quantity" and not amount:
                amount = True
            elif token.kind == "period" and tokens[k + 1].is_("benign", "and"):
                amount = False  # "cao hơn mức tăng 10% của năm 2012 và 12% của năm 2013"
            elif begin is None and not self._fills(tokens, k, i):
                return None
            noun = noun or begin is not None or token.kind == "generic" or token.is_("verb", "growth")
            k = k - 1 if begin is None else begin - 1
        return None

    def _fills(self, tokens: list[Token], k: int, i: int) -> bool:
        """Whether the token at `k` may stand between such words and the time at `i`."""
        token = tokens[k]
        if token.kind in _FILLING or token.is_("compare", "mean") or token.is_("verb", "growth"):
            return True
        if token.is_("verb", "up", "down") or token.kind == "word":  # "mức giảm 2,1% của …", "mức thu năm …"
            return k > 0 and self._phrase(self._words.levels_beside, tokens, k - 1) is not None
        return token.is_("verb", "level") and k == i - 1  # "364 triệu USD thực hiện năm 2013"

    def _is_than(self, tokens: list[Token], k: int, named: bool, amount: bool) -> bool:
        """Whether the token at `k` sets something beside the time or the `amount` behind it. `named`: that is a time
        alone, or a noun says what it is; else a word may tell what was reached: "vượt 400 triệu USD năm 2014"."""
        token = tokens[k]
        if token.is_("verb", *_MORE_OR_LESS) or (amount and token.is_("compare", "prefix")):
            return True
        return named and (token.is_("verb", *_AS_MUCH) or self._phrase(self._words.set_beside, tokens, k) is not None)

    def _phrase(self, phrases: frozenset[str], tokens: list[Token], k: int) -> int | None:
        """The place of the first token of the longest of `phrases` that ends with the token at `k`."""
        for begin in range(max(0, k - _LONGEST + 1), k + 1):
            if self._folded[tokens[begin].start : tokens[k].end] in phrases:
                return begin
        return None

    def _is_supposed(self, tokens: list[Token], i: int) -> bool:
        """Whether the time at `i` is one that another is set beside: "Nếu (như) năm 1991 thu 38 tỷ đồng thì nay …". Not
        where the same is told in another way: "nếu tính riêng tháng 6 thì …"."""
        begin = next((k for k in range(i - 1, -1, -1) if tokens[k].kind in ("sign", "quantity")), -1)
        at = next((k for k in range(i - 1, begin, -1) if tokens[k].is_("aside", "supposed")), None)
        return at is not None and self._text(tokens[at + 1]) not in self._words.restated

    def _turn_to_now(self, tokens: list[Token], i: int) -> int | None:
        """Where behind the time at `i` the sentence turns to the present: "Kết thúc năm 2013, xuất khẩu mới đạt 380
        triệu USD thì nay đã là 410 triệu USD", "…, nay đã lên 410 triệu USD"."""
        for k in range(i + 1, len(tokens) if self._again_now else 0):
            if tokens[k].kind == "period":
                return None
            turns = self._text(tokens[k]) in self._again_now
            if turns and (tokens[k - 1].is_("benign", "back") or tokens[k - 1].is_("sign", ",", ";")):
                return tokens[k].end
        return None

    def _of_remark(self, tokens: list[Token], i: int, told: bool) -> Hold | None:
        """How long the time holds of a reason or of what is told beside: "…, trong khi quý I/2012 …; …"."""
        reason = self._said_before(self._words.reasons, tokens, i)
        at = self._said_before(self._words.concessions, tokens, i) if reason is None else reason
        if at is not None and not self._is_over_then(tokens, at, i):
            stop = next((k for k in range(i + 1, end_of_clause(tokens, i)) if self._turns(tokens, k)), None)
            turn = end_of_clause(tokens, i) if stop is None else stop
            end = tokens[turn].start if turn < len(tokens) else _SENTENCE
            last = turn == len(tokens) or tokens[turn].is_("sign", ";", ".")
            if last or (at and tokens[at - 1].kind != "sign"):
                return Hold(end)  # of what was told before it: "tăng 27,9% do năm 2013 đạt thấp"
            if stop is not None or not _tells(tokens, i, turn):
                return Hold(end, reason=reason is not None, concession=reason is None)
        if told and tokens[i - 1].is_("aside", "clause"):
            end = next((t.start for t in tokens[i:] if t.is_("sign", ";")), _SENTENCE)
            return Hold(end)
        return None

    def _is_over_then(self, tokens: list[Token], at: int, i: int) -> bool:
        """Whether the words at `at`, right before the time at `i`, say that what follows came about in it: "Sau 8
        tháng, …"; not "Sau năm 2013 đầy khó khăn, …"."""
        if at != i - 1 or self._text(tokens[at]) not in self._words.once_over:
            return False
        told = tokens[i].value
        whole = told.year > 0 and (told.first, told.last) == (1, 12)
        return not whole or i + 1 == len(tokens) or tokens[i + 1].kind == "sign"

    def _turns(self, tokens: list[Token], k: int) -> bool:
        """Whether at `k` what has come of a reason is told: "do năm 2013 đạt thấp nên xuất khẩu tăng 27,9%"."""
        return tokens[k].is_("benign", "back") or self._text(tokens[k]) in self._words.results

    def _said_before(self, phrases: frozenset[str], tokens: list[Token], i: int) -> int | None:
        """The place of one of `phrases` in the clause of the time at `i`, before it and behind any figure."""
        for k in range(i - 1, -1, -1):
            if tokens[k].kind in ("sign", "quantity", "period"):
                return None
            if (begin := self._phrase(phrases, tokens, k)) is not None:
                return begin
        return None

    def _text(self, token: Token) -> str:
        return self._folded[token.start : token.end]


def _tells(tokens: list[Token], i: int, stop: int) -> bool:
    """Whether between the time at `i` and `stop` a figure is told outside brackets."""
    depth = 0
    for token in tokens[i + 1 : stop]:
        depth += token.is_("sign", "(", "[") - token.is_("sign", ")", "]")
        if token.kind == "quantity" and not depth:
            return True
    return False


def _of_comparison(tokens: list[Token], i: int, mean: bool) -> Hold:
    """How long the time at `i` holds that something is set beside."""
    if i + 1 < len(tokens) and tokens[i + 1].is_("sign", "("):
        close = next((k for k in range(i + 1, len(tokens)) if tokens[k].is_("sign", ")")), len(tokens) - 1)
        behind = tokens[close + 1] if close + 1 < len(tokens) else None
        follows = behind is not None and (behind.kind in ("quantity", "bound") or behind.is_("verb", "is"))
        return Hold(tokens[close].end, compared=follows, mean=mean)
    stop = end_of_clause(tokens, i)
    turn = next((k for k in range(i + 1, stop) if _goes_on(tokens, k)), stop)
    figure = i + 1 + (i + 1 < turn and tokens[i + 1].is_("verb", "is"))
    if figure < turn and tokens[figure].kind in ("quantity", "bound"):
        return Hold(tokens[i].end, compared=True, mean=mean)  # "cao hơn tháng 11 là 9%"
    return Hold(tokens[turn].start if turn < len(tokens) else _SENTENCE)


def _goes_on(tokens: list[Token], k: int) -> bool:
    """Whether the clause turns to something else at `k`: "… và bằng 97% kế hoạch", "… nhưng vẫn đạt …"; not "… và 10,1%
    của năm 2010"."""
    if tokens[k].is_("benign", "back"):
        return True
    joins = tokens[k].is_("benign", "and") and k + 1 < len(tokens)
    return joins and tokens[k + 1].kind not in ("period", "quantity", "generic")


def end_of_clause(tokens: list[Token], i: int) -> int:
    """The index of the sign outside brackets that ends the clause of the token at `i`, or behind the last one."""
    depth = 0
    for k in range(i + 1, len(tokens)):
        if tokens[k].kind != "sign":
            continue
        if tokens[k].value in "([":
            depth += 1
        elif tokens[k].value in ")]":
            depth -= 1
        elif depth <= 0 and tokens[k].value in _CLOSING:
            return k
    return len(tokens)
