"""Periods in text, and what they mean in a report's calendar."""

from __future__ import annotations

import pytest

from etl.language.fold import fold
from etl.language.lexicon import words_of
from etl.language.period_expressions import Calendar, Expression, find, resolve
from tests.cases import rows

ANNUAL = Calendar(period="2015", year=2015, published=2016)
MONTHLY = Calendar(period="2015-M09", year=2015, published=2015)
NINE = Calendar(period="2015-M01/M09", year=2015, published=2015)
PLAN = Calendar(period="2011/2015", year=2015, published=2016)
NONE = Calendar()


def _codes(words: str, calendar: Calendar) -> list[str | None]:
    return [resolve(found, calendar) for found in find(fold(words))]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in rows("periods.csv")])
def test_period(row: dict[str, str]) -> None:
    assert [code for code in _codes(row["words"], ANNUAL) if code] == ([row["code"]] if row["code"] else [])


@pytest.mark.parametrize(
    ("words", "calendar", "code"),
    [
        ("trong tháng", MONTHLY, "2015-M09"),
        ("trong tháng", NINE, "2015-M09"),
        ("trong quý", NINE, "2015-Q3"),
        ("trong quý", MONTHLY, "2015-M09"),
        ("tháng này", MONTHLY, "2015-M09"),
        ("tháng này", NINE, "2015-M09"),
        ("tháng này", ANNUAL, None),
        ("quý này", NINE, "2015-Q3"),
        ("quý này", MONTHLY, None),
        ("trong kỳ", NINE, "2015-M01/M09"),
        ("từ đầu năm đến nay", MONTHLY, "2015-M01/M09"),
        ("đầu năm đến nay", MONTHLY, "2015-M01/M09"),
        ("tính từ đầu năm đến thời điểm báo cáo", MONTHLY, "2015-M01/M09"),
        ("từ đầu năm 2015 đến thời điểm hiện tại", MONTHLY, "2015-M01/M09"),
        ("tính từ 01/01/2015 đến thời điểm lập báo cáo", MONTHLY, "2015-M01/M09"),
        ("từ ngày 1/1/2015 đến nay", MONTHLY, "2015-M01/M09"),
        ("từ ngày 01/01/2014 đến nay", MONTHLY, None),
        ("từ đầu năm đến nay", PLAN, None),
        ("đến nay", NINE, "2015-M01/M09"),
        ("đến nay", PLAN, "2016"),
        ("5 năm qua", PLAN, "2011/2015"),
        ("năm qua", PLAN, "2015"),
        ("năm qua", NINE, "2014"),
        ("năm qua", Calendar(period="2015-M12", year=2015, published=2016), "2015"),
        ("năm qua", Calendar(year=2016, published=2016), "2015"),
        ("năm qua", Calendar(period="2015", year=2015, published=2015, over=7), "2014"),
        ("từ đầu năm đến nay", Calendar(period="2015", year=2015, published=2016, over=8), "2016-M01/M08"),
        ("5 năm qua", ANNUAL, "2011/2015"),
        ("5 năm qua", Calendar("2016", 2016, 2017), None),  # no five years end in 2016
        ("năm qua", NONE, None),
        ("năm nay", ANNUAL, "2016"),
        ("năm nay", NONE, None),
        ("quý II", NONE, None),
        ("quý II", ANNUAL, "2015-Q2"),
        ("quý II/2013", NONE, "2013-Q2"),
        ("đến ngày 2/10", NINE, "2015-M01/M09"),  # what was over by then
        ("đến ngày 20/10", NINE, "2015-M01/M10"),
        ("tính đến 20/10", NINE, "2015-M01/M10"),
        ("đến 30/11/2015", ANNUAL, "2015-M01/M11"),
        ("đến hết 30/11", ANNUAL, "2015-M01/M11"),
        ("tính đến 15/12", ANNUAL, None),  # neither eleven months nor all of the year
        ("đến ngày 20/12", ANNUAL, "2015"),
        ("đến 01/01/2015", ANNUAL, None),  # a day: the end of the year before
        ("đến ngày 31/12", ANNUAL, "2015"),
        ("ngày 15/3/2015", ANNUAL, None),
    ],
)
def test_a_period_is_completed_from_the_calendar(words: str, calendar: Calendar, code: str | None) -> None:
    assert _codes(words, calendar) == [code]


@pytest.mark.parametrize(
    "words", ["nhiều năm nay", "15 năm", "giai đoạn 2015-2011", "tháng 13", "5 triệu", "12,5 tháng"]
)
def test_no_period(words: str) -> None:
    assert list(find(fold(words))) == []


def test_expressions_are_found_left_to_right_at_their_places() -> None:
    text = fold("Quý I/2015 và 6 tháng đầu năm 2016")
    assert list(find(text)) == [
        Expression(0, 10, first=1, last=3, year=2015),
        Expression(14, 34, first=1, last=6, year=2016),
    ]
    assert list(find(text, words_of(text))) == list(find(text))


def test_a_span_keeps_both_its_years() -> None:
    (span,) = find("giai đoạn 2011-2015")
    assert (span.year, span.year_to) == (2011, 2015)


def test_a_space_may_be_two_but_no_empty_line() -> None:
    assert [(e.first, e.last, e.year) for e in find("6  tháng đầu  năm 2018")] == [(1, 6, 2018)]
    assert [(e.first, e.last, e.year) for e in find("mười  hai  tháng  năm 2018")] == [(1, 12, 2018)]
    assert [(e.first, e.last, e.year) for e in find("quý  iii  năm 2018")] == [(7, 9, 2018)]
    assert [(e.first, e.last, e.year) for e in find("trong 9 tháng\n\nnăm 2017")] == [(1, 9, 0), (1, 12, 2017)]
