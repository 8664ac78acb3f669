"""The words of a sentence for a plan, an aim, an estimate, and up to where each holds."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "scenarios"),
    [
        ("Xuất khẩu ước đạt 500 triệu USD, nhập khẩu đạt 300 triệu USD.", ["estimate", "actual"]),
        ("Phấn đấu xuất khẩu năm 2016 đạt 500 triệu USD, nhập khẩu đạt 300 triệu USD.", ["plan", "plan"]),
        ("Theo ước tính, xuất khẩu sẽ đạt 500 triệu USD.", ["estimate"]),
    ],
)
def test_an_estimate_holds_for_one_figure_and_a_plan_for_the_sentence(
    sentence: str, scenarios: list[str], read_sentence: Reader
) -> None:
    assert [o.scenario for o in read_sentence(sentence).observations] == scenarios


def test_an_estimate_before_the_first_time_holds_for_what_its_sentence_lists(read_sentence: Reader) -> None:
    text = "Dự báo cả năm xuất khẩu đạt 8.950 triệu USD; nhập khẩu 400 triệu USD; năm 2014 thu ngân sách đạt 4 tỷ đồng."
    assert [o.scenario for o in read_sentence(text).observations] == ["estimate", "estimate", "actual"]
