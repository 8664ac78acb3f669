"""Ratios against the levels they are of."""

from __future__ import annotations

from etl.extract.tables.checks import Check, checked_lines, contradicted
from etl.extract.tables.checks.ratios_of_levels import disguised, growths, shares
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import Form
from tests.extract.tables.checks.held import Figures, held, rows


def checked(meanings: dict[int, Meaning], figures: Figures, forms: dict[int, Form] | None = None) -> tuple[Check, ...]:
    """What the figures of a table say of its lines."""
    return checked_lines(held(meanings, figures, forms=forms))


LAST_YEAR = {
    0: Meaning("level", "2020-M09"),
    1: Meaning("level", "2021-M09"),
    2: Meaning("growth", "2021-M09", pairs=((1, 0),)),
}
INDEX = {2: Form(True, "by-heading")}


def test_growth_that_its_levels_do_not_give_is_in_doubt_with_them() -> None:
    good = checked(
        LAST_YEAR, rows(("400", "440", "110.0"), ("500", "450", "90.0"), ("800", "832", "104.0")), forms=INDEX
    )
    assert [(one.kind, one.holds) for one in good] == [("quotient", True)]
    bad = checked(
        LAST_YEAR, rows(("400", "440", "121.5"), ("500", "450", "131.0"), ("800", "832", "88.7")), forms=INDEX
    )
    assert set(contradicted(bad, LAST_YEAR)) == {0, 1, 2}


def test_small_counts_say_nothing_about_growth() -> None:
    assert not checked(LAST_YEAR, rows(("1", "2", "131"), ("2", "1", "70"), ("3", "2", "80")), forms=INDEX)


def test_an_index_of_which_nobody_can_tell_how_it_is_printed_is_not_weighed() -> None:
    figures = rows(("400", "440", "110.0"))
    assert list(growths(held(LAST_YEAR, figures, forms=INDEX))) == [Check("quotient", (2, 1, 0), 1, 0)]
    assert not list(growths(held(LAST_YEAR, figures, forms={2: Form(None, "untold")})))


SHARES = {0: Meaning("level", "2021"), 1: Meaning("share", "2021")}


def test_shares_are_those_of_the_level_beside_them() -> None:
    assert not contradicted(
        checked(SHARES, rows(*[("400", "100"), ("100", "25"), ("60", "15"), ("240", "60")])), SHARES
    )
    odd = rows(*[("400", "100"), ("100", "45"), ("60", "12"), ("240", "43")])
    assert "of the level" in contradicted(checked(SHARES, odd), SHARES)[1]


def test_shares_without_a_level_are_within_a_hundred() -> None:
    alone = {0: Meaning("share", "2021")}
    assert set(contradicted(checked(alone, rows(*[("112",), ("106",), ("98",)])), alone)) == {0}


def test_which_check_shares_get() -> None:
    """Beside the level of their time its parts; beside that of another year only their bounds."""
    figures = rows(("400", "100"), ("100", "25"))
    assert list(shares(held(SHARES, figures))) == [Check("share", (1, 0), 1, 0)]
    other = {0: Meaning("level", "2020"), 1: Meaning("share", "2021")}
    assert list(shares(held(other, figures))) == [Check("bounds", (1,), 2, 0)]


def test_a_level_that_is_the_share_of_another_is_told_with_it() -> None:
    levels = {0: Meaning("level", "2021"), 1: Meaning("level", "2020")}
    figures = rows(*[("400", "100"), ("100", "25"), ("60", "15"), ("200", "50"), ("40", "10")])
    assert list(disguised(held(levels, figures))) == [Check("disguise", (1, 0), 0, 4)]
