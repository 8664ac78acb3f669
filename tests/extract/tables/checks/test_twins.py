"""Two columns that by their headings state the same thing."""

from __future__ import annotations

from etl.extract.tables.checks import Check, checked_lines, contradicted
from etl.extract.tables.checks.twins import twins
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import Form
from tests.extract.tables.checks.held import Figures, held, rows


def checked(meanings: dict[int, Meaning], figures: Figures, forms: dict[int, Form] | None = None) -> tuple[Check, ...]:
    """What the figures of a table say of its lines."""
    return checked_lines(held(meanings, figures, forms=forms))


def test_two_columns_that_say_the_same_hold_the_same() -> None:
    meanings = {0: Meaning("level", "2021-M09"), 1: Meaning("level", "2021-M09")}
    same = checked(meanings, rows(*[("10", "10"), ("20", "20"), ("31", "31")]))
    assert not contradicted(same, meanings)
    other = contradicted(checked(meanings, rows(*[("10", "12"), ("20", "18"), ("31", "40")])), meanings)
    assert set(other) == {0, 1}
    assert "say the same" in other[0]


def test_an_index_and_the_growth_it_states_are_no_two_answers() -> None:
    meanings = {0: Meaning("growth", "2021-M09"), 1: Meaning("growth", "2021-M09")}
    forms = {0: Form(True, "by-size"), 1: Form(False, "by-heading")}
    figures = rows(*[("110.0", "10.0"), ("94.5", "-5.5"), ("101.2", "1.2")])
    assert not contradicted(checked(meanings, figures, forms=forms), meanings)


def test_another_scenario_or_kind_is_no_twin() -> None:
    figures = rows(("10", "12"))
    level = Meaning("level", "2021-M09")
    assert not list(twins(held({0: level, 1: Meaning("level", "2021-M09", "plan")}, figures)))
    assert not list(twins(held({0: level, 1: level}, figures, {0: (("word", "amount"),), 1: (("word", "value"),)})))


def test_three_of_one_meaning_are_held_two_by_two() -> None:
    level = Meaning("level", "2021-M09")
    found = list(twins(held({0: level, 1: level, 2: level}, rows(("10", "10", "12")))))
    assert found == [Check("twin", (0, 1), 1, 0), Check("twin", (0, 2), 0, 1), Check("twin", (1, 2), 0, 1)]
