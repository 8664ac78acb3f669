"""Goods that are traded most, told of before the trade."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

COFFEE = "Cà phê là mặt hàng xuất khẩu chủ lực"


@pytest.mark.parametrize(
    "text",
    [
        f"{COFFEE}. Kim ngạch xuất khẩu đạt 500 triệu USD.",
        f"{COFFEE}, kim ngạch xuất khẩu đạt 500 triệu USD.",
        f"{COFFEE}. Năm nay được mùa. Kim ngạch xuất khẩu tăng 12%.",
    ],
)
def test_the_trade_may_be_of_the_goods_alone(text: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert not read.observations
    assert [(d.indicator, d.rule) for d in read.doubts] == [("exports", "subject.goods")]
    assert "“cà phê”" in read.doubts[0].reason


@pytest.mark.parametrize(
    "text",
    [
        f"{COFFEE}. Tổng kim ngạch xuất khẩu đạt 500 triệu USD.",
        f"{COFFEE}. Toàn tỉnh có 12 doanh nghiệp. Kim ngạch xuất khẩu đạt 500 triệu USD.",
        f"{COFFEE}.\n\nKim ngạch xuất khẩu đạt 500 triệu USD.",
    ],
)
def test_it_is_of_all_where_that_is_said_or_another_paragraph_begins(text: str, read_sentence: Reader) -> None:
    assert [(o.indicator, int(o.value)) for o in read_sentence(text).observations] == [("exports", 500)]


@pytest.mark.parametrize(
    "text",
    [
        "“Xuất khẩu phải có mặt hàng trên 100 triệu USD”",
        "Kim ngạch xuất khẩu tăng 8%. Đóng góp lớn là cà phê 812 triệu USD.",
        "Kim ngạch xuất khẩu tăng 8%. Đóng góp lớn nhất là nhóm hàng nông sản, đạt 812 triệu USD.",
    ],
)
def test_an_amount_beside_goods_may_be_theirs(text: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert not [one for one in read.observations if one.measure == "value"]
    assert [doubt.rule for doubt in read.doubts] == ["subject.goods"]
