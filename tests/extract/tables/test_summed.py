"""Which row of an unclear label its parts come to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.checks.check import Check
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.name import Name
from etl.extract.tables.summed import summed, summed_columns
from etl.extract.tokens import Token

UNCLEAR = Name("fdi_capital", "it can mean several", is_unclear=True)
PARTS = {2: Name("fdi_capital.new_projects"), 3: Name("fdi_capital.adjusted"), 4: Name("fdi_capital.contributed")}


def _wholes(agree: int, disagree: int = 0, kind: str = "wholes") -> Check:
    return Check(kind, (2, 3, 4), agree, disagree)


def test_the_row_above_the_parts_that_come_to_it(catalogue: Catalogue) -> None:
    assert summed({1: UNCLEAR, **PARTS}, [_wholes(2)], catalogue) == {1}


@pytest.mark.parametrize("check", [_wholes(1), _wholes(2, 1), _wholes(3, kind="share"), Check("wholes", (), 2, 0)])
def test_one_place_another_check_or_a_place_that_contradicts_tells_nothing(check: Check, catalogue: Catalogue) -> None:
    assert summed({1: UNCLEAR, **PARTS}, [check], catalogue) == frozenset()


def test_of_two_such_rows_or_one_below_the_parts_none_is_chosen(catalogue: Catalogue) -> None:
    assert summed({0: UNCLEAR, 1: UNCLEAR, **PARTS}, [_wholes(3)], catalogue) == frozenset()
    assert summed({**PARTS, 5: UNCLEAR}, [_wholes(3)], catalogue) == frozenset()


def _columns(*rows: str) -> dict[tuple[int, int], CellFigure]:
    """The figures of columns 1 (the unclear one), 2 and 3 (its parts), a text for each row."""
    return {
        (row, column): CellFigure(Decimal(value), 0, "number.plain")
        for row, values in enumerate(rows)
        for column, value in enumerate(values.split(), 1)
        if value != "-"
    }


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("350 250 100", "420 300 120"), {1}),
        (("350 250 100", "420 300 120", "80 80 -"), {1}),
        (("350 250 100",), set[int]()),  # one can be chance
        (("350 250 100", "421 300 120"), set[int]()),
        (("350 250 100", "420 300 120", "9 5 5"), set[int]()),
    ],
)
def test_the_column_that_its_parts_beside_it_come_to(
    rows: tuple[str, ...], found: set[int], catalogue: Catalogue
) -> None:
    names = {1: UNCLEAR, 2: PARTS[2], 3: PARTS[3]}
    headings = dict.fromkeys(names, Heading())
    assert summed_columns(names, headings, _columns(*rows), catalogue) == found
    million = replace(Heading(), unit=Token("unit", "mn_usd", 0, 1))
    assert summed_columns(names, headings | {2: million}, _columns(*rows), catalogue) == frozenset()
