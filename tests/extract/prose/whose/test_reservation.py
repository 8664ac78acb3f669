"""The clause that a stretch of a sentence begins in."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.whose.reservation import Reservation, clause_before
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kim ngạch xuất khẩu đạt 5 triệu USD", ["indicator", "verb"]),
        ("Năm 2015, kim ngạch xuất khẩu đạt 5 triệu USD", ["indicator", "verb"]),
        ("Kim ngạch xuất khẩu tăng; đạt 5 triệu USD", ["verb"]),
    ],
)
def test_a_clause_begins_behind_its_sign(text: str, kinds: list[str], catalogue: Catalogue) -> None:
    tokens = tokens_of(text, catalogue)
    figure = tokens.places("quantity")[0]
    assert [token.kind for token in clause_before(tokens, figure)] == kinds


def test_what_is_reserved_holds_for_all_indicators_unless_a_group_is_named() -> None:
    assert Reservation(0, 9, "of one case").group is None
