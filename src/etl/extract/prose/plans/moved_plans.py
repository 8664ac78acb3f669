"""Plans that were changed, in a report of months: "Kế hoạch điều chỉnh xuất khẩu từ 400 xuống 380 triệu USD"."""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token
from etl.language.patterns import any_of

_YEAR = len("2015")


def of_moved_plan(
    mention: Mention, figure: Figure, answer: Interpretation, folded: str, words: SpokenOf
) -> Refusal | None:
    """Why the level may be what a plan was changed to, as the sentence's beginning in the `folded` text says, and of
    another time than the months spoken of; None for a whole year, or where it names its own time."""
    own = figure.spoken is not None and figure.spoken.start >= mention.tokens[0].start
    if answer.measure != "value" or own or len(figure.period or "") == _YEAR:
        return None
    head = mention.tokens[: next(k for k, t in enumerate(mention.tokens) if t.kind == "quantity")]
    plan = next((t for t in head if t.is_("compare", "plan") or t.is_("scenario", "plan")), None)
    if plan is None or not _is_moved(plan, head, folded, words):
        return None
    return Refusal("of a plan that was changed; of which time is not said", "period.moved-plan", doubt=True)


def _is_moved(plan: Token, head: list[Token], folded: str, words: SpokenOf) -> bool:
    """Whether the `plan` at the head of a sentence is said to be changed, and no more of one that was reached."""
    reached = any(t.is_("verb", "level", "exceed", "index") and t.end <= plan.start for t in head)
    return not reached and any_of(words.moved).search(folded, plan.start, head[-1].end) is not None
