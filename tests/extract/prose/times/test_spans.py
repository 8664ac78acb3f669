"""Which years "5 năm" and "nhiệm kỳ tới" mean, from the spans that were spoken of."""

from __future__ import annotations

from etl.extract.prose.times.context_state import ContextState
from etl.extract.prose.times.spans import Spans
from etl.extract.tokens import Token
from etl.language.period_expressions import Calendar, Expression
from tests.extract.conftest import Reader

OVER = Expression(0, 9, year=2010, year_to=2015)
TO_COME = Expression(20, 29, year=2016, year_to=2020)
FIVE_YEARS = Expression(40, 45, relative="years")
NEXT_TERM = Expression(40, 53, relative="next term")


def spans(*said: Expression) -> Spans:
    """Those of a report of 2016 on 2015, after one sentence that names `said` and tells no figure."""
    one = Spans(Calendar("2015", 2015, 2016))
    one.begin()
    for span in said:
        one.say(span)
    one.end()
    return one


def years(expression: Expression) -> tuple[int, int]:
    return expression.year, expression.year_to


def test_five_years_are_the_last_five_of_the_term() -> None:
    assert years(spans(OVER).of_term(FIVE_YEARS, ContextState())) == (2011, 2015)


def test_five_years_among_aims_lead_up_to_the_year_aimed_at() -> None:
    now = ContextState(period=Expression(0, 8, year=2020), planned=Token("scenario", "plan", 10, 17))
    assert years(spans(OVER).of_term(FIVE_YEARS, now)) == (2016, 2020)


def test_five_years_of_which_nothing_is_known_stay_so() -> None:
    assert spans().of_term(FIVE_YEARS, ContextState()) == FIVE_YEARS


def test_the_next_term_follows_the_one_that_is_over() -> None:
    assert years(spans(OVER).of_term(NEXT_TERM, ContextState())) == (2016, 2020)


def test_the_next_term_is_the_one_named_where_that_is_still_to_come() -> None:
    assert years(spans(TO_COME).of_term(NEXT_TERM, ContextState())) == (2016, 2020)


def test_a_sentence_that_names_what_is_over_and_what_is_to_come_is_followed_by_results() -> None:
    assert spans(OVER, TO_COME).last == OVER


def test_a_span_named_for_a_figure_stays_the_last() -> None:
    one = Spans(Calendar("2015", 2015, 2016))
    one.say(OVER)
    one.figure()
    one.say(TO_COME)
    one.end()
    assert one.last == TO_COME


def test_without_a_span_averages_are_of_the_report_on_several_years() -> None:
    known = Calendar("2011/2015", 2015, 2016)
    assert spans().code(known, "2011/2015") == "2011/2015"
    assert spans().code(known, "2015") is None


def test_five_years_before_an_amount_are_those_of_the_aim(read_sentence: Reader) -> None:
    read = read_sentence("Xuất khẩu mục tiêu 2020 là 700 triệu USD, 5 năm 3.150 triệu USD; ước 2015 là 450 triệu USD.")
    assert [(o.period, o.scenario, float(o.value)) for o in read.observations] == [
        ("2020", "plan", 700), ("2016/2020", "plan", 3150), ("2015", "estimate", 450),
    ]  # fmt: skip
