"""Levels that something is to be brought to in the months that are left: whether they are of those or of all the year.

"Hai tháng còn lại, ngành tập trung đưa xuất khẩu về đích 600 triệu USD", "6 tháng cuối năm: nâng kim ngạch lên …".
"""

from __future__ import annotations

from itertools import pairwise

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token

_YEAR = 12


def of_the_rest(
    mention: Mention, figure: Figure, answer: Interpretation, folded: str, words: SpokenOf
) -> Refusal | None:
    """Why the level may be that of the whole year, where the sentence names its last months and, in the `folded` text,
    a goal that is reached or a level that is risen to; None elsewhere."""
    told = figure.spoken
    if answer.measure != "value" or told is None or not figure.indicator.flow or mention.right.period is not None:
        return None
    if told.relative or told.year_to or told.last != _YEAR or told.first == 1 or told.start < mention.tokens[0].start:
        return None
    if folded[told.start : told.end].startswith("quý"):
        return None
    before = [t for t in mention.tokens[: mention.i] if t.start >= told.end]
    risen = any(t.is_("verb", "to") for t in before)
    reached = any(folded[t.start : t.end] in words.fulfilled for t in before if t.kind == "verb")
    if not (risen or reached or any(_is_years_plan(*two) for two in pairwise(before))):
        return None
    return Refusal("of the months that are left or of the whole year: which is not said", "period.rest", doubt=True)


def _is_years_plan(plan: Token, time: Token) -> bool:
    """Whether the two are a plan and the whole year that it is for: "thực hiện thắng lợi kế hoạch năm 2014, đưa …"."""
    if not plan.is_("compare", "plan") or time.kind != "period":
        return False
    return (time.value.first, time.value.last) == (1, _YEAR) and not time.value.year_to
