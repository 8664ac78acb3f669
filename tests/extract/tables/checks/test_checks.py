"""Tables held against themselves: which lines are in doubt, and why."""

from __future__ import annotations

from etl.extract.tables.checks import Check, checked_lines, contradicted, contradicted_crosses
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import Form
from tests.extract.tables.checks.held import LEVELS, Figures, held, rows


def checked(meanings: dict[int, Meaning], figures: Figures, forms: dict[int, Form] | None = None) -> tuple[Check, ...]:
    """What the figures of a table say of its lines."""
    return checked_lines(held(meanings, figures, forms=forms))


def test_lines_that_their_figures_contradict_are_in_doubt() -> None:
    checks = checked(LEVELS, rows(("80.1", "90.0", "9.9"), ("800", "900", "100"), ("8", "9", "1")))
    reasons = contradicted(checks, LEVELS)
    assert set(reasons) == {0, 1, 2}
    assert "3 of 3 rows" in reasons[0]
    assert "column 2 as level of 2021-M09" in reasons[0]


def test_two_rows_prove_nothing() -> None:
    assert not contradicted(checked(LEVELS, rows(("80", "90", "9"), ("800", "900", "100"))), LEVELS)


def test_levels_that_another_check_bears_out_are_not_in_doubt() -> None:
    meanings = LEVELS | {3: Meaning("level", "2020-M01/M09"), 4: Meaning("growth", "2021-M01/M09", pairs=((2, 3),))}
    figures = rows(
        *[("80", "9", "89", "70", "190"), ("800", "100", "900", "700", "171"), ("30", "3", "33", "40", "8.8")]
    )
    assert set(contradicted(checked(meanings, figures, forms={4: Form(True, "by-heading")}), meanings)) == {3, 4}


def test_of_a_level_in_disguise_only_itself_is_in_doubt() -> None:
    levels = {0: Meaning("level", "2021"), 1: Meaning("level", "2020")}
    figures = rows(*[("400", "100"), ("100", "25"), ("60", "15"), ("200", "50"), ("40", "10")])
    reasons = contradicted(checked(levels, figures), levels)
    assert set(reasons) == {1}
    assert "shares of others" in reasons[1]


def test_a_check_that_no_figure_speaks_to_is_none() -> None:
    assert checked(LEVELS, rows(("80", "9"), ("800", "100"))) == ()


def test_rows_of_parts_are_in_doubt_apart_from_columns() -> None:
    one = Check("wholes", (4, 5), 1, 2)
    assert contradicted([one], LEVELS) == {}
    reasons = contradicted_crosses([one, Check("sum", (0, 1, 2), 0, 3)])
    assert set(reasons) == {4, 5}
    assert "2 of 3 places" in reasons[4]
