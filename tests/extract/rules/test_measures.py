"""What a figure states: measure and value by its unit, its verb and its comparison, or why it states nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.extract.figure import Interpretation, Refusal
from etl.extract.rules.measures import decide
from etl.language.quantities import TWO_NUMBERS, Quantity
from tests.extract.conftest import Reader
from tests.extract.rules.figures import compared, figure, quantity

PERCENT = quantity("6.6")
MONEY = quantity("720", "usd", 10**6)
PLAN, SAME = compared("plan"), compared("same")
UNSAID_PLAN = compared("plan", said=False)

STATED: dict[str, tuple[str, Quantity, tuple[str, ...], dict[str, Any], str, str, str]] = {
    "đạt 720 triệu USD": ("exports", MONEY, ("level",), {}, "value", "720", "level.stated"),
    "vượt 720 triệu USD": ("exports", MONEY, ("exceed",), {}, "value", "720", "level.passed"),
    "83 chợ": ("markets", quantity("83", None), (), {"counts": True}, "value", "83", "count.noun"),
    "98% hộ": ("households_electrified", quantity("98"), ("level",), {}, "value", "98", "level.of-ratio"),
    "tăng 6,6%": ("exports", PERCENT, ("up",), {}, "growth_yoy", "6.6", "growth.up"),
    "giảm 6,6%": ("exports", PERCENT, ("down",), {}, "growth_yoy", "-6.6", "growth.down"),
    "giảm -6,6%": ("exports", quantity("-6.6"), ("down",), {}, "growth_yoy", "-6.6", "growth.down"),
    "mức tăng là 6,6%": ("exports", PERCENT, ("growth", "level"), {}, "growth_yoy", "6.6", "growth.rate-of"),
    "(+6,6%)": ("exports", quantity("6.6", sign="+"), (), {}, "growth_yoy", "6.6", "growth.signed"),
    "bằng 91,2% cùng kỳ": ("exports", quantity("91.2"), ("index",), {"behind": SAME}, "growth_yoy", "-8.8",
                           "growth.index"),
    "đạt 112% cùng kỳ": ("exports", quantity("112"), ("level",), {"behind": SAME}, "growth_yoy", "12", "growth.index"),
    "đạt 14% cùng kỳ": ("exports", quantity("14"), ("level",), {"behind": SAME}, "growth_yoy", "14", "growth.reached"),
    "tăng khá, đạt 14%": ("exports", quantity("14"), ("up", "level"), {}, "growth_yoy", "14", "growth.reached"),
    "chỉ số đạt 108,5%": ("iip", quantity("108.5"), ("level",), {}, "growth_yoy", "8.5", "growth.index"),
    "tăng 5% và 6,6%": ("exports", PERCENT, (), {"last": "growth_yoy"}, "growth_yoy", "6.6", "growth.listed"),
    "gấp 2,04 lần": ("exports", quantity("2.04", "times"), ("times",), {"behind": SAME}, "growth_yoy", "104",
                     "growth.times"),
    "đạt 106,6% kế hoạch": ("exports", quantity("106.6"), ("level",), {"behind": PLAN}, "plan_completion", "106.6",
                            "completion.percent-of-plan"),
    "vượt 6,6% kế hoạch": ("exports", PERCENT, ("exceed",), {"behind": PLAN}, "plan_completion", "106.6",
                           "completion.exceeds-plan"),
    "tăng 6,6% so với kế hoạch": ("exports", PERCENT, ("up",), {"behind": PLAN}, "plan_completion", "106.6",
                                  "completion.above-plan"),
    "giảm 6,6% so với kế hoạch": ("exports", PERCENT, ("down",), {"behind": PLAN}, "plan_completion", "93.4",
                                  "completion.below-plan"),
    "chiếm 6,6%": ("industrial_output.mining", PERCENT, ("share",), {}, "share", "6.6", "share.of-whole"),
}  # fmt: skip


@pytest.mark.parametrize("words", STATED)
def test_stated(words: str, catalogue: Catalogue) -> None:
    indicator, of, verbs, more, measure, value, rule = STATED[words]
    answer = decide(figure(catalogue, indicator, of, *verbs, **more))
    assert isinstance(answer, Interpretation), answer
    assert (answer.measure, answer.value, answer.rule, answer.plan) == (measure, Decimal(value), rule, False)


PLANNED: dict[str, tuple[str, Quantity, tuple[str, ...], dict[str, Any], str, str]] = {
    "kế hoạch tăng 6,6%": ("exports", PERCENT, ("up",), {"before": UNSAID_PLAN}, "growth_yoy", "6.6"),
    "kế hoạch giảm 6,6%": ("exports", PERCENT, ("down",), {"before": UNSAID_PLAN}, "growth_yoy", "-6.6"),
    "tăng 8% (kế hoạch 6,6%)": ("exports", PERCENT, (), {"before": UNSAID_PLAN, "bracket": True, "last": "growth_yoy"},
                                "growth_yoy", "6.6"),
    "(kế hoạch 720 triệu USD)": ("exports", MONEY, (), {"before": PLAN, "bracket": True}, "value", "720"),
    "(kế hoạch 98%)": ("households_electrified", quantity("98"), (), {"before": UNSAID_PLAN, "bracket": True}, "value",
                       "98"),
}  # fmt: skip


@pytest.mark.parametrize("words", PLANNED)
def test_planned(words: str, catalogue: Catalogue) -> None:
    indicator, of, verbs, more, measure, value = PLANNED[words]
    answer = decide(figure(catalogue, indicator, of, *verbs, **more))
    assert isinstance(answer, Interpretation), answer
    assert (answer.measure, answer.value, answer.plan) == (measure, Decimal(value), True)


REFUSED: dict[str, tuple[str, Quantity, tuple[str, ...], dict[str, Any], str, bool]] = {
    "tăng 2 điểm phần trăm": ("exports", quantity("2", "points"), ("up",), {}, "points", False),
    "94/99 hộ": ("markets", quantity("94", None, fraction=True), (), {"counts": True}, "fraction", False),
    "5 triệu đồng/hộ": ("exports", quantity("5", "vnd", 10**6, each="household"), ("level",), {}, "per-each", False),
    "góp 6,6%": ("exports", PERCENT, ("contribute",), {}, "contribution", False),
    "tăng 720 triệu USD": ("exports", MONEY, ("up",), {}, "change.absolute", False),
    "vượt 720 triệu USD so với cùng kỳ": ("exports", MONEY, ("exceed",), {"behind": SAME}, "change.absolute", False),
    "từ 720 triệu USD": ("exports", MONEY, ("up", "from"), {}, "change.from-to", True),
    "từ 6,6%": ("exports", PERCENT, ("up", "from"), {}, "change.from-to", False),
    "tăng 2% tỷ lệ hộ": ("households_electrified", quantity("2"), ("up",), {}, "points", False),
    "720 triệu": ("exports", quantity("720", None, 10**6), ("level",), {}, "level.without-unit", True),
    "720": ("exports", quantity("720", None), ("level",), {}, "bare-number", False),
    "720 kWh": ("exports", quantity("720", "kwh"), ("level",), {}, "wrong-dimension", False),
    "50% so với cùng kỳ": ("exports", quantity("50"), ("level",), {"behind": SAME}, "no-rule", True),
    "bằng 5%": ("exports", quantity("5"), ("index",), {}, "growth.index", True),
    "so với cả nước": ("exports", PERCENT, ("up",), {"behind": compared("peer")}, "peer", False),
    "chiếm 720 triệu USD": ("exports", MONEY, ("share",), {}, "share.of-something", False),
}


@pytest.mark.parametrize("words", REFUSED)
def test_refused(words: str, catalogue: Catalogue) -> None:
    indicator, of, verbs, more, rule, doubt = REFUSED[words]
    answer = decide(figure(catalogue, indicator, of, *verbs, **more))
    assert isinstance(answer, Refusal), answer
    assert (answer.rule, answer.doubt) == (rule, doubt)


def test_two_numbers_side_by_side_are_in_doubt(catalogue: Catalogue) -> None:
    two = quantity("9.1")
    two.rule = TWO_NUMBERS
    answer = decide(figure(catalogue, "exports", two, "up"))
    assert isinstance(answer, Refusal)
    assert answer.doubt


def test_a_range_below_the_plan_runs_upwards(catalogue: Catalogue) -> None:
    answer = decide(figure(catalogue, "exports", quantity("5", to="6"), "down", behind=PLAN))
    assert isinstance(answer, Interpretation)
    assert (answer.value, answer.value_to) == (Decimal(94), Decimal(95))


def test_a_level_that_was_passed_is_bounded_below(catalogue: Catalogue) -> None:
    answer = decide(figure(catalogue, "exports", MONEY, "exceed"))
    assert isinstance(answer, Interpretation)
    assert answer.bound == "over"


def test_a_rate_on_the_year_behind_one_on_the_month_is_no_difference(read_sentence: Reader) -> None:
    text = "IIP tháng 12 nhích 0,6% so với tháng 11 và cao hơn 9,4% so với tháng 12 năm 2014."
    told = [(one.measure, float(one.value)) for one in read_sentence(text).observations]
    assert told == [("growth_mom", 0.6), ("growth_yoy", 9.4)]
    text = "IIP tăng 9,02%, cao hơn 3,57% so với năm 2014; quý sau cao hơn quý trước: quý I 3,8%, quý II 5,9%."
    found = [(one.period, float(one.value)) for one in read_sentence(text).observations]
    assert found == [("2015", 9.02), ("2015-Q1", 3.8), ("2015-Q2", 5.9)]
