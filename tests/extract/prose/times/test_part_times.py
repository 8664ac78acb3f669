"""What is told behind a whole and a part of its time."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

WHOLE = "Kim ngạch xuất khẩu năm 2015 đạt 400 triệu USD"


@pytest.mark.parametrize(
    "part",
    [
        "nhất là quý IV đạt 120 triệu USD; ",
        "chỉ tính riêng tháng 12 đã đạt 45 triệu USD, ",
        "trong đó quý III đạt 110 triệu USD, quý IV đạt 120 triệu USD; ",
        "cao nhất là tháng 12 đạt 45 triệu USD, tăng 9%; ",
    ],
)
@pytest.mark.parametrize("told", ["nhập khẩu đạt 210 triệu USD, tăng 5%", "tổng mức bán lẻ đạt 12.000 tỷ đồng"])
def test_something_else_is_of_the_part_or_of_the_whole(part: str, told: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{WHOLE}, {part}{told}.")
    assert {o.indicator for o in read.observations} == {"exports"}
    assert {d.rule for d in read.doubts} == {"period.left"}


@pytest.mark.parametrize(
    ("behind", "period"),
    [
        ("riêng quý IV đạt 120 triệu USD; nhập khẩu quý IV đạt 60 triệu USD", "2015-Q4"),
        ("riêng quý IV đạt 120 triệu USD; nhập khẩu cả năm đạt 210 triệu USD", "2015"),
        ("nhập khẩu đạt 210 triệu USD", "2015"),
    ],
)
def test_a_time_that_is_named_with_it_is_its(behind: str, period: str, read_sentence: Reader) -> None:
    told = read_sentence(f"{WHOLE}, {behind}.").observations
    assert [o.period for o in told if o.indicator == "imports"] == [period]


def test_what_goes_on_of_the_part_is_the_parts(read_sentence: Reader) -> None:
    told = read_sentence(f"{WHOLE}, riêng quý IV đạt 120 triệu USD, tăng 9%.").observations
    assert [o.period for o in told] == ["2015", "2015-Q4", "2015-Q4"]


def test_the_second_of_a_row_goes_with_the_part(read_sentence: Reader) -> None:
    text = f"{WHOLE}, riêng quý IV đạt 120 triệu USD; nhập khẩu tương ứng tăng 9,5% và 10,8%."
    assert {o.period for o in read_sentence(text).observations if o.indicator == "imports"} == {"2015-Q4"}
