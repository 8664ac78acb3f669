"""A comparison that stands before its figure: what the figure is compared with, or the time or plan that it tells of.

"So với cùng kỳ, xuất khẩu tăng …" compares; "cùng kỳ năm 2024 tăng …" moves the period; "Kế hoạch năm 2016, xuất khẩu
đạt …" is that plan.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from etl.extract.comparison import Comparison
from etl.extract.prose.plans import stated_aims
from etl.extract.prose.plans.plan_heads import PlanHeads
from etl.extract.prose.times.sentence_times import LENGTHS
from etl.extract.prose.times.spoken_time import SpokenTime
from etl.extract.prose.times.times_beside import TimesBeside
from etl.extract.tokens import PLAIN, Token
from etl.language.period_expressions import Expression

_SHIFTING = frozenset({"same", "year", *LENGTHS})
"""The kinds of comparisons that move the period where they are unsaid."""
_NAMED = frozenset({"indicator", "part", "contextual"})
_ENDS_HEAD, _STOPS = frozenset({"quantity", "continue", "compare"}), (":", ";", "(", ")")
_SAID = frozenset({"verb", "compare", "quantity", "scenario", "period", "bound"})


class LeadingComparisons:
    """Sets what is `spoken` of by such a comparison; `name` is told the time of a plan that heads its clause.

    `beside` knows the times that no figure is of, `plans` the plan at the head of the clause.
    """

    def __init__(
        self, spoken: SpokenTime, beside: TimesBeside, plans: PlanHeads, name: Callable[[Expression], None]
    ) -> None:
        self._spoken, self._beside, self._plans, self._name = spoken, beside, plans, name

    def take(self, comparison: Comparison, tokens: list[Token], i: int, first: bool) -> None:
        """Reads the comparison at `i`; one that is said before the `first` figure holds for the whole sentence."""
        now, opens = self._spoken.now, _opens(comparison, tokens, i)
        if self._is_none(comparison, tokens, i):
            return
        unsaid = not comparison.said and comparison.kind in _SHIFTING
        if unsaid and i == 0 and comparison.kind == "year" and self._spoken.report.planned:
            self._name(Expression(comparison.start, comparison.end, relative="before"))
            return  # "Năm trước, … đạt …, tăng …. … đạt …" in a plan: all of it, not what is planned
        if unsaid and (opens or _tells_its_time(tokens, comparison)):
            now.shift = comparison
            return
        now.before = comparison
        vague = self._plans.compare(comparison, tokens, i, opens)
        if vague is not None and now.planned is None:
            now.vague = vague
        self._take_plan(comparison, tokens, i)
        if comparison.said and (first or _heads_list(comparison, tokens, i)):
            now.standing = comparison

    def _is_none(self, comparison: Comparison, tokens: list[Token], i: int) -> bool:
        """Whether nothing is compared with what the comparison at `i` names."""
        if i == 0 and comparison.kind == "same" and comparison.period is None and _is_comma(tokens, i + 1):
            return True  # "Cùng kỳ, kim ngạch nhập khẩu đạt …": at the same time
        if comparison.kind == "rate" or (comparison.kind == "year" and self._beside.is_before_lead(tokens, comparison)):
            return True  # what follows is that rate itself; "kế hoạch năm trước 3 tháng": so early
        # "Với kịch bản quý IV tăng 10,4%, …": what the plan is
        return comparison.kind == "plan" and tokens[i].is_("benign", "with") and _tells_of_it(tokens, comparison)

    def _take_plan(self, comparison: Comparison, tokens: list[Token], i: int) -> None:
        """The time of the plan at `i`, where it heads what is planned for it."""
        behind = next((t for t in tokens[i:] if t.start >= comparison.end), None)
        now, told = self._spoken.now, comparison.period
        if told is not None and now.planned is not None and _is_of_whole_year(comparison) and self._spoken.is_ahead():
            if behind is not None and behind.kind in _NAMED:
                self._name(told)  # "6 tháng cuối năm phấn đấu hoàn thành kế hoạch năm 2014 về xuất khẩu …"
            return
        period = stated_aims.planned_at_head(comparison, tokens, i)
        if period is not None and (self._spoken.is_ahead(period) or stated_aims.ends_head(behind, tokens, i)):
            self._spoken.now.planned = tokens[i]  # "Kế hoạch năm 2016, kim ngạch xuất khẩu là …"
            self._name(period)
        elif i == 0 and stated_aims.is_part_at_head(comparison) and comparison.period is not None:
            self._name(comparison.period)  # "Kịch bản tăng trưởng 6 tháng đề ra IIP tăng 8%"


def _is_of_whole_year(comparison: Comparison) -> bool:
    """Whether it is a plan for a year that is not set beside anything."""
    told = comparison.period
    whole = told is not None and (told.first, told.last) == (1, 12) and not (told.year_to or told.relative)
    return whole and comparison.kind == "plan" and not comparison.said


def _opens(comparison: Comparison, tokens: list[Token], i: int) -> bool:
    """Whether the comparison at `i` opens its clause."""
    if i == 0 or tokens[i - 1].kind in ("sign", "continue", "aside") or tokens[i - 1].is_("benign", "within"):
        return True
    return i == 1 and comparison.kind == "plan" and tokens[0].kind == "period"


def _heads_list(comparison: Comparison, tokens: list[Token], i: int) -> bool:
    """Whether what is compared so has no figure of its own and is a list's: "tăng so với tháng trước: khai khoáng tăng
    6,3%; chế biến, chế tạo tăng 6,8%", "…, trong đó khai khoáng tăng 6,3%". What is set against a plan is left to its
    own clause."""
    if comparison.kind == "plan" or any(t.kind == "quantity" for t in tokens[:i]):
        return False
    behind = (t for t in tokens if t.start >= comparison.end and (t.kind in _ENDS_HEAD or t.is_("sign", *_STOPS)))
    end = next(behind, None)
    return end is not None and (end.is_("sign", ":") or end.is_("continue", "of_which"))


def _is_comma(tokens: list[Token], k: int) -> bool:
    """Whether a comma stands at `k`."""
    return k < len(tokens) and tokens[k].is_("sign", ",")


def _tells_of_it(tokens: list[Token], comparison: Comparison) -> bool:
    """Whether a figure with a verb of its own stands right behind what is compared with, before any sign."""
    behind = takewhile(lambda t: t.kind != "sign", (t for t in tokens if t.start >= comparison.end))
    kinds = [t.kind for t in behind]
    return "verb" in kinds and "quantity" in kinds and kinds.index("verb") < kinds.index("quantity")


def _tells_its_time(tokens: list[Token], comparison: Comparison) -> bool:
    """Whether an unsaid comparison in the middle of a clause is only the time that a verb behind it tells of.

    "Kim ngạch xuất khẩu năm ngoái đạt 500 triệu USD", "… cùng kỳ đạt 450 triệu USD"; a change "cùng kỳ tăng 12%" may be
    one on that time.
    """
    behind = [t for t in tokens if t.start >= comparison.end and not t.is_("benign", *PLAIN)][:3]
    if not behind or comparison.kind not in ("year", "same"):
        return False
    if behind[0].kind in ("quantity", "bound"):
        return comparison.kind == "year" and _is_behind_name(tokens, comparison)  # "Xuất khẩu năm ngoái 500 triệu USD"
    if behind[0].kind != "verb":
        return False
    if comparison.kind == "year" or (behind[0].is_("verb", "is") and _is_of_rate(tokens, comparison)):
        return True
    figure = next((t for t in behind if t.kind == "quantity"), None)
    return behind[0].is_("verb", "level", "is") and figure is not None and figure.value.base not in ("pct", "times")


def _is_behind_name(tokens: list[Token], comparison: Comparison) -> bool:
    """Whether in its clause nothing but a name stands before it: no verb, no comparison, no figure."""
    clause = takewhile(lambda t: t.kind != "sign", (t for t in reversed(tokens) if t.end <= comparison.start))
    kinds = {t.kind for t in clause}
    return bool(kinds & _NAMED) and not kinds & _SAID


def _is_of_rate(tokens: list[Token], comparison: Comparison) -> bool:
    """Whether right before it a rate is named, which is then that time's: "(mức tăng của cùng kỳ là 3,22%)"."""
    before = [t for t in tokens if t.end <= comparison.start and not t.is_("benign", *PLAIN, "of")]
    return bool(before) and before[-1].is_("verb", "growth")
