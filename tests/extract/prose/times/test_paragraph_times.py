"""Of which time a paragraph speaks, and what the next one goes on with."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.times.paragraph_times import ParagraphTimes
from etl.extract.tokens import Tokens
from etl.language.period_expressions import Calendar, Expression
from tests.extract.conftest import Reader, tokens_of

MONTH = Expression(0, 1, first=7, last=7, year=2015)
HALF = Expression(0, 1, first=1, last=6, year=2015)
YEAR = Expression(0, 1, year=2015)


def _named(*expressions: Expression) -> ParagraphTimes:
    times = ParagraphTimes()
    for expression in expressions:
        times.name(expression)
    return times


def test_the_widest_time_is_the_paragraphs() -> None:
    assert _named().topic is None
    assert _named(MONTH, YEAR, HALF).topic == YEAR


def test_that_of_its_figures_goes_before_a_wider_one_that_is_only_named() -> None:
    times = _named(YEAR)
    times.tell(MONTH)
    assert (times.topic, times.widest) == (MONTH, YEAR)
    times.tell(HALF)
    times.tell(MONTH)
    assert times.topic == HALF


def test_where_it_told_figures_of_several_years_its_time_is_not_known() -> None:
    before = Expression(0, 1, year=2010)
    for tell in (ParagraphTimes.tell, ParagraphTimes.tell_beside):
        times = _named()
        times.tell(YEAR)
        tell(times, before)
        assert times.topic is not None
        assert times.topic.relative == "untold"
    times.tell(Expression(0, 1, year=2011, year_to=2015))
    assert times.topic is not None
    assert times.topic.year_to == 2015


def test_a_month_beside_its_year_leaves_the_year() -> None:
    times = _named()
    times.tell(YEAR)
    times.tell_beside(MONTH)
    assert times.topic == YEAR


def test_the_next_paragraph_knows_the_time_before_it_and_begins_without_one() -> None:
    times = _named(YEAR)
    times.begin(Tokens(), goes_on=False, topic=times.topic)
    assert (times.before, times.topic) == (YEAR, None)


def test_a_paragraph_without_a_time_hands_on_the_one_before_only_where_the_next_goes_on() -> None:
    for goes_on, before in ((True, YEAR), (False, None)):
        times = _named(YEAR)
        times.begin(Tokens(), goes_on=False, topic=times.topic)
        times.begin(Tokens(), goes_on=goes_on, topic=times.topic)
        assert times.before == before


def test_what_was_only_about_a_part_of_a_time_leaves_it_as_it_was(catalogue: Catalogue) -> None:
    times = _named(YEAR)
    times.begin(tokens_of("Riêng tháng 12, xuất khẩu đạt 5 triệu USD", catalogue), goes_on=False, topic=times.topic)
    times.name(MONTH)
    times.begin(Tokens(), goes_on=True, topic=times.topic)
    assert times.before == YEAR


def test_an_earlier_year_told_behind_the_report_s_own_time_does_not_go_on(read_sentence: Reader) -> None:
    read = read_sentence(
        "Xuất khẩu đạt 410 triệu USD; 9 tháng năm 2014 đạt 380 triệu USD. Nhập khẩu đạt 210 triệu USD."
    )
    assert [(o.indicator, o.period) for o in read.observations] == [("exports", "2015"), ("exports", "2014-M01/M09")]
    assert [(d.indicator, d.reason) for d in read.doubts] == [("imports", "the period is not told")]


def test_behind_figures_of_the_reports_own_time_an_earlier_one_is_not_the_topic() -> None:
    times, report = ParagraphTimes(), Calendar("2015", 2015, 2016)
    times.tell(None)
    times.tell(Expression(0, 1, first=1, last=3, year=2014))
    topic = times.topic_in(report)
    assert topic is not None
    assert topic.relative == "untold"
    assert times.topic_in(Calendar("2014", 2014, 2015)) == times.topic  # it is part of that report's time


def test_a_part_of_the_reports_time_that_is_only_named_may_not_be_the_paragraphs() -> None:
    calendar = Calendar("2015", 2015, 2016)
    times = _named(HALF._replace(year=0))
    told = times.topic_in(calendar)
    assert told is not None and told.relative == "untold"
    # a figure has been told of it; its year is named with it; it was over last when the report came out
    times.tell(HALF._replace(year=0))
    assert times.topic_in(calendar) == HALF._replace(year=0)
    assert _named(HALF).topic_in(calendar) == HALF
    last = MONTH._replace(year=0)
    assert _named(last).topic_in(Calendar("2015", 2015, 2015, over=7)) == last
