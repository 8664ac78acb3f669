"""What a figure states: the rules from its unit, its verb and its comparison to measure and value.

A rule takes a `Figure` and returns an `Interpretation`, a `Refusal`, or None where it does not apply. `decide` asks the
rules in the order of `RULES`; the first answer counts, and names the rule that the observation states.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from etl.catalogue.indicators import Indicator
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.rules.growth import GROWTH_TO, INDEX_FROM, growth
from etl.extract.rules.plans import completion_of_levels, plan_completion, planned_rate
from etl.language.quantities import OF_PLANNED, TWO_NUMBERS, is_power_without_mark

Rule = Callable[[Figure], Interpretation | Refusal | None]

_UP, _DOWN, _GROWTH = "up", "down", "growth"
_BASE = 100
_OF_ALL, _LEAST_OF_ALL = 10**6, 10**9  # of indicators that can be so large in bn_vnd, the least dong told of a province
_ECONOMY = "grdp"
_AMOUNTS, _LARGE, _SMALLEST = ("vnd", "usd", "kwh"), ("bn_", "thousand_bn_", "mn_usd", "mn_kwh"), 10**5


def decide(figure: Figure) -> Interpretation | Refusal:
    """What the figure states, by the first rule that applies; a doubt where none does."""
    for rule in RULES:
        answer = rule(figure)
        if answer is not None:
            return answer
    return Refusal("neither a verb nor a comparison tells what it states", "no-rule", doubt=True)


def not_a_figure(figure: Figure) -> Refusal | None:
    """Percentage points, contributions, parts of a count: about the indicator, but no measure of it."""
    after_rate = figure.quantity.base == "pct" and (figure.last or "").startswith("growth") and not _is_on_year(figure)
    changed = figure.verb in (_UP, _DOWN) or figure.verbs in ((_UP, "level"), (_DOWN, "level"))  # "cao hơn … là 0,9%"
    if figure.quantity.base == "points" or (figure.beside and after_rate and changed):
        return Refusal("percentage points: the difference of two rates", "points")
    if figure.quantity.rule == TWO_NUMBERS:
        return Refusal("two numbers side by side, and no word of size or range between them", TWO_NUMBERS, doubt=True)
    if is_power_without_mark(figure.quantity):
        return Refusal(
            "its last digits may be a power of ten that is no longer raised", "number.power-lost", doubt=True
        )
    if figure.quantity.each is not None and figure.quantity.each != figure.indicator.each:
        return Refusal(f"so much for each {figure.quantity.each}, not in all", "per-each")
    if figure.quantity.fraction:
        return Refusal("so many out of so many", "fraction")
    if figure.average and figure.quantity.base not in ("pct", "times") and figure.indicator.flow:
        return Refusal("so much in each year or month, not in all", "per-each")
    if (figure.verb in ("contribute", "help") and not figure.counts) or (
        figure.quantity.base == "pct" and _is_contributed(figure.verbs)
    ):
        return Refusal("a contribution to something, not a level or a rate of its own", "contribution")
    if figure.indicator.indicator == _ECONOMY and figure.quantity.base != "pct" and _is_contributed(figure.verbs):
        return Refusal("a contribution to something, not a level or a rate of its own", "contribution", doubt=True)
    whole = figure.indicator.index and figure.indicator.parent is None
    caused = "cause" in figure.verbs or figure.verbs[-2:] == ("contribute", _UP)
    if caused and whole and figure.quantity.base == "pct":
        return Refusal("a growth, or a branch's part of it: which is not said", "contribution", doubt=True)
    if figure.behind is not None and figure.behind.kind == "peer":
        return Refusal("compared with other places, not with another time", "peer")
    return None


def _is_on_year(figure: Figure) -> bool:
    """Whether it is a rate on a year before, behind one on the month before: "nhích 0,6% so với tháng 11 và cao hơn
    9,4% so với tháng 12 năm 2012"."""
    told = figure.behind
    return figure.last == "growth_mom" and told is not None and told.said and told.kind in ("same", "year", "period")


def _is_contributed(verbs: tuple[str, ...]) -> bool:
    """ "Phần đóng góp của công nghiệp là 4,2%", "đóng góp vào mức tăng GRDP là 4,1%"."""
    return "contribute" in verbs and {*verbs[verbs.index("contribute") + 1 :]} <= {"growth", "level"}


def share(figure: Figure) -> Interpretation | Refusal | None:
    """ "chiếm 96%": of the whole it is a part of."""
    if figure.verb != "share" and "share" not in figure.verbs:
        return None
    if figure.verb in (_UP, _DOWN) and figure.verbs[:1] == ("share",):
        return Refusal("the change of a share, in points", "points")
    if figure.verb in ("from", "to") and not figure.dated:
        return Refusal("from one share to another, of which no periods are told", "change.from-to")
    if figure.quantity.base != "pct" or not figure.indicator.has_share:
        return Refusal("a share of something that is not its whole", "share.of-something")
    return Interpretation("share", figure.quantity.value, "share.of-whole", figure.quantity.value_to)


