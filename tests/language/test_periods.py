"""Period codes: which text is one, which months it covers, how it shifts."""

from __future__ import annotations

import pytest

from etl.language.periods import code, in_year, is_month, is_period, months, shift, spans_years, year_of

GOOD = ["2015", "2015-H1", "2015-H2", "2015-Q1", "2015-Q4", "2015-M01", "2015-M12", "2015-M01/M09", "2011/2015"]
BAD = [
    "",
    "15",
    "2015 ",
    "2015-H3",
    "2015-Q0",
    "2015-Q5",
    "2015-M00",
    "2015-M13",
    "2015-M7",
    "2015-M09/M01",
    "2015-M01/M01",
    "2015-M01/M13",
    "2015/2011",
    "2015/2015",
    "2011-2015",
    "3015",
    "1815",
    "2015-01",
    "năm 2015",
    "2015-M01/2015-M09",
]


@pytest.mark.parametrize("period", GOOD)
def test_a_period(period: str) -> None:
    assert is_period(period)


@pytest.mark.parametrize("period", BAD)
def test_not_a_period(period: str) -> None:
    assert not is_period(period)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2015", 1, 12),
        ("2015-H2", 7, 12),
        ("2015-Q3", 7, 9),
        ("2015-M07", 7, 7),
        ("2015-M01/M09", 1, 9),
    ],
)
def test_a_code_covers_months_and_they_give_the_code_back(period: str, first: int, last: int) -> None:
    assert months(period) == (2015 * 12 + first - 1, 2015 * 12 + last - 1)
    assert in_year(2015, first, last) == period


def test_whole_years_cover_all_their_months() -> None:
    assert months("2011/2015") == (2011 * 12, 2015 * 12 + 11)
    assert code(2011 * 12, 2015 * 12 + 11) == "2011/2015"


@pytest.mark.parametrize(
    ("period", "by", "shifted"),
    [
        ("2015", -12, "2014"),
        ("2015-M01", -1, "2014-M12"),
        ("2015-M12", 1, "2016-M01"),
        ("2015-M01/M09", -12, "2014-M01/M09"),
        ("2015-Q1", 3, "2015-Q2"),
        ("2015-H1", 6, "2015-H2"),
        ("2011/2015", 60, "2016/2020"),
    ],
)
def test_a_period_is_shifted(period: str, by: int, shifted: str) -> None:
    assert shift(period, by) == shifted


@pytest.mark.parametrize(("period", "by"), [("2015-M01/M09", -1), ("2015-Q1", -1), ("2011/2015", 6)])
def test_months_of_several_years_that_are_not_whole_years_have_no_code(period: str, by: int) -> None:
    with pytest.raises(ValueError, match="no period: the months"):
        shift(period, by)


def test_a_period_belongs_to_the_year_in_which_it_ends() -> None:
    assert [year_of(period) for period in ("2015-M07", "2011/2015")] == [2015, 2015]


def test_a_month_and_years_are_told_from_other_periods() -> None:
    periods = ("2015", "2015-M07", "2015-M01/M09", "2011/2015")
    assert [is_month(period) for period in periods] == [False, True, False, False]
    assert [spans_years(period) for period in periods] == [False, False, False, True]


def test_what_is_no_period_covers_nothing() -> None:
    with pytest.raises(ValueError, match="no period: '2015-M13'"):
        months("2015-M13")
