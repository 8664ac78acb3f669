"""Exports and imports that may be with one country, of some goods or through the gates alone."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Nhập siêu đạt 12 triệu USD với Trung Quốc.", "balance.partner"),
        ("Nhập khẩu 25 triệu USD nguyên phụ liệu.", "subject.goods"),
        ("Cà phê là mặt hàng xuất khẩu chủ lực, kim ngạch xuất khẩu đạt 500 triệu USD.", "subject.goods"),
    ],
)
def test_a_part_of_trade_may_be_told_of(sentence: str, rule: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert [doubt.rule for doubt in read.doubts] == [rule]
    assert not read.observations


def test_trade_through_the_gates_goes_both_ways(read_sentence: Reader) -> None:
    text = "Kim ngạch xuất khẩu đạt 412 triệu USD. Giá trị kim ngạch qua cửa khẩu đạt 31 triệu USD."
    read = read_sentence(text)
    assert [float(one.value) for one in read.observations] == [412]


def test_all_of_it_is_read(read_sentence: Reader) -> None:
    (one,) = read_sentence("Nhập khẩu đạt 25 triệu USD.").observations
    assert (one.indicator, float(one.value)) == ("imports", 25)
