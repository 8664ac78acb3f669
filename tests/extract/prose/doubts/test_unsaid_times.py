"""Figures of which the words leave open of which time they are."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Năm 2014 và 2015, giá trị sản xuất công nghiệp đạt 7.400 tỷ đồng.", "period.several"),
        ("Sau 8 tháng, CPI tăng 1,53%.", "growth.months"),
        ("Đầu năm 2015, kim ngạch xuất khẩu giảm 12%.", "period.begin"),
        ("Năm ngoái, kim ngạch xuất khẩu đạt 412 triệu USD.", "period.last"),
    ],
)
def test_a_time_that_is_not_said_is_a_doubt(sentence: str, rule: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert rule in {doubt.rule for doubt in read.doubts}
    assert not read.observations


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Năm 2014, giá trị sản xuất công nghiệp đạt 7.400 tỷ đồng.", "2014"),
        ("Năm ngoái, kim ngạch xuất khẩu đạt 412 triệu USD; năm nay phấn đấu đạt 450 triệu USD.", "2014"),
    ],
)
def test_a_time_that_is_said_is_read(sentence: str, period: str, read_sentence: Reader) -> None:
    assert read_sentence(sentence).observations[0].period == period


def test_the_month_of_prices_is_not_that_of_sales_in_a_report_on_the_year(read_sentence: Reader) -> None:
    read = read_sentence("CPI tháng 12 tăng 0,2% so với tháng trước. Tổng mức bán lẻ đạt 17.600 tỷ đồng, tăng 16,5%.")
    assert [o.indicator for o in read.observations] == ["cpi"]
    assert {d.reason for d in read.doubts} == {"of the time of the figure before it or not: which is not said"}
