"""Retail sales that may be of goods alone."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "text",
    [
        "Doanh thu bán lẻ hàng hóa đạt 9.200 tỷ đồng; doanh thu dịch vụ lưu trú, ăn uống đạt 2.000 tỷ đồng.",
        "Doanh thu bán lẻ toàn tỉnh đạt 9.200 tỷ đồng, dịch vụ ăn uống đạt 2.000 tỷ đồng.",
        "Doanh thu bán lẻ hàng hóa đạt 9.200 tỷ đồng. Năm 2015 sức mua tăng, kéo tổng mức bán lẻ và dịch vụ lên.",
    ],
)
def test_of_goods_or_of_services_too_is_not_said(text: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert not [o for o in read.observations if o.indicator == "retail_sales"]
    assert {doubt.rule for doubt in read.doubts} == {"subject.goods-only"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Doanh thu bán lẻ hàng hóa tháng 12 ước đạt 800 tỷ đồng. Tính chung cả năm, tổng mức bán lẻ hàng hóa và doanh "
         "thu dịch vụ đạt 12.400 tỷ đồng.", [12400]),
        ("Doanh thu bán lẻ hàng hóa đạt 9.200 tỷ đồng, tăng 11%.", [9200, 11]),
        ("Doanh thu bán lẻ tháng 12 đạt 800 tỷ đồng. Tổng mức bán lẻ hàng hóa và dịch vụ đạt 9.400 tỷ đồng.",
         [800, 9400]),
        ("Doanh thu bán lẻ đạt 9.200 tỷ đồng, trong đó dịch vụ ăn uống đạt 900 tỷ đồng.", [9200]),
        ("Tổng mức bán lẻ hàng hóa tăng 13,5%; dịch vụ lưu trú tăng 17,01%.", [13.5]),
    ],
)  # fmt: skip
def test_what_is_told_of_all_is_read(text: str, values: list[float], read_sentence: Reader) -> None:
    assert [float(o.value) for o in read_sentence(text).observations] == values
