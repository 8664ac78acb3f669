"""Figures held against a plan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.figure import Interpretation
from etl.extract.rules.plans import completion_of_levels, plan_completion, planned_rate
from tests.extract.rules.figures import compared, figure, quantity

PLAN, UNSAID = compared("plan"), compared("plan", said=False)


@pytest.mark.parametrize(
    ("verb", "percent", "reached"),
    [("level", "106.6", "106.6"), ("exceed", "6.6", "106.6"), ("up", "6.6", "106.6"), ("down", "6.6", "93.4")],
)
def test_so_much_of_the_plan(verb: str, percent: str, reached: str, catalogue: Catalogue) -> None:
    read = plan_completion(figure(catalogue, "exports", quantity(percent), verb, behind=PLAN))
    assert isinstance(read, Interpretation)
    assert (read.measure, read.value) == ("plan_completion", Decimal(reached))


def test_a_growth_that_the_plan_names_is_planned(catalogue: Catalogue) -> None:
    planned = figure(catalogue, "exports", quantity("10"), "up", before=UNSAID)
    assert plan_completion(planned) is None
    read = planned_rate(planned)
    assert isinstance(read, Interpretation)
    assert (read.measure, read.value, read.plan) == ("growth_yoy", Decimal(10), True)


@pytest.mark.parametrize(("percent", "is_it"), [("90.3", True), ("95", False)])
def test_the_levels_told_before_bear_a_percentage_out(percent: str, is_it: bool, catalogue: Catalogue) -> None:
    told = figure(catalogue, "exports", quantity(percent), "index", implied=Decimal("90.25"))
    assert (completion_of_levels(told) is not None) is is_it
