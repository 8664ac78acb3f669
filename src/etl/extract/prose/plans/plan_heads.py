"""Plans at the head of a clause, and whether what follows was planned or reached: "Kế hoạch đề ra xuất khẩu đạt …"."""

from __future__ import annotations

from itertools import takewhile

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import Comparison
from etl.extract.observation import EARLY
from etl.extract.prose.plans.stated_aims import ends_head
from etl.extract.tokens import Token

_AIMED = ("level", "up", "down", "growth")
_CAME = ("level", "exceed", "up", "down", "other")
_TO_COME = frozenset({"scenario", "indicator", "part", "contextual", "quantity"})
_SAYS_NOTHING = frozenset(
    {"verb", "benign", "sign", "aside", "continue", "period", "generic", "area", "bound", "quantity"}
)


class PlanHeads:
    """The plan at the head of the clause that is being read, in the `folded` text."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._any_figure, self._several = folded, words.any_figure, words.several_aims
        self._now, self._so_far = tuple(words.again_now), tuple(f"{word} " for word in words.again_now | words.already)
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

    def told_by(self, before: Comparison | None, tokens: list[Token], i: int) -> str | None:
        """What the words before the colon at `i` say of figures that they call aims: that they are `results` ("Các chỉ
        tiêu vượt: …", "Hoàn thành các chỉ tiêu: …"), or `either` ("Các chỉ tiêu: …"); None for one aim or a plan.

        `before` is the comparison that is open there.
        """
        if before is None or before.kind != "plan" or before.said:
            return None
        if not self._folded.startswith(tuple(self._any_figure), before.start):
            return None
        head, behind = _around(before, tokens, i)
        if any(t.kind in _TO_COME for t in behind) or any(t.is_("benign", "set") for t in behind):
            return None
        if any(t.is_("verb", *_CAME) for t in behind):
            return "results"
        if before.period is not None or any(t.kind == "scenario" or t.is_("aside", "so_that") for t in head):
            return None
        if any(t.is_("verb", *_CAME) for t in head):
            done = all(t.kind in _SAYS_NOTHING and not t.is_("verb", "other") for t in head)
            return "results" if done else "either"
        return "either" if head and (head[-1].kind == "quantity" or self._are_several(head[-1])) else None

    def is_again_now(self, tokens: list[Token], i: int) -> bool:
        """Whether the number at `i` is of what there is now, or has been done, as words right before it say: "quy hoạch
        đến năm 2020 có 18 khu; hiện có 10 khu đã thành lập"."""
        for token in takewhile(lambda t: t.kind in ("benign", "verb", "bound", "generic"), reversed(tokens[:i])):
            text = self._folded[token.start : token.end]
            if text in self._now or text.startswith(self._so_far):
                return True
        return False

    def _are_several(self, token: Token) -> bool:
        return self._folded[token.start : token.end] in self._several


def _around(comparison: Comparison, tokens: list[Token], i: int) -> tuple[list[Token], list[Token]]:
    """The tokens of the clause before the colon at `i`, before the comparison and behind it."""
    begin = next((k + 1 for k in range(i - 1, -1, -1) if tokens[k].is_("sign", ";", ".", ":", "(")), 0)
    clause = tokens[begin:i]
    return [t for t in clause if t.end <= comparison.start], [t for t in clause if t.start >= comparison.end]


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
