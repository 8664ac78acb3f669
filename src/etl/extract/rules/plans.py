"""Figures held against a plan: how much of it was reached, and the growth that it has in view."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.rules.growth import GROWTH_TO, growth

_UP, _DOWN, _GROWTH = "up", "down", "growth"
_ROUNDED = Decimal("0.3")  # percentage points that a completion may differ by from that of the rounded levels


def plan_completion(figure: Figure) -> Interpretation | Refusal | None:
    """ "đạt 106,6% kế hoạch", "vượt 6,6% kế hoạch", "tăng 20% so với kế hoạch"."""
    q = figure.quantity
    if q.base == "times" and figure.verb == "times" and figure.with_plan and not figure.of_rate:
        return Interpretation(
            "plan_completion", 100 * q.value, "completion.times-plan", q.value_to and 100 * q.value_to
        )
    if q.base != "pct":
        return None
    exceeds = figure.verb == "exceed" or (figure.verb is None and "exceed" in figure.verbs)
    if exceeds and figure.indicator.index and (figure.last or "").startswith("growth"):
        return Refusal("by how much a planned growth was passed; whether in points is not said", "points", doubt=True)
    of_ratio = figure.indicator.dimension == "ratio" and not figure.indicator.index
    if of_ratio and (exceeds or (figure.with_plan and figure.verb in (_UP, _DOWN))):
        why = "by how much a planned percentage was passed or missed; whether in points is not said"
        return Refusal(why, "points", doubt=True)  # "đạt 88,4%, vượt 0,4% so nghị quyết"
    if exceeds and (figure.with_plan or figure.compared is None):
        return _completion(figure, 1, "completion.exceeds-plan")
    if not figure.with_plan or (figure.behind is None and figure.bracket and not exceeds):
        return None
    if figure.behind is None and figure.before is not None and not figure.before.said:
        return None  # "kế hoạch tăng 10%": that is what was planned
    if figure.behind is None and figure.verb == "level" and _GROWTH in figure.verbs:
        return None  # "vượt tốc độ tăng so với kế hoạch là 9,1%": so is that
    if figure.verb in (_UP, _GROWTH):
        return _completion(figure, 1, "completion.above-plan")
    if figure.verb == _DOWN:
        return _completion(figure, -1, "completion.below-plan")
    bare = figure.behind is None and figure.verb is None and q.value <= GROWTH_TO
    if bare and (figure.last or "").startswith("growth"):  # "tăng 8,1%, so với kế hoạch 7,6%"
        return Refusal("what was planned or what was reached: which is not said", "plan.or-reached", doubt=True)
    return Interpretation("plan_completion", q.value, "completion.percent-of-plan", q.value_to)


def completion_of_levels(figure: Figure) -> Interpretation | None:
    """ "Kế hoạch 800 triệu USD, thực hiện 722 triệu USD, bằng 90,3%": by arithmetic, so much of the plan."""
    q, alone = figure.quantity, figure.compared is None and figure.verb in ("index", "level")
    if q.base != "pct" or figure.implied is None or not alone or _GROWTH in figure.verbs:
        return None
    close = abs(figure.implied - q.value) <= _ROUNDED
    return Interpretation("plan_completion", q.value, "completion.of-levels", q.value_to) if close else None


def _completion(figure: Figure, sign: int, rule: str) -> Interpretation:
    q = figure.quantity
    to = None if q.value_to is None else 100 + sign * q.value_to
    low = 100 + sign * q.value
    return Interpretation("plan_completion", min(low, to or low), rule, to and max(low, to))


def planned_rate(figure: Figure) -> Interpretation | Refusal | None:
    """The growth that was planned: "(kế hoạch năm 3,28%)", "tăng 8% so với kế hoạch 9%", "kế hoạch tăng 10%"."""
    if figure.quantity.base != "pct" or figure.behind is not None or not figure.with_plan:
        return None
    beyond = figure.verb == "level" and "exceed" in figure.verbs  # "vượt kế hoạch đề ra là 8%"
    announced = figure.before is not None and not figure.before.said and figure.quantity.value <= GROWTH_TO
    bare = announced and figure.verb in (None, "level")  # "tăng 8,1%, kế hoạch (là) 7,5%"
    if figure.verb in (_UP, _DOWN, _GROWTH) or (
        (figure.bracket or beyond or figure.verb is None or bare) and (figure.last or "").startswith("growth")
    ):
        sign = -1 if figure.verb == _DOWN else 1
        q = figure.quantity
        if figure.average or q.per_year:  # "vượt mục tiêu đề ra là 8,5%/năm"
            return _planned(growth(figure, sign * q.value, q.value_to and sign * q.value_to, "plan.growth-announced"))
        measure = "growth_avg" if figure.bracket and figure.last == "growth_avg" else "growth_yoy"
        return Interpretation(
            measure, sign * q.value, "plan.growth-announced", q.value_to and sign * q.value_to, plan=True
        )
    if figure.indicator.dimension == "ratio":
        return Interpretation(
            "value", figure.quantity.value, "plan.level-announced", figure.quantity.value_to, plan=True
        )
    return None


def _planned(answer: Interpretation | Refusal) -> Interpretation | Refusal:
    return replace(answer, plan=True) if isinstance(answer, Interpretation) else answer
