"""The comparison of an index is that of the growth beside it."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.positions.told_twice import comparison_of_twin
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("IIP đạt 102,8%, tăng 2,8% so với tháng trước.", ["month", None]),
        ("IIP bằng 97,5% (giảm 2,5%) so với cùng kỳ.", ["same", "same"]),
        ("IIP đạt 102,8%, tăng 3,8% so với tháng trước.", [None, None]),
        ("IIP đạt 102,8%, giảm 2,8% so với tháng trước.", [None, None]),
        ("IIP đạt 102,8%, tăng 2,8%.", [None, None]),
    ],
)
def test_two_forms_of_one_rate_have_one_comparison(
    sentence: str, kinds: list[str | None], catalogue: Catalogue
) -> None:
    tokens = tokens_of(sentence, catalogue)
    found = [comparison_of_twin(tokens, i) for i, token in enumerate(tokens) if token.kind == "quantity"]
    assert [one.kind if one is not None else None for one in found] == kinds
