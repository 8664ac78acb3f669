"""A comparison that stands before its figure: compared with, or the time or plan that is told of."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Cùng kỳ năm 2014, xuất khẩu đạt 500 triệu USD.", "2014 actual value"),
        ("Cùng kỳ, xuất khẩu đạt 500 triệu USD.", "2015 actual value"),  # at the same time
        ("Năm trước xuất khẩu đạt 500 triệu USD.", "2014 actual value"),
        ("So với cùng kỳ, xuất khẩu tăng 5%.", "2015 actual growth_yoy"),
        ("Kế hoạch năm 2016, xuất khẩu đạt 500 triệu USD.", "2016 plan value"),
    ],
)
def test_what_stands_before_a_figure_moves_its_time_or_is_compared_with(
    sentence: str, figure: str, read_sentence: Reader
) -> None:
    (one,) = read_sentence(sentence).observations
    assert f"{one.period} {one.scenario} {one.measure}" == figure


def test_a_plan_that_is_told_of_is_nothing_to_compare_with(read_sentence: Reader) -> None:
    read = read_sentence("Với kịch bản quý IV tăng 10,4%, GRDP năm 2015 dự kiến tăng 9,75%; IIP dự kiến tăng 13,5%.")
    assert [(o.indicator, o.measure, o.scenario) for o in read.observations] == [
        ("grdp", "growth_yoy", "estimate"), ("iip", "growth_yoy", "estimate"),
    ]  # fmt: skip
