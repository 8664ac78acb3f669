"""Levels: which period and scenario the words of a heading mean under the time of its table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.levels import Levels
from etl.extract.tables.sides import Side
from etl.extract.tables.title import Clock, clock
from etl.extract.tokens import Token
from etl.language.period_expressions import Calendar

NINE_MONTHS = Clock(
    Calendar("2015-M01/M09", 2015, 2015), period="2015-M01/M09", plan="2015", month="2015-M09",
    cumulative="2015-M01/M09", reached=("2015-M01/M09",), published=2015 * 12 + 9,
)  # fmt: skip
"""A table on nine months of 2015, in a report of October 2015."""


def _side(words: str, catalogue: Catalogue) -> Side:
    return read_heading([scan(words, 0, catalogue)]).side


@pytest.mark.parametrize(
    ("words", "period", "scenario"),
    [
        ("", "2015-M01/M09", "actual"),
        ("Thực hiện năm 2014", "2014", "actual"),
        ("Ước thực hiện tháng 9", "2015-M09", "estimate"),
        ("Sơ bộ - Prel. 2015", "2015", "preliminary"),
        ("Cùng kỳ", "2014-M01/M09", "actual"),
        ("Cùng kỳ năm 2013", "2013-M01/M09", "actual"),
        ("Tháng trước", "2015-M08", "actual"),
        ("Năm trước", "2014", "actual"),
        ("Lũy kế", "2015-M01/M09", "actual"),
        ("Lũy kế tháng 8", "2015-M01/M08", "actual"),
        ("Kế hoạch", "2015", "plan"),
        ("Kế hoạch năm 2016", "2016", "plan"),
    ],
)
def test_the_words_of_a_heading_are_a_period_and_a_scenario(
    words: str, period: str, scenario: str, catalogue: Catalogue
) -> None:
    meaning = Levels(NINE_MONTHS, Heading()).level(_side(words, catalogue))
    assert (meaning.kind, meaning.period, meaning.scenario, meaning.why) == ("level", period, scenario, "")


def test_the_word_that_told_the_period_is_kept(catalogue: Catalogue) -> None:
    words = "Thực hiện năm 2014"
    token = Levels(NINE_MONTHS, Heading()).level(_side(words, catalogue)).token
    assert token is not None
    assert words[token.start : token.end] == "năm 2014"


def test_a_time_ahead_of_the_report_is_planned_unless_it_was_over_when_the_report_came_out(
    catalogue: Catalogue,
) -> None:
    side = _side("Năm 2016", catalogue)
    assert Levels(NINE_MONTHS, Heading()).level(side).scenario == "plan"
    late = replace(NINE_MONTHS, published=2017 * 12)
    assert Levels(late, Heading()).level(side).scenario == "actual"


def test_the_first_time_of_a_table_makes_no_plan_of_the_second(catalogue: Catalogue) -> None:
    side = _side("Năm 2015", catalogue)
    of_report, of_column = Calendar("2014", 2014), Calendar("2014", 2014, of_a_column=True)
    assert Levels(clock(Heading(), of_report), Heading()).level(side).scenario == "plan"
    assert Levels(clock(Heading(), of_column), Heading()).level(side).scenario == "actual"


def test_the_scenario_of_the_title_is_that_of_columns_without_a_time(catalogue: Catalogue) -> None:
    title = read_heading([scan("Ước thực hiện", 0, catalogue)])
    levels = Levels(NINE_MONTHS, title)
    assert levels.level(Side()).scenario == "estimate"
    assert levels.level(_side("Thực hiện năm 2014", catalogue)).scenario == "actual"
    assert levels.level(_side("Năm 2014", catalogue)).scenario == "actual"


def test_under_a_title_with_several_times_a_column_without_one_can_be_of_each(catalogue: Catalogue) -> None:
    month, months = Token("period", None, 0, 7), Token("period", None, 11, 18)
    several = (("2015-M09", month), ("2015-M01/M09", months))
    levels = Levels(replace(NINE_MONTHS, period=None, several=several), Heading())
    meaning = levels.level(Side())
    assert (meaning.period, meaning.why) == (
        None,
        "the period of its column is not told: 2015-M09 or 2015-M01/M09",
    )
    assert levels.alternatives(Side()) == several
    assert levels.alternatives(_side("Cùng kỳ", catalogue)) == (("2014-M09", month), ("2014-M01/M09", months))
    assert levels.alternatives(_side("Năm 2014", catalogue)) == ()
    assert levels.alternatives(_side("Lũy kế", catalogue)) == ()
