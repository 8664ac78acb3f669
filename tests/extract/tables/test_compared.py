"""What one heading says of a comparison by itself."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import read_heading
from etl.extract.tables.compared import compared_with, comparison, of_a_term, of_each_year, of_earlier_year
from etl.extract.tables.sides import Side


def _against(words: str, catalogue: Catalogue) -> Side:
    side = read_heading([scan(words, 0, catalogue)]).against
    assert side is not None
    return side


def _side(words: str, catalogue: Catalogue) -> Side:
    return read_heading([scan(words, 0, catalogue)]).side


@pytest.mark.parametrize(
    ("words", "kind"),
    [("So với cùng kỳ", "same"), ("So với tháng trước", "month"), ("So với năm 2014", "period"), ("So với KH", None)],
)
def test_what_it_is_against(words: str, kind: str | None, catalogue: Catalogue) -> None:
    found = comparison(_against(words, catalogue))
    assert (found.kind if found is not None else None) == kind


@pytest.mark.parametrize(("month", "kind"), [("Tháng 12", "same"), ("Tháng 11", "december"), ("Cả năm", "december")])
def test_december_on_december_is_the_same_month(month: str, kind: str, catalogue: Catalogue) -> None:
    heading = read_heading([scan(f"{month} so với tháng 12 năm trước", 0, catalogue)])
    assert heading.against is not None
    found = compared_with(heading.side, heading.against, None)
    assert found is not None and found.kind == kind


def test_an_earlier_year_than_the_one_before_is_a_base(catalogue: Catalogue) -> None:
    side = _against("So với cùng kỳ năm 2019", catalogue)
    found = of_earlier_year(side, "2022-M01/M09")
    assert found is not None and found.period is not None and found.period.year == 2019
    assert of_earlier_year(side, "2020-M01/M09") is None
    assert of_earlier_year(side, "2021/2025") is None
    assert of_earlier_year(side, None) is None


def test_a_year_alone_says_of_an_average_that_it_is_yearly(catalogue: Catalogue) -> None:
    assert not of_each_year(_side("Bình quân cả năm", catalogue)).timed
    assert of_each_year(_side("Bình quân năm 2015", catalogue)).timed


def test_three_years_over_a_plan_of_five_are_not_settled(catalogue: Catalogue) -> None:
    assert of_a_term("2021/2023", {"2021/2025"})
    assert not of_a_term("2021/2025", {"2021/2025"})
    assert not of_a_term("2021-M01/M09", {"2021"})
