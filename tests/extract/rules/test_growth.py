"""Against what a rate of growth is measured."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import Comparison
from etl.extract.figure import Interpretation, Refusal
from etl.extract.rules.growth import growth
from etl.language.period_expressions import Expression
from tests.extract.rules.figures import compared, figure, quantity, year


def _growth(
    catalogue: Catalogue, behind: Comparison | None = None, indicator: str = "exports", **more: Any
) -> Interpretation | Refusal:
    of = figure(catalogue, indicator, quantity("5"), "up", behind=behind, **more)
    return growth(of, Decimal(5), None, "growth.up")


def _month(month: int, of: int = 0) -> Expression:
    return Expression(2, 3, first=month, last=month, year=of)


@pytest.mark.parametrize(
    ("behind", "period", "measure", "base"),
    [
        (None, "2015", "growth_yoy", None),
        (compared("same"), "2015-M09", "growth_yoy", None),
        (compared("year"), "2015-M01/M09", "growth_yoy", None),
        (compared("month"), "2015-M09", "growth_mom", None),
        (compared("last"), "2015-M09", "growth_mom", None),
        (compared("last"), "2015", "growth_yoy", None),
        (compared("period", year(2014)), "2015", "growth_yoy", None),
        (compared("period", year(2014)), "2015-H1", "growth_yoy", None),  # against the same half of it
        (compared("period", year(2010)), "2015", "growth_base", "2010"),
        (compared("period", _month(8)), "2015-M09", "growth_mom", None),
        (compared("period", _month(8, 2014)), "2015-M09", "growth_base", "2014-M08"),
        (compared("period", _month(9, 2014)), "2015-M09", "growth_yoy", None),
        (compared("period", _month(12)), "2015-M01", "growth_mom", None),  # that of the year before
        (compared("december"), "2015-M09", "growth_base", "2014-M12"),
        (compared("base", year(2019)), "2020-M05", "growth_base", "2019"),
    ],
)
def test_what_it_is_compared_with_decides_the_measure(
    catalogue: Catalogue, behind: Comparison | None, period: str, measure: str, base: str | None
) -> None:
    answer = _growth(catalogue, behind, period=period)
    assert isinstance(answer, Interpretation)
    assert (answer.measure, answer.base, answer.value, answer.rule) == (measure, base, Decimal(5), "growth.up")


def test_a_month_of_prices_compared_with_nothing_is_against_the_month_before(catalogue: Catalogue) -> None:
    month, whole = (_growth(catalogue, indicator="cpi", period=period) for period in ("2015-M09", "2015"))
    assert isinstance(month, Interpretation)
    assert isinstance(whole, Interpretation)
    assert (month.measure, whole.measure) == ("growth_mom", "growth_yoy")


def test_years_against_as_many_years_before_are_a_span(catalogue: Catalogue) -> None:
    answer = _growth(catalogue, compared("period", year(2006, 2010)), period="2015")
    assert isinstance(answer, Interpretation)
    assert (answer.measure, answer.base, answer.other_period) == ("growth_base", "2006/2010", "2011/2015")


def test_a_yearly_average_is_of_the_span_spoken_of(catalogue: Catalogue) -> None:
    own = _growth(catalogue, average=True, period="2011/2015")
    other = _growth(catalogue, average=True, span="2011/2015")
    assert isinstance(own, Interpretation)
    assert isinstance(other, Interpretation)
    assert (own.measure, own.other_period) == ("growth_avg", None)
    assert (other.measure, other.other_period) == ("growth_avg", "2011/2015")


@pytest.mark.parametrize(
    ("behind", "more", "reason", "doubt"),
    [
        (None, {"average": True}, "a yearly average, but over which years is not said", True),
        (None, {"period": "2011/2015"}, "growth over several years, whether in each or in all is not said", True),
        (compared("month"), {"period": "2015-M01/M09"}, "compared with the month before, but its own period", True),
        (compared("period", year(2015)), {}, "compared with 2015, which is not before 2015", True),
        (compared("period", year(2014)), {"period": None}, "the figure's own period is not known", True),
        (compared("base"), {}, "compared with a base whose year is not told", True),
        (compared("unknown"), {}, "what it is compared with could not be told", True),
        (compared("quarter"), {}, "growth against the quarter before is no measure of the warehouse", False),
        (compared("peer"), {}, "compared with other places, not with another time", False),
    ],
)
def test_what_no_measure_can_be_told_of(
    catalogue: Catalogue, behind: Comparison | None, more: dict[str, Any], reason: str, doubt: bool
) -> None:
    answer = _growth(catalogue, behind, **more)
    assert isinstance(answer, Refusal)
    assert answer.reason.startswith(reason)
    assert answer.doubt is doubt


def test_an_average_of_prices_in_a_report_on_a_month_is_of_months_that_are_not_told(catalogue: Catalogue) -> None:
    answer = _growth(catalogue, indicator="cpi", period="2015-M07", mean=True)
    assert isinstance(answer, Refusal)
    assert answer.doubt
    assert "of which months" in answer.reason
