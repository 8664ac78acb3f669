"""Tables held against themselves: which lines are compared, and when their figures contradict them."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.tables.checks import check, contradicted
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning


def rows(*figures: tuple[str, str, str]) -> dict[tuple[int, int], CellFigure]:
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


def test_sums_of_months_agree() -> None:
    figures = rows(("80.1", "9.9", "90.0"), ("800", "100", "900"), ("8", "1", "9"))
    (one,) = check(LEVELS, range(3), lambda line, cross: figures.get((line, cross)))
    assert (one.kind, one.agree, one.disagree, one.fails) == ("sum", 3, 0, False)


def test_lines_that_their_figures_contradict_are_in_doubt() -> None:
    figures = rows(("80.1", "90.0", "9.9"), ("800", "900", "100"), ("8", "9", "1"))
    checks = check(LEVELS, range(3), lambda line, cross: figures.get((line, cross)))
    assert set(contradicted(checks)) == {0, 1, 2}
    assert "3 of 3 rows" in contradicted(checks)[0]


def test_two_rows_prove_nothing() -> None:
    figures = rows(("80", "90", "9"), ("800", "900", "100"))
    assert not contradicted(check(LEVELS, range(2), lambda line, cross: figures.get((line, cross))))
