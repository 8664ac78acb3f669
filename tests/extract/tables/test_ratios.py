"""Whether a column of comparisons holds indices or rates: by the levels beside it, its heading, or its size."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.extract.tables.figures import CellFigure, read_figure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import UNTOLD, Form, by_size, form


def _form(rows: list[str], kind: str = "growth", says_growth: bool = False, pairs: bool = True) -> Form:
    """The form of the last column of `rows`, whose first two are the levels of this year and the year before."""
    cells = [[read_figure(word, ",") for word in row.split()] for row in rows]

    def at(line: int, cross: int) -> CellFigure | None:
        return cells[cross][line]

    meaning = Meaning(kind, pairs=((0, 1),) if pairs else ())
    return form(2, meaning, says_growth, range(len(rows)), at)


def test_levels_beside_it_prove_an_index_or_a_rate() -> None:
    assert _form(["4.013 3.439 116,7", "720 667 107,9"]) == Form(True, "by-arithmetic", (0, 1))
    assert _form(["4.013 3.439 16,7", "720 667 7,9"]) == Form(False, "by-arithmetic", (0, 1))


def test_arithmetic_goes_before_the_heading() -> None:
    assert _form(["4.013 3.439 116,7", "720 667 107,9"], says_growth=True).is_index is True


def test_a_fraction_of_one_is_neither() -> None:
    found = _form(["4.013 3.439 1,167", "720 667 1,079"])
    assert found == Form(None, "it is printed as a fraction of one, not in percent")


def test_without_levels_the_heading_says_growth_unless_all_figures_are_indices() -> None:
    assert _form(["1 1 6,5", "1 1 12,0"], says_growth=True, pairs=False) == Form(False, "by-heading")
    assert _form(["1 1 106,5", "1 1 112,0"], says_growth=True, pairs=False) == Form(True, "by-size")
    assert _form(["1 1 106,5"], says_growth=True, pairs=False) == Form(False, "by-heading")  # one may be a growth


def test_a_completion_is_a_percentage_of_the_plan_unless_it_is_too_little() -> None:
    assert _form(["1 1 98,5"], "completion", pairs=False) == Form(True, "by-heading")
    assert _form(["1 1 1,066", "1 1 0,98"], "completion", pairs=False).is_index is None


@pytest.mark.parametrize(
    ("values", "is_index"),
    [
        (["106", "98", "112"], True),
        (["6", "-2", "12"], False),
        (["106", "98", "12"], None),  # two of three are too few
        (["50", "52"], None),  # between the two
        ([], None),
    ],
)
def test_size(values: list[str], is_index: bool | None) -> None:
    found = by_size([Decimal(value) for value in values])
    assert found == Form(is_index, UNTOLD if is_index is None else "by-size")
