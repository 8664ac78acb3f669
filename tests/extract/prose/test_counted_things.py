"""What a plan lays out is kept apart from what there is."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.counted_things import existing, is_stock
from etl.extract.prose.subject import Subject
from etl.extract.tokens import Token
from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("Toàn tỉnh có 17 KCN được quy hoạch, 9 KCN đi vào hoạt động.", ["planned", None]),
        ("Toàn tỉnh có 27 cụm công nghiệp được quy hoạch với 1.050 ha, 14 cụm đang hoạt động.", ["planned", None]),
        ("Toàn tỉnh có 27 cụm công nghiệp được thành lập.", [None]),
        ("Toàn tỉnh có 83 chợ đang hoạt động.", [None]),
    ],
)
def test_the_scope_is_that_of_the_plan(sentence: str, scopes: list[str | None], read_sentence: Reader) -> None:
    assert [one.scope for one in read_sentence(sentence).observations] == scopes


def test_others_counted_afterwards_are_there() -> None:
    planned = Subject("industrial_zones", None, scope=Token("scope", "planned", 0, 1))
    assert existing(planned).scope is None
    gates = Subject("exports", None, scope=Token("scope", "border_gates", 0, 1))
    assert existing(gates) is gates


def test_a_stock_is_counted_on_a_day(catalogue: Catalogue) -> None:
    assert is_stock(("markets", "supermarkets"), catalogue)
    assert not is_stock(("market_inspections",), catalogue)
