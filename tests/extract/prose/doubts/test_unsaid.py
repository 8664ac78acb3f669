"""Figures whose words leave open of which thing, time or place they are."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Kim ngạch xuất/nhập khẩu đạt 450/380 triệu USD.", "value.of-two"),
        ("Năm 2014 và 2015, giá trị sản xuất công nghiệp đạt 7.400 tỷ đồng.", "period.several"),
        ("Kim ngạch xuất khẩu tăng 5% và 7% so với tháng trước và cùng kỳ.", "growth.pair"),
        ("Sau 8 tháng, CPI tăng 1,53%.", "growth.months"),
    ],
)
def test_what_is_not_said_is_a_doubt(sentence: str, rule: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert rule in {doubt.rule for doubt in read.doubts}
    assert not read.observations


def test_by_how_much_a_plan_was_raised_is_no_plan(read_sentence: Reader) -> None:
    read = read_sentence("Điều chỉnh tăng chỉ tiêu tổng mức bán lẻ năm 2015 thêm 500 tỷ đồng, lên 12.500 tỷ đồng.")
    assert [float(o.value) for o in read.observations] == [12500]
    assert [doubt.rule for doubt in read.doubts] == ["count.more"]


def test_a_time_that_is_left_out_is_not_that_of_the_figure(read_sentence: Reader) -> None:
    read = read_sentence("Nếu không tính tháng 4 giãn cách, tổng mức bán lẻ tăng 3,8%.")
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == ["period.left-out"]