def ratio_level(figure: Figure) -> Interpretation | Refusal | None:
    """The level of an indicator that is itself a percentage: "98% hộ dân được sử dụng điện"."""
    if figure.indicator.dimension != "ratio" or figure.indicator.index:
        return None
    if figure.quantity.base != "pct":
        return Refusal("the indicator is a percentage, this is none", "level.of-ratio")
    if figure.verb in (_UP, _DOWN):
        return Refusal("the change of a percentage, in points", "points")
    return Interpretation("value", figure.quantity.value, "level.of-ratio", figure.quantity.value_to)


def growth_by_verb(figure: Figure) -> Interpretation | Refusal | None:
    """ "tăng 16,7%", "giảm 27,7% so với tháng trước", "mức tăng là 10,7%", "(+4,4%)"."""
    q = figure.quantity
    if q.base != "pct" or figure.verb in ("to", "from"):
        return None
    if figure.verb == _DOWN and q.sign == "+":
        return Refusal("a fall by a rate with a plus: up or down is not said", "growth.sign", doubt=True)
    if figure.verb == _DOWN:
        return growth(figure, -abs(q.value), None if q.value_to is None else -q.value_to, "growth.down")
    if figure.verb == _UP or _GROWTH in figure.verbs or q.sign:
        rule = "growth.up" if figure.verb == _UP else "growth.rate-of" if _GROWTH in figure.verbs else "growth.signed"
        return growth(figure, q.value, q.value_to, rule)
    return None


def growth_by_index(figure: Figure) -> Interpretation | Refusal | None:
    """ "bằng 91,2% so với cùng kỳ" is −8,8; "đạt 14,02% so với cùng kỳ" is 14,02."""
    q, compared = figure.quantity, figure.compared
    if q.base != "pct" or figure.verb in ("to", "from", "exist"):
        return None
    to_index = figure.indicator.index
    if to_index and q.value == _BASE and figure.behind is None and (compared is None or figure.bracket):
        return Refusal("the base of the index, not a figure of it", "growth.base")  # "(năm 2019 = 100%)"
    if figure.verb == "index":
        if compared is None and (figure.last == "growth_yoy" or figure.of_planned) and not to_index:
            return Interpretation("plan_completion", q.value, "completion.after-growth", q.value_to)
        if compared is None and figure.last == "value" and not to_index:
            why = "of what was planned or of the year before: which is not said"
            return Refusal(why, "growth.index", doubt=True)
        if compared is None and q.value < INDEX_FROM:
            return Refusal("a small part of something, of what is not said", "growth.index", doubt=True)
        return growth(figure, q.value - 100, q.value_to and q.value_to - 100, "growth.index")
    if compared is None and not to_index:
        if _UP in figure.verbs and figure.verb == "level":  # "tăng khá, đạt 14%"
            return growth(figure, q.value, q.value_to, "growth.reached")
        return None
    if q.value >= INDEX_FROM and figure.with_plan and not to_index:  # "đạt kế hoạch 99%"
        return Interpretation("plan_completion", q.value, "completion.percent-of-plan", q.value_to)
    if q.value >= INDEX_FROM:
        return growth(figure, q.value - 100, q.value_to and q.value_to - 100, "growth.index")
    if q.value <= GROWTH_TO and figure.verb == "level":
        return growth(figure, q.value, q.value_to, "growth.reached")
    return None


def growth_again(figure: Figure) -> Interpretation | Refusal | None:
    """A further percentage of the same kind: "tăng lần lượt 5% và 6%"."""
    q = figure.quantity
    if q.base == "pct" and figure.verb is None and not figure.bracket and (figure.last or "").startswith("growth"):
        return growth(figure, q.value, q.value_to, "growth.listed")
    return None


def growth_by_times(figure: Figure) -> Interpretation | Refusal | None:
    """ "gấp 2,04 lần" is +104%; so is "tăng 2,04 lần", which writers use for it."""
    q = figure.quantity
    if q.base != "times":
        return None
    if figure.of_rate:
        return Refusal("so many times another rate, not a growth over time", "growth.times")
    if figure.average and not q.per_year:
        return Refusal("so many times, beside yearly averages: over which time is not said", "growth.times", doubt=True)
    if figure.with_plan:
        return Refusal("so many times the plan, or so much more than it", "growth.times", doubt=True)
    if figure.verb in ("times", _UP):
        return growth(figure, (q.value - 1) * 100, q.value_to and (q.value_to - 1) * 100, "growth.times")
    return Refusal("so many times, but of what is not clear", "growth.times")


