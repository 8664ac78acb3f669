"""Plans at the head of a clause, and whether what follows was planned or reached: "Kế hoạch đề ra xuất khẩu đạt …"."""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import Comparison
from etl.extract.observation import EARLY
from etl.extract.prose.sentence_times import ends_head
from etl.extract.tokens import Token

_AIMED = ("level", "up", "down", "growth")


class PlanHeads:
    """The plan at the head of the clause that is being read, in the `folded` text."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._any_figure = folded, words.any_figure
        self._plan: tuple[Comparison, Token] | None = None

    def compare(self, comparison: Comparison, tokens: list[Token], i: int, opens: bool) -> Token | None:
        """A comparison at `i` that `opens` its clause, or not; returns its token where it leaves open whether what
        follows was planned ("Theo kế hoạch, …")."""
        self._plan = (comparison, tokens[i]) if opens and _names_plan(comparison, tokens) else None
        return tokens[i] if opens and _is_by_plan(comparison, tokens, i) else None

    def is_of(self, before: Comparison | None) -> bool:
        """Whether it is the comparison that stands `before` a figure."""
        return before is not None and self._plan is not None and before is self._plan[0]

    def aim(self, tokens: list[Token], i: int) -> tuple[Token | None, Token | None]:
        """The token of the plan where the verb at `i` tells what was planned, and where it may ("Chỉ tiêu xuất khẩu đạt
        …"): at most one of the two."""
        if self._plan is None or tokens[i].value not in _AIMED:
            return None, None
        plan = self._plan[1]
        if self._folded[plan.start : plan.end] not in self._any_figure:
            return plan, None
        return None, None if _tells_result(tokens, i) else plan


def _names_plan(comparison: Comparison, tokens: list[Token]) -> bool:
    """Whether a plan is followed at once by what it is for: "Kế hoạch đề ra [là] xuất khẩu đạt …"."""
    behind = [t for t in tokens if t.start >= comparison.end][:2]
    named = behind[1:] if behind and behind[0].is_("verb", "is") else behind[:1]
    return comparison.kind == "plan" and not comparison.said and any(t.kind in ("indicator", "part") for t in named)


def _is_by_plan(comparison: Comparison, tokens: list[Token], i: int) -> bool:
    """Whether a sentence begins with a plan of no year and a comma: what follows is it, or came as it was planned."""
    behind = next((t for t in tokens[i:] if t.start >= comparison.end), None)
    if comparison.kind != "plan" or comparison.said or comparison.period is not None:
        return False
    return ends_head(behind, tokens, i) and not _tells_result(tokens, i)


def _tells_result(tokens: list[Token], i: int) -> bool:
    """Whether a plan is spoken of behind the token at `i`, too, or an estimate: what is told there was reached."""
    return any(
        t.is_("compare", "plan") or t.is_("verb", "exceed") or t.is_("scenario", *EARLY) for t in tokens[i + 1 :]
    )
