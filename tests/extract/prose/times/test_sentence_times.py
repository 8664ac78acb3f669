"""The times in a sentence: how long they are, which are no figure's, and the year that a comparison implies."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.times.sentence_times import calendar_of, is_followed_by_months, is_of_a, of_years, width
from etl.language.period_expressions import Calendar, Expression
from tests.extract.conftest import Reader, tokens_of

REPORT = Calendar("2015-M01/M09", 2015, 2015)


def _calendar(text: str, catalogue: Catalogue, report: Calendar = REPORT) -> Calendar:
    tokens = tokens_of(text, catalogue)
    dated = [k for k, token in enumerate(tokens) if token.kind == "period" and token.value.year]
    return calendar_of(report, tokens, dated)


def test_width_is_in_months() -> None:
    assert width(None) == 0
    assert width(Expression(0, 1, first=1, last=9)) == 9
    assert width(Expression(0, 1, year=2015)) == 12
    assert width(Expression(0, 1, year=2011, year_to=2015)) == 60


def test_several_years() -> None:
    assert of_years(Expression(0, 1, year=2011, year_to=2015))
    assert of_years(Expression(0, 1, relative="years"))
    assert not of_years(Expression(0, 1, year=2015))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim ngạch xuất khẩu tăng 5% so với tháng trước", True),
        ("Tháng 9, kim ngạch xuất khẩu tăng 5% so với tháng trước", False),
        ("Kim ngạch xuất khẩu tăng 5% so với tháng trước, 9 tháng tăng 8%", True),
        ("Kim ngạch xuất khẩu tăng 5% so với năm trước", False),
    ],
)
def test_a_sentence_that_compares_with_the_month_before_is_of_a_month(
    text: str, expected: bool, catalogue: Catalogue
) -> None:
    tokens = tokens_of(text, catalogue)
    told = [k for k, token in enumerate(tokens) if token.kind == "period"]
    assert is_of_a("month", tokens, told) is expected


def test_the_same_months_of_an_earlier_year_are_compared_with_by_the_year_after_it(catalogue: Catalogue) -> None:
    text = "Kim ngạch xuất khẩu đạt 500 triệu USD, tăng 5% so với cùng kỳ năm 2012"
    assert _calendar(text, catalogue) == Calendar("2013-M01/M09", 2013, 2015)


@pytest.mark.parametrize(
    "text",
    [
        "Kim ngạch xuất khẩu tăng 5% so với cùng kỳ năm 2014",  # the report's own year
        "Kim ngạch xuất khẩu tăng 50% so với năm 2010",  # a base, not the year before
        "Năm 2012, kim ngạch xuất khẩu tăng 5% so với cùng kỳ năm 2011",  # it names its year itself
        "Kim ngạch xuất khẩu tăng 5% so với cùng kỳ năm 2015",  # nothing is planned for 2016
        "Kim ngạch xuất khẩu đạt 500 triệu USD",
    ],
)
def test_otherwise_the_calendar_is_the_reports(text: str, catalogue: Catalogue) -> None:
    assert _calendar(text, catalogue) == REPORT


def test_a_plan_compared_with_the_reports_year_is_of_the_next(catalogue: Catalogue) -> None:
    text = "Phấn đấu kim ngạch xuất khẩu tăng 10% so với năm 2015"
    assert _calendar(text, catalogue, Calendar("2015", 2015, 2016)) == Calendar("2016", 2016, 2016)


@pytest.mark.parametrize(
    ("sentence", "followed"),
    [
        ("Nhập khẩu đạt 1,72 tỷ USD; 4 tháng đạt 6,6 tỷ USD.", True),
        ("4 tháng, nhập khẩu đạt 6,6 tỷ USD.", False),
        ("Nhập khẩu đạt 6,6 tỷ USD; tháng 4 đạt 1,72 tỷ USD.", False),
        ("Nhập khẩu đạt 6,6 tỷ USD.", False),
    ],
)
def test_what_stands_before_the_months_so_far_is_of_another_time(
    sentence: str, followed: bool, catalogue: Catalogue
) -> None:
    tokens = tokens_of(sentence, catalogue)
    told = [k for k, token in enumerate(tokens) if token.kind == "period"]
    assert is_followed_by_months(tokens, told, Expression(0, 1, first=1, last=4)) == followed
    assert not is_followed_by_months(tokens, told, None)


def test_a_part_in_brackets_behind_a_rate_on_the_month_before(read_sentence: Reader) -> None:
    whole = "Xuất khẩu tháng 12 đạt 2,21 tỷ USD, giảm 6,4% so tháng trước"
    read = read_sentence(f"{whole}, trong đó xuất khẩu địa phương 34,8 triệu USD (giảm 2,9%).")
    assert [doubt.rule for doubt in read.doubts] == ["growth.pair"]
    read = read_sentence(f"{whole}, tăng 3% so với cùng kỳ, trong đó hàng địa phương 34,8 triệu USD (giảm 2,9%).")
    assert [o.measure for o in read.observations][-1] == "growth_yoy"
    read = read_sentence("IIP tháng 12 giảm 2% so với tháng trước, nhưng gấp 2,6 lần (tăng 159,2%) so với cùng kỳ.")
    assert "growth_yoy" in {o.measure for o in read.observations}