def planned_level(figure: Figure) -> Interpretation | Refusal | None:
    """ "(kế hoạch 2.800 triệu USD)": the level that was planned."""
    if not _fits(figure) or figure.before is None or figure.before.kind != "plan" or figure.verb in (_UP, _DOWN):
        return None
    if figure.quantity.rule == OF_PLANNED:
        return None
    reached = "level" in figure.verbs[: figure.verbs.index("exceed")] if "exceed" in figure.verbs else True
    if not (reached or figure.bracket or figure.before.said):  # "đạt và vượt kế hoạch 900 triệu USD" is the plan
        either = "what was planned, or by how much it was passed: which is not said"
        return Refusal(either, "plan.or-excess", doubt=True)
    if figure.bracket or not figure.before.said:
        return Interpretation(
            "value", figure.quantity.value, "plan.level-announced", figure.quantity.value_to, plan=True
        )
    return None


def level(figure: Figure) -> Interpretation | Refusal | None:
    """A level in the indicator's own dimension; what a verb of change precedes is a difference."""
    q = figure.quantity
    if not _fits(figure):
        return None
    if figure.verb in (_UP, _DOWN):
        return Refusal("the size of a change, not a level", "change.absolute")
    if figure.verb == _GROWTH:  # "với mức tăng 120 triệu USD"
        return Refusal("a level or the size of a change: which is not said", "change.absolute", doubt=True)
    if _is_too_small(figure):
        return Refusal("so small an amount: a word of its unit may be missing", "level.too-small", doubt=True)
    if not figure.dated and (figure.verb == "from" or (figure.verb == "to" and "from" in figure.verbs)):
        return Refusal("from one level to another, of which no periods are told", "change.from-to", doubt=True)
    if figure.verb == "exceed":
        told = figure.behind or figure.before or figure.standing
        if told is not None and (told.said or (figure.behind is not None and told.kind == "plan")):
            return Refusal("by how much it was passed, not a level", "change.absolute")
        bound = None if figure.dated else "over"  # "vượt mức 500 tỷ đồng của năm 2014": so much it was then
        return Interpretation("value", q.value, "level.passed", q.value_to, bound=bound)
    return Interpretation("value", q.value, "count.noun" if figure.counts else "level.stated", q.value_to)


def _is_too_small(figure: Figure) -> bool:
    """ "Giá trị sản xuất đạt 35 đồng": a few dong, dollars or kilowatt-hours of what is counted in millions."""
    q = figure.quantity
    return is_too_small(q.value * q.scale, q.base, figure.indicator)


def is_too_small(value: Decimal, base: str | None, indicator: Indicator) -> bool:
    """Whether so few units of `base` are too small an amount of the indicator: a word of the unit may be missing."""
    large, high = indicator.display_unit.startswith(_LARGE), indicator.high
    if base == "vnd" and large and not indicator.parent and high is not None and high >= _OF_ALL:
        return value < _LEAST_OF_ALL  # "GRDP bình quân 34,5 triệu đồng"
    return base in _AMOUNTS and value < _SMALLEST and large


def _fits(figure: Figure) -> bool:
    """Whether the figure is in the indicator's dimension."""
    indicator, base = figure.indicator, figure.quantity.base
    if indicator.dimension == "count":
        return figure.counts
    return indicator.dimension != "ratio" and base in indicator.bases


def wrong_dimension(figure: Figure) -> Refusal | None:
    """A unit that the indicator is not counted in."""
    q = figure.quantity
    if q.base == "pct":
        return None
    if q.base is None:
        if figure.indicator.dimension not in ("count", "ratio") and q.scale >= Decimal(10**6):
            return Refusal("the unit is not written out", "level.without-unit", doubt=True)
        return Refusal("a bare number; nothing of this indicator is counted", "bare-number")
    return Refusal(f"in {q.base}, which {figure.indicator.name_vi} is not counted in", "wrong-dimension")


def from_to(figure: Figure) -> Interpretation | Refusal | None:
    """ "tăng từ 29,2% lên 30,4%": two shares or rates, no growth."""
    raised_to = figure.verb == "to" and not {"from", _UP, _DOWN, "help"} & {*figure.verbs}  # "đưa tỷ lệ … lên 88,4%"
    ratio = figure.indicator.dimension == "ratio" and not figure.indicator.index and (figure.dated or raised_to)
    rate = figure.behind is not None or _GROWTH in figure.verbs  # "đưa mức tăng 5 tháng lên 5,72%"
    raised = figure.verb == "to" and "from" not in figure.verbs and rate
    if raised and figure.quantity.base == "pct" and not ratio and figure.quantity.value <= GROWTH_TO:
        return growth(figure, figure.quantity.value, figure.quantity.value_to, "growth.raised-to")
    if figure.quantity.base == "pct" and figure.verb in ("from", "to") and not ratio:
        return Refusal("from one percentage to another", "change.from-to")
    return None


RULES: tuple[Rule, ...] = (
    not_a_figure,
    share,
    from_to,
    plan_completion,
    completion_of_levels,
    planned_rate,
    ratio_level,
    growth_by_verb,
    growth_by_index,
    growth_again,
    growth_by_times,
    planned_level,
    level,
    wrong_dimension,
)
