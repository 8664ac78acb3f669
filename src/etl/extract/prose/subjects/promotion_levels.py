"""Who pays for industrial promotion: what the nation and what the province pays for are parts of it.

Beside the whole they are none of its figures; where no whole is told, each has a scope of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token
from etl.language.patterns import any_of

GROUP, PROJECTS, FUNDING = "promotion", "industrial_promotion_projects", "industrial_promotion_funding"
_LEVELS = ("national_promotion", "local_promotion")
"""The scopes, and the names of the lists of their words."""

_RULE = "subject.narrowed"
_OF_WHICH = Refusal("of the nation's or the province's promotion, or of both: which is not said", _RULE, doubt=True)
_FEW = 2


def is_funding(mention: Mention) -> bool:
    """Whether the amount stands right beside the projects that it is the money of: "24 đề án, 6,5 tỷ đồng", "14 đề
    án/1.510 triệu đồng", "18 đề án với 1,45 tỷ đồng"."""
    tokens, k = mention.tokens, mention.i - 1
    k -= k > 0 and tokens[k].kind == "bound"
    beside = k > 1 and (tokens[k].is_("sign", ",", "/", "(") or tokens[k].is_("benign", "with"))
    noun = next((t for t in reversed(tokens[:k]) if t.kind != "action"), None)  # "24 đề án khuyến công, 6,5 tỷ đồng"
    if noun is None or noun.kind != "counted" or not beside or mention.quantity.base != "vnd":
        return False
    return PROJECTS in noun.value.plain or PROJECTS in noun.value.context


def promotion_scope(mention: Mention, folded: str, words: SpokenOf) -> Token | None:
    """The scope of a figure of promotion: who pays for it, as its part of the sentence says last before it or with what
    it counts ("7 đề án khuyến công quốc gia, kinh phí 1,12 tỷ đồng"); None where that is not said."""
    tokens, part = mention.tokens, mention.tokens.last(mention.i, "sign", ";")
    begin = tokens[0].start if part is None else tokens[part].end
    counted = mention.right.counted
    end = counted.end if counted is not None else mention.token.start
    found = [*_levels(folded, begin, end, words)]
    last = max(found, key=lambda level: level.start, default=None)
    if last is None or (counted is not None and len({level.value for level in found}) > 1 and _goes_on(mention, last)):
        return None
    return last


def part_of_promotion(
    mention: Mention, scope: Token | None, told_before: bool, folded: str, words: SpokenOf
) -> Refusal | None:
    """Why a figure of that `scope` is none of promotion: the whole it is a part of was told in this sentence, or
    `told_before` in a sentence that this one goes on with. Or why it may be none: who pays is not told of it, but of
    the one before it."""
    tokens = mention.tokens
    if scope is None:
        return _OF_WHICH if _is_beside_level(mention, folded, words) else None
    if scope.value not in _LEVELS:
        return None
    first = min(_levels(folded, tokens[0].start, tokens[-1].end, words), key=lambda level: level.start)
    figure = next((k for k in range(len(tokens)) if _counts_up_to(tokens, k, first)), None)
    before = tokens[:figure] if figure is not None else [t for t in tokens if t.end <= first.start]
    opens = next((k for k in range(len(before) - 1, -1, -1) if _opens_parts(before[k], folded, words)), None)
    told = opens is not None and ((opens == 0 and told_before) or any(t.kind == "quantity" for t in before[:opens]))
    return Refusal("of which: a part of the figure before it", _RULE) if told else None


def _is_beside_level(mention: Mention, folded: str, words: SpokenOf) -> bool:
    """Whether the part of the sentence before this one tells who pays, of its first figure: "2 đề án khuyến công quốc
    gia, kinh phí 700 triệu đồng; tỉnh giao 11 đề án"."""
    tokens, begin = mention.tokens, mention.tokens.last(mention.i, "sign", ";")
    if begin is None or any(text in folded[tokens[begin].start : mention.token.start] for text in words.totals):
        return False
    levels = [*_levels(folded, tokens[0].start, tokens[begin].start, words)]
    if len({level.value for level in levels}) != 1:
        return False  # both are told before it
    return sum(t.kind == "quantity" and t.start < levels[0].start for t in tokens[:begin]) < _FEW


def _levels(folded: str, begin: int, end: int, words: SpokenOf) -> Iterator[Token]:
    for level, said in zip(_LEVELS, (words.national_promotion, words.local_promotion), strict=True):
        for match in any_of(said).finditer(folded, begin, end):
            yield Token("scope", level, *match.span())


def _goes_on(mention: Mention, level: Token) -> bool:
    """Whether an amount and a comma stand between the `level` and what is counted, of both: "gồm khuyến công quốc gia
    2,4 tỷ đồng và khuyến công địa phương 3,75 tỷ đồng, thực hiện 28 đề án"."""
    between = [t for t in mention.tokens[: mention.i] if t.start >= level.end]
    amount = next((k for k, t in enumerate(between) if t.kind == "quantity" and t.value.base is not None), None)
    return amount is not None and any(t.is_("sign", ",") for t in between[amount:])


def _counts_up_to(tokens: list[Token], k: int, level: Token) -> bool:
    """Whether the number at `k` counts things whose name ends with the words of the `level`."""
    behind = tokens[k + 1 : k + 2]
    return tokens[k].kind == "quantity" and bool(behind) and behind[0].start <= level.start < behind[0].end


def _opens_parts(token: Token, folded: str, words: SpokenOf) -> bool:
    says = token.is_("continue", "of_which") or folded[token.start : token.end] in words.including
    return says or token.is_("sign", "(")
