"""Of which scenario and time the words of one side of a heading are."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.sides import Side, side_of, together
from etl.extract.tokens import Token


def _side(words: str, catalogue: Catalogue) -> Side:
    return side_of(scan(words, 0, catalogue))


def _told(token: Token | None) -> object:
    if token is None or token.kind != "period":
        return None if token is None else token.value
    return token.value.first, token.value.last, token.value.year


@pytest.mark.parametrize(
    ("words", "scenario", "when", "relative"),
    [
        ("Ước thực hiện 9 tháng năm 2015", "estimate", (1, 9, 2015), None),
        ("Thực hiện kế hoạch", "plan", None, None),
        ("Tháng 10 năm trước", None, (10, 10, 0), "same"),
        ("Tháng 9/2019 cùng kỳ 2018", None, (9, 9, 2018), "same"),
        ("Kế hoạch giao đầu năm", "plan", None, None),
        ("Lũy kế 10 tháng năm nay", None, (1, 10, 0), None),
    ],
)
def test_scenario_and_time_of_one_side(
    words: str, scenario: str | None, when: object, relative: str | None, catalogue: Catalogue
) -> None:
    side = _side(words, catalogue)
    assert (_told(side.scenario), _told(side.when), _told(side.relative)) == (scenario, when, relative)


def test_a_side_that_tells_neither_is_false_and_a_year_alone_is_known(catalogue: Catalogue) -> None:
    assert not _side("Kim ngạch xuất khẩu", catalogue)
    assert _side("Năm 2015", catalogue).is_of_year
    assert not _side("9 tháng năm 2015", catalogue).is_of_year
    assert _side("Lũy kế", catalogue).is_sum_so_far
    assert not _side("Lũy kế 2021-2023", catalogue).is_sum_so_far


def test_a_year_of_several_and_a_month_of_a_year_are_one_time_two_years_are_two(catalogue: Catalogue) -> None:
    term, year, month, other = (_side(w, catalogue).when for w in ("2021-2025", "2021", "Tháng 9", "2014"))
    assert term is not None
    assert year is not None
    assert month is not None
    assert other is not None
    assert _told(together(term, year)) == (1, 12, 2021)
    assert _told(together(year, month)) == (9, 9, 2021)
    assert together(year, other) is None
