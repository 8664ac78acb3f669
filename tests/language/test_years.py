"""Lists of years as given / expected, and the years that periods touch."""

import unicodedata

import pytest

from etl.errors import UsageError
from etl.language.periods import years_of
from etl.language.years import Years, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015", {2015}),
        ("2011:2013", {2011, 2012, 2013}),
        ("2011:2012,2020", {2011, 2012, 2020}),
        (" 2011 : 2012 , 2011 ", {2011, 2012}),
        ("2011-2013", {2011, 2012, 2013}),
        ("2011 – 2013; 2020", {2011, 2012, 2013, 2020}),
        ("2011/2012", {2011, 2012}),
        ("2011..2012", {2011, 2012}),
        ("năm 2015", {2015}),
        ("giai đoạn 2011-2012", {2011, 2012}),
        (unicodedata.normalize("NFD", "Từ năm 2011 đến năm 2012"), {2011, 2012}),
    ],
)
def test_years_are_read(text: str, expected: set[int]) -> None:
    assert Years.parse(text) == Years(frozenset(expected))


@pytest.mark.parametrize(
    "text", ["", "15", "2015,", "2016:2015", "2016-2015", "1815", "20155", "năm", "2015-12", "2015-Q1"]
)
def test_what_is_no_list_of_years_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--years"):
        Years.parse(text)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2016:2015", "write the earlier year first"),
        ("1815", "write years between these"),
        ("2015:2315", "write years between these"),
    ],
)
def test_the_remedy_fits_what_is_wrong_with_a_span(text: str, remedy: str) -> None:
    with pytest.raises(UsageError) as told:
        Years.parse(text)
    assert str(told.value) == f"--years: '{text}' is no span from 1976 to 2100; {remedy}"


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2015", [2015]),
        ("2015-H1", [2015]),
        ("2015-Q3", [2015]),
        ("2015-M07", [2015]),
        ("2015-M01/M09", [2015]),
        ("2011/2015", [2011, 2012, 2013, 2014, 2015]),
    ],
)
def test_periods_touch_years(period: str, expected: list[int]) -> None:
    assert list(years_of(period)) == expected


def test_no_years_mean_every_year() -> None:
    assert Years().meet([])
    assert not Years.parse("2015").meet(["2014-M01/M09", None])
    assert Years.parse("2014").meet(["2011/2015"])


def test_neighbouring_years_are_drawn_together() -> None:
    assert spans({2020, 2013, 2011, 2012}) == "2011:2013,2020"
