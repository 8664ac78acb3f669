"""What one check says, and what it takes for lines of one kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import read_heading
from etl.extract.tables.checks.check import Check, Kind, half, kind_of
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from tests.extract.tables.checks.held import held


@pytest.mark.parametrize(
    ("agree", "disagree", "holds", "fails"),
    [
        (3, 0, True, False),
        (2, 0, False, False),
        (0, 2, False, False),
        (0, 3, False, True),
        (3, 3, True, False),
        (3, 4, False, True),
    ],
)
def test_three_places_have_to_speak_and_more_than_half_to_contradict(
    agree: int, disagree: int, holds: bool, fails: bool
) -> None:
    one = Check("sum", (0, 1, 2), agree, disagree)
    assert (one.holds, one.fails) == (holds, fails)


@pytest.mark.parametrize(
    ("text", "decimals", "expected"), [("90", 0, "0.5"), ("90.1", 1, "0.05"), ("9.25", 2, "0.005")]
)
def test_half_of_the_last_digit(text: str, decimals: int, expected: str) -> None:
    assert half(CellFigure(Decimal(text), decimals, "number")) == Decimal(expected)


def test_levels_are_of_a_time_that_is_told_and_no_plans() -> None:
    meanings = {
        0: Meaning("level", "2021"),
        1: Meaning("level"),
        2: Meaning("level", "2021", "plan"),
        3: Meaning("share", "2021"),
    }
    assert set(held(meanings, {}).levels()) == {0}


def test_amount_and_value_are_two_kinds_and_times_none(catalogue: Catalogue) -> None:
    def kind(text: str) -> Kind:
        return kind_of(read_heading([scan(text, 0, catalogue)]), text)

    assert kind("Thực hiện năm 2014") == kind("Năm 2015 so với năm 2014 (%)") == ()
    assert kind("Lượng") != kind("Trị giá")
