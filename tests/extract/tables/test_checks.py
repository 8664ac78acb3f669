"""Tables held against themselves: which lines are compared, and when their figures contradict them."""

from __future__ import annotations

from decimal import Decimal

from etl.catalogue import Catalogue
from etl.extract.tables.checks import Check, Held, check, check_wholes, contradicted, contradicted_crosses
from etl.extract.tables.checks.check import Kind
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import Form


def rows(*figures: tuple[str, ...]) -> dict[tuple[int, int], CellFigure]:
    """Figures by (line, cross)."""
    return {
        (line, cross): CellFigure(Decimal(text), max(0, -int(Decimal(text).as_tuple().exponent)), "number")
        for cross, row in enumerate(figures)
        for line, text in enumerate(row)
    }


LEVELS = {
    0: Meaning("level", "2021-M01/M08"),
    1: Meaning("level", "2021-M09", "estimate"),
    2: Meaning("level", "2021-M01/M09"),
}


def checked(
    meanings: dict[int, Meaning],
    figures: dict[tuple[int, int], CellFigure],
    kinds: dict[int, Kind] | None = None,
    forms: dict[int, Form] | None = None,
) -> tuple[Check, ...]:
    """What the figures of a table say of its lines."""
    crosses = sorted({cross for _, cross in figures})
    return check(Held(meanings, kinds or {}, forms or {}, crosses, lambda line, cross: figures.get((line, cross))))


def test_sums_of_months_agree() -> None:
    (one,) = checked(LEVELS, rows(("80.1", "9.9", "90.0"), ("800", "100", "900"), ("8", "1", "9")))
    assert (one.kind, one.agree, one.disagree, one.fails) == ("sum", 3, 0, False)


def test_lines_that_their_figures_contradict_are_in_doubt() -> None:
    checks = checked(LEVELS, rows(("80.1", "90.0", "9.9"), ("800", "900", "100"), ("8", "9", "1")))
    reasons = contradicted(checks, LEVELS)
    assert set(reasons) == {0, 1, 2}
    assert "3 of 3 rows" in reasons[0]
    assert "column 2 as level of 2021-M09" in reasons[0]


def test_two_rows_prove_nothing() -> None:
    assert not contradicted(checked(LEVELS, rows(("80", "90", "9"), ("800", "900", "100"))), LEVELS)


def test_amounts_and_values_of_one_month_are_held_against_their_own() -> None:
    meanings = {line: LEVELS[line // 2] for line in range(6)}
    kinds: dict[int, Kind] = {line: (("word", "amount" if line % 2 else "value"),) for line in range(6)}
    figures = rows(
        *[("80", "8", "10", "1", "90", "9"), ("160", "4", "20", "2", "180", "6"), ("1", "3", "2", "4", "3", "7")]
    )
    assert [(one.kind, one.lines, one.agree) for one in checked(meanings, figures, kinds)] == [
        ("sum", (0, 2, 4), 3),
        ("sum", (1, 3, 5), 3),
    ]


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


def test_levels_that_another_check_bears_out_are_not_in_doubt() -> None:
    meanings = LEVELS | {3: Meaning("level", "2020-M01/M09"), 4: Meaning("growth", "2021-M01/M09", pairs=((2, 3),))}
    figures = rows(
        *[("80", "9", "89", "70", "190"), ("800", "100", "900", "700", "171"), ("30", "3", "33", "40", "8.8")]
    )
    assert set(contradicted(checked(meanings, figures, forms={4: Form(True, "by-heading")}), meanings)) == {3, 4}


def test_small_counts_say_nothing_about_growth() -> None:
    assert not checked(LAST_YEAR, rows(("1", "2", "131"), ("2", "1", "70"), ("3", "2", "80")), forms=INDEX)


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


def test_a_level_that_is_the_share_of_another_is_none() -> None:
    levels = {0: Meaning("level", "2021"), 1: Meaning("level", "2020")}
    figures = rows(*[("400", "100"), ("100", "25"), ("60", "15"), ("200", "50"), ("40", "10")])
    reasons = contradicted(checked(levels, figures), levels)
    assert set(reasons) == {1}
    assert "shares of others" in reasons[1]


def parts(catalogue: Catalogue, *figures: tuple[str, str, str]) -> dict[int, str]:
    """Why the rows of industry's owners are in doubt."""
    names = dict(enumerate(f"industrial_output{part}" for part in ("", ".state", ".non_state", ".fdi")))
    at = rows(*figures)
    held = Held(LEVELS, {}, {}, range(len(figures)), lambda line, cross: at.get((line, cross)))
    return contradicted_crosses(check_wholes(held, names, catalogue))


def test_parts_are_no_more_and_no_less_than_their_whole(catalogue: Catalogue) -> None:
    whole = ("80", "10", "90")
    assert not parts(catalogue, whole, ("20", "3", "23"), ("20", "3", "23"), ("40", "4", "44"))
    more = parts(catalogue, whole, ("60", "7", "67"), ("20", "3", "23"), ("40", "4", "44"))
    assert set(more) == {1, 2, 3}
    less = parts(catalogue, whole, ("20", "3", "23"), ("20", "3", "23"), ("20", "2", "22"))
    assert "2 of 3 places" in less[2]


def test_a_part_that_is_missing_says_nothing_about_the_others(catalogue: Catalogue) -> None:
    assert not parts(catalogue, ("80", "10", "90"), ("20", "3", "23"), ("20", "3", "23"))
