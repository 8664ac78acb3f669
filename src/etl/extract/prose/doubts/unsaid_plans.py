"""Planned or reached, and of which plan, where the words leave that open: a vague aim, a plan that moved, a month's."""

from __future__ import annotations

import itertools

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.plans.beyond_plan import beyond_plan
from etl.extract.prose.plans.moved_plans import of_moved_plan
from etl.extract.prose.plans.rest_of_year import of_the_rest
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.time_context import TimeContext


class UnsaidPlans:
    """Looks at the figures of one document beside what was planned, by its `folded` text."""

    def __init__(self, folded: str, words: SpokenOf, time_context: TimeContext) -> None:
        self._folded, self._words, self._time_context = folded, words, time_context

    def why(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why it is left open whether the figure was planned or reached, or of which plan it is; None where not."""
        return (
            beyond_plan(mention, figure, self._folded, self._words)
            or self._or_reached(mention, figure, answer)
            or of_moved_plan(mention, figure, answer, self._folded, self._words)
            or of_the_rest(mention, figure, answer, self._folded, self._words)
        )

    def of_part(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why so much of a plan is not of the year's; None where it is, or where it is of no plan."""
        if answer.measure != "plan_completion" or not self._is_of_part_of_year(mention, figure):
            return None
        return Refusal("of a month's or a quarter's plan, not of the year's", "completion.of-part", doubt=True)

    def _or_reached(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        now = self._time_context.now
        vague = now.vague is not None and now.planned is None
        vague = vague or (figure.verb == "to" and answer.measure == "value" and self._is_brought_about(mention))
        if not vague or answer.plan:
            return None
        return Refusal("what was planned or what was reached: which is not said", "plan.or-reached", doubt=True)

    def _is_brought_about(self, mention: Mention) -> bool:
        """Whether it is what something brings the number to that is only expected, told before it: "dự kiến có thêm 2
        cụm, nâng tổng số lên 7 cụm"."""
        now = self._time_context.now
        told = mention.tokens[: mention.i]
        figures = [k for k, t in enumerate(told) if t.kind == "quantity"]
        ahead = figures and any(t.is_("scenario", "expected", "will", "plan") for t in told[: figures[-1]])
        dated = bool(figures) and any(t.kind == "period" for t in told[figures[-1] :])  # "…, đưa cả năm lên 43.200 tỷ"
        return bool(ahead) and not dated and now.planned is None and now.scenario is None

    def _is_of_part_of_year(self, mention: Mention, figure: Figure) -> bool:
        """Whether the plan that the figure is held against is a month's or a quarter's, and what was reached of the
        year's is told beside it: "đạt 102% kế hoạch quý và 27% kế hoạch năm"."""
        told, tokens = figure.compared, mention.tokens
        if told is None or told.kind != "plan":
            return False
        of_part = any(words in self._folded[told.start : told.end] for words in self._words.part_plans)
        return of_part and any(
            a.is_("compare", "plan") and b.is_("benign", "year") for a, b in itertools.pairwise(tokens)
        )
