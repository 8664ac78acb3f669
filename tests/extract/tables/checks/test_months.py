"""Figures so far against those of their months."""

from __future__ import annotations

import pytest

from etl.extract.comparison import Comparison
from etl.extract.tables.checks.check import Kind
from etl.extract.tables.checks.months import months
from etl.extract.tables.levels import Meaning
from tests.extract.tables.checks.held import LEVELS, held, rows


def test_sums_of_months_agree() -> None:
    (one,) = months(held(LEVELS, rows(("80.1", "9.9", "90.0"), ("800", "100", "900"), ("8", "1", "9"))))
    assert (one.kind, one.lines, one.agree, one.disagree) == ("sum", (0, 1, 2), 3, 0)


def test_amounts_and_values_of_one_month_are_held_against_their_own() -> None:
    meanings = {line: LEVELS[line // 2] for line in range(6)}
    kinds: dict[int, Kind] = {line: (("word", "amount" if line % 2 else "value"),) for line in range(6)}
    figures = rows(
        *[("80", "8", "10", "1", "90", "9"), ("160", "4", "20", "2", "180", "6"), ("1", "3", "2", "4", "3", "7")]
    )
    assert [(one.kind, one.lines, one.agree) for one in months(held(meanings, figures, kinds))] == [
        ("sum", (0, 2, 4), 3),
        ("sum", (1, 3, 5), 3),
    ]


@pytest.mark.parametrize(("so_far", "agree"), [("1015", 1), ("1030", 0)])
def test_months_that_are_past_may_have_been_put_right_a_little(so_far: str, agree: int) -> None:
    """900 and 100 are 1000: 1.5 percent more is a revision, three percent are none."""
    (one,) = months(held(LEVELS, rows(("900", "100", so_far))))
    assert (one.agree, one.disagree) == (agree, 1 - agree)


def test_growth_so_far_lies_between() -> None:
    same = Comparison("same", None, 0, 0, said=True)
    growth = {line: Meaning("growth", level.period, compared=same) for line, level in LEVELS.items()}
    (one,) = months(held(growth, rows(("5.0", "9.0", "5.5"), ("8.0", "-2.0", "6.9"), ("5.0", "9.0", "12.0"))))
    assert (one.kind, one.agree, one.disagree) == ("mean", 2, 1)


def test_growth_on_the_month_before_lies_between_nothing() -> None:
    month = Comparison("month", None, 0, 0, said=True)
    growth = {line: Meaning("growth", level.period, compared=month) for line, level in LEVELS.items()}
    assert not list(months(held(growth, rows(("5.0", "9.0", "5.5")))))


def test_only_months_since_january_are_so_far() -> None:
    later = {0: Meaning("level", "2021-M04/M05"), 1: Meaning("level", "2021-M06"), 2: Meaning("level", "2021-Q2")}
    assert not list(months(held(later, rows(("2", "1", "3")))))
