"""The year that a sentence has named: of its months, and beside a span of years."""

from __future__ import annotations

from etl.extract.prose.times.context_state import ContextState
from etl.extract.prose.times.named_years import NamedYears
from etl.language.period_expressions import Expression
from tests.extract.conftest import Reader

YEAR, SPAN = Expression(0, 1, year=2012), Expression(2, 3, year=2011, year_to=2015)


def test_months_are_of_the_year_spoken_of(read_sentence: Reader) -> None:
    assert NamedYears(2015).dated(Expression(2, 3, last=9), YEAR).year == 2012
    assert NamedYears(2015).dated(Expression(2, 3, last=9), SPAN).year == 2015
    assert NamedYears(2015).dated(Expression(2, 3, last=9), None).year == 0  # the report's own


def test_a_year_outlasts_a_span_of_which_no_figure_is_told() -> None:
    years = NamedYears(2015)
    assert not years.outlasts(SPAN, None)  # no year has been named
    years.say(YEAR)
    assert years.outlasts(SPAN, YEAR)


def test_a_year_comes_back_behind_a_span_at_the_next_sign() -> None:
    for told, sign, period in (((), ",", YEAR), (("figure",), ",", SPAN), ((), ".", SPAN)):
        years, now = NamedYears(2015), ContextState(SPAN)
        years.say(YEAR)
        years.figure(ContextState(YEAR))
        assert not years.outlasts(SPAN, YEAR)
        for _ in told:
            years.figure(now)
        years.sign(sign, now)
        assert now.period is period


def test_months_without_a_year_are_of_the_year_named_last_where_it_is_the_reports(read_sentence: Reader) -> None:
    text = (
        "Năm 2014, kim ngạch xuất khẩu đạt 148 triệu USD. Năm 2015, tỉnh phấn đấu xuất khẩu đạt 165 triệu USD. "
        "9 tháng, kim ngạch xuất khẩu đạt 95 triệu USD."
    )
    assert ("exports", "2015-M01/M09", "actual", "95") in {
        (o.indicator, o.period, o.scenario, str(o.value)) for o in read_sentence(text).observations
    }
