"""By how much a plan was passed, and levels that something was brought to: what the words leave open of these.

"Đạt 412 triệu USD, hơn kế hoạch cả năm 6 triệu USD" tells a difference; "đưa tỷ lệ hộ sử dụng điện lên 88,4%" a level.
"""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Refusal
from etl.extract.prose.positions.mention import Mention
from etl.language.patterns import any_of

_BETWEEN = frozenset({"bound", "benign", "period", "area"})
_HALF = 50  # percent of a plan; less than that, beside "hơn", may be what came on top of it


def beyond_plan(mention: Mention, figure: Figure, folded: str, words: SpokenOf) -> Refusal | None:
    """Why the figure is a difference from a plan, or a level that may only be aimed at; None where it is neither."""
    rate = figure.quantity.base == "pct"
    if not rate and _is_beyond(mention):
        return Refusal("by how much it was passed, not a level", "change.absolute")
    if rate and figure.with_plan and figure.verb is None and mention.bound == "over" and figure.quantity.value < _HALF:
        why = "so much of what was planned, or so much more than it: which is not said"  # "hơn 2% kế hoạch"
        return Refusal(why, "plan.or-excess", doubt=True)
    if figure.indicator.dimension == "ratio" and rate and figure.verb == "to":
        start = _clause(mention)
        if not figure.dated and any(t.is_("verb", "from") for t in mention.tokens[: mention.i] if t.start >= start):
            return Refusal("from one level to another, of which no periods are told", "change.from-to", doubt=True)
        if any_of(words.aimed).search(folded, start, mention.token.start):
            return Refusal("what was planned or what was reached: which is not said", "plan.or-reached", doubt=True)
    return None


def _is_beyond(mention: Mention) -> bool:
    """Whether it is by how much a plan was passed: "hơn kế hoạch cả năm 6 triệu USD"."""
    tokens, k = mention.tokens, mention.i - 1
    while k > 0 and tokens[k].kind in _BETWEEN:
        k -= 1
    return k > 0 and tokens[k].is_("compare", "plan") and tokens[k - 1].is_("bound", "over")


def _clause(mention: Mention) -> int:
    """Where the part of the sentence begins in which the figure stands."""
    ends = (t.end for t in reversed(mention.tokens[: mention.i]) if t.is_("sign", ";", ":"))
    return next(ends, mention.tokens[0].start)
