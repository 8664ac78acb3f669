"""The time spoken of at a place, inside brackets and outside, and its code."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import Comparison
from etl.extract.prose.times.spoken_time import SpokenTime
from etl.extract.tokens import Token
from etl.language.period_expressions import Calendar, Expression
from etl.language.reported_period import ReportPeriod
from tests.extract.conftest import tokens_of

NINE = Calendar("2015-M01/M09", 2015, 2015)
YEAR = Expression(0, 1, year=2014)


def _spoken(report: Calendar = NINE, planned: bool = False) -> SpokenTime:
    return SpokenTime(ReportPeriod(report, None, "text", planned=planned))


def test_a_bracket_has_a_state_of_its_own() -> None:
    spoken = _spoken()
    spoken.now.period = YEAR
    spoken.open()
    assert not spoken.tells_own_time
    spoken.now.period = Expression(2, 3, year=2013)
    assert spoken.bracket
    assert spoken.tells_own_time
    assert spoken.period(None)[0] == "2013"
    spoken.close()
    assert spoken.period(None)[0] == "2014"
    spoken.close()  # one too many changes nothing
    assert not spoken.bracket


def test_a_bracket_tells_what_was_compared_with() -> None:
    spoken = _spoken()
    spoken.open(Comparison("plan", None, 0, 1, said=True))
    assert spoken.now.before is not None
    assert spoken.now.shift is None
    spoken.close()
    spoken.open(Comparison("same", None, 0, 1, said=True))
    assert spoken.period(None)[0] == "2014-M01/M09"


def test_the_time_behind_the_figure_before_goes_on_where_nothing_is_planned() -> None:
    spoken = _spoken()
    spoken.behind = YEAR
    assert spoken.period(None)[0] == "2014"
    assert spoken.period(Expression(2, 3, year=2012))[0] == "2012"  # what stands behind the figure itself
    spoken.now.planned = Token("scenario", "plan", 0, 1)
    assert spoken.period(None)[0] == "2015-M01/M09"


@pytest.mark.parametrize(
    ("expression", "ahead", "open_"),
    [
        (YEAR, False, False),
        (Expression(0, 1, year=2015), False, True),  # it has begun
        (Expression(0, 1, first=10, last=12, year=2015), True, True),
        (Expression(0, 1, year=2016), True, True),
    ],
)
def test_a_time_ahead_of_the_reports_own_and_one_that_is_not_over(
    expression: Expression, ahead: bool, open_: bool
) -> None:
    spoken = _spoken()
    assert spoken.is_ahead(expression) == ahead
    spoken.now.period = expression
    assert (spoken.is_ahead(), spoken.is_open()) == (ahead, open_)


def test_the_report_has_results_of_its_own_period_unless_it_is_a_plan() -> None:
    own = Expression(0, 1, first=1, last=9, year=2015)
    assert _spoken().is_own(own)
    assert not _spoken().is_own(YEAR)
    assert not _spoken(planned=True).is_own(own)


def test_a_comparison_with_the_month_before_makes_its_sentence_one_of_a_month(catalogue: Catalogue) -> None:
    spoken = _spoken()
    spoken.set_calendar(tokens_of("Kim ngạch xuất khẩu tăng 5% so với tháng trước", catalogue), [])
    assert spoken.period(None)[0] == "2015-M09"
