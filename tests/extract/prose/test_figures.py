"""What the place of a figure tells of it: its unit, its time, and the verbs and comparisons it goes on with."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

STATED = {
    "the sign of percent is left out": ("Kim ngạch xuất khẩu tăng 6,71 so với cùng kỳ.", ["exports growth_yoy 6.71"]),
    "the currency of the amount before": (
        "Kim ngạch xuất khẩu đạt 720 triệu USD, kim ngạch nhập khẩu đạt 230 triệu.",
        ["exports value 720", "imports value 230"],
    ),
    "the verb is said once": (
        "Kim ngạch xuất khẩu bằng 99,1% so với tháng 11 và 93,6% so với cùng kỳ năm 2014.",
        ["exports growth_base -0.9", "exports growth_yoy -6.4"],
    ),
    "a yearly average of the years spoken of": (
        "Giai đoạn 2011-2015, kim ngạch xuất khẩu tăng bình quân 20%/năm.", ["exports growth_avg 20"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STATED)
def test_stated(case: str, read_sentence: Reader) -> None:
    text, expected = STATED[case]
    told = read_sentence(text).observations
    assert [f"{o.indicator} {o.measure} {o.value.normalize():f}" for o in told] == expected


def test_a_change_of_the_rate_that_was_told_is_none_of_the_level(read_sentence: Reader) -> None:
    read = read_sentence("Tốc độ tăng trưởng GRDP đạt 0,59%, giảm 7,3% so với cùng kỳ.")
    assert [float(o.value) for o in read.observations] == [0.59]
    assert [doubt.rule for doubt in read.doubts] == ["growth.of-a-rate"]
