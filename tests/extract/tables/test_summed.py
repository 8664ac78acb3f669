"""Which row of an unclear label its parts come to."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.tables.checks.check import Check
from etl.extract.tables.name import Name
from etl.extract.tables.summed import summed

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
