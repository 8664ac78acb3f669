"""What a name takes over from the one before it."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.names.inheritance import Inheritance
from etl.extract.prose.names.subject import Subject
from etl.extract.tokens import Token
from tests.extract.conftest import Reader

TEXT = "kim ngạch xuất khẩu theo giá xuất khẩu hàng hóa"


def _name(words: str) -> Token:
    at = TEXT.rindex(words)
    return Token("indicator", "exports", at, at + len(words))


def test_goods_beside_the_whole_are_a_scope_of_their_own(catalogue: Catalogue) -> None:
    whole, goods = Subject("exports", _name("kim ngạch xuất khẩu")), Subject("exports", _name("xuất khẩu hàng hóa"))
    held = Inheritance(catalogue, TEXT)
    taken, again = held.named(goods, whole, of_which=True, in_sentence=True)
    assert (taken.scope and taken.scope.value, again) == ("goods", False)
    assert held.named(whole, whole, of_which=True, in_sentence=True) == (whole, True)
    assert held.named(goods, whole, of_which=False, in_sentence=True) == (goods, False)


def test_parts_are_at_the_prices_of_their_whole(catalogue: Catalogue) -> None:
    price = Token("price", "constant_2010", 20, 28)
    whole = Subject("industrial_output", None, price=price)
    held, part = Inheritance(catalogue, TEXT), Subject("industrial_output.mining")
    assert held.named(part, whole, of_which=True, in_sentence=True)[0].price is price
    assert held.named(part, whole, of_which=False, in_sentence=False)[0].price is None
    assert held.named(Subject("exports"), whole, of_which=False, in_sentence=True)[0].price is None


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("Giá trị sản xuất công nghiệp trừ dầu khí đạt 4.000 tỷ đồng, trong đó khai khoáng đạt 300 tỷ đồng; chế biến, "
         "chế tạo đạt 3.000 tỷ đồng; tổng mức bán lẻ đạt 5.000 tỷ đồng.", [*["excl_crude_oil"] * 3, None]),
        ("Xuất nhập khẩu qua cửa khẩu đạt 208 triệu USD; xuất khẩu 124 triệu USD; nhập khẩu 84 triệu USD.",
         ["border_gates", "border_gates", "border_gates"]),
        ("Xuất nhập khẩu qua cửa khẩu đạt 208 triệu USD; hàng xuất khẩu địa phương 24 triệu USD.",
         ["border_gates", None]),
    ],
)  # fmt: skip
def test_parts_in_a_row_have_the_scope_of_their_whole(
    sentence: str, scopes: list[str | None], read_sentence: Reader
) -> None:
    assert [o.scope for o in read_sentence(sentence).observations] == scopes


def test_a_way_of_trade_is_a_part_of_what_it_is_told_of(read_sentence: Reader) -> None:
    read = read_sentence(
        "Hàng hóa qua cửa khẩu Lao Bảo đạt 86,5 triệu USD; trong đó xuất khẩu 61,3 triệu USD, nhập khẩu 25,2 triệu USD."
    )
    assert not read.observations
    assert len(read.doubts) == 2
