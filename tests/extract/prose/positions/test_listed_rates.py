"""Rates in a list whose verb is told once: which verb each has."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.positions.listed_rates import verb_of_row
from tests.extract.conftest import tokens_of


def _verbs(sentence: str, catalogue: Catalogue) -> list[tuple[str, ...]]:
    tokens = list(tokens_of(sentence, catalogue))
    rates = [k for k, token in enumerate(tokens) if token.kind == "quantity" and token.value.base == "pct"]
    return [verb_of_row(tokens, k) for k in rates if tokens[k - 1].kind != "verb"]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Các ngành đều tăng: khai khoáng 5,6%; chế biến, chế tạo 12,9%.", "up"),
        ("Các ngành đều giảm - khai khoáng 5,6% và chế biến, chế tạo 12,9%.", "down"),
        ("Các ngành đều tăng, gồm khai khoáng 5,6%; chế biến, chế tạo 12,9%.", "up"),
        ("Mức tăng của các ngành: khai khoáng 5,6%; chế biến, chế tạo trên 12,9%.", "growth"),
        ("khai khoáng tăng 5,6%, chế biến, chế tạo 12,9%, cung cấp nước 6,1%.", "up"),
    ],
)
def test_an_item_has_the_verb_of_its_list(sentence: str, verb: str, catalogue: Catalogue) -> None:
    verbs = _verbs(sentence, catalogue)
    assert len(verbs) >= 2 - (verb == "up" and sentence.startswith("khai")) and {*verbs} == {(verb,)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Các ngành: khai khoáng 5,6%; chế biến, chế tạo 12,9%.",  # no verb
        "Các ngành đều tăng: khai khoáng 5,6%.",  # no list
        "Các ngành đều tăng 3%: khai khoáng 5,6%; chế biến, chế tạo 12,9%.",  # the verb has its figure
        "Các ngành đều tăng: khai khoáng 5%; chế biến, chế tạo 95%.",  # shares
        "khai khoáng tăng 5,6%, chế biến, chế tạo 12,9% so với tháng trước.",  # compared with what, each of them?
        "khai khoáng tăng 5,6% so với tháng trước, chế biến, chế tạo 12,9%.",
        "khai khoáng chiếm 5,6%, chế biến, chế tạo 12,9%.",
        "giá trị sản xuất công nghiệp tăng 5,6%, xuất khẩu 12,9%.",  # no parts of one whole
    ],
)
def test_other_percentages_have_none(sentence: str, catalogue: Catalogue) -> None:
    assert {*_verbs(sentence, catalogue)} == {()}
