"""Differences from a plan, and levels that something was brought to."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "sentence",
    [
        "Kim ngạch xuất khẩu đạt 412 triệu USD, hơn kế hoạch cả năm 6 triệu USD.",
        "Kim ngạch xuất khẩu đạt 412 triệu USD, hơn kế hoạch khoảng 6 triệu USD.",
    ],
)
def test_what_a_level_is_more_than_its_plan_is_none(sentence: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert [float(o.value) for o in read.observations] == [412]
    assert [one.reason for one in read.left_out] == ["by how much it was passed, not a level"]


def test_so_much_more_than_a_plan_is_no_completion(read_sentence: Reader) -> None:
    read = read_sentence("Kim ngạch xuất khẩu đạt 412 triệu USD, hơn 2% kế hoạch.")
    assert [float(o.value) for o in read.observations] == [412]
    assert [doubt.rule for doubt in read.doubts] == ["plan.or-excess"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đưa tỷ lệ hộ sử dụng điện lên 88,4%, vượt 0,4% so nghị quyết.",
        "Tỷ lệ hộ sử dụng điện đạt 88,4%, vượt kế hoạch 0,4%.",
        "Tỷ lệ hộ sử dụng điện đạt 88,4%, tăng 0,4% so với kế hoạch.",
    ],
)
def test_a_percentage_beyond_its_plan_may_be_in_points(sentence: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert [(o.measure, float(o.value), o.scenario) for o in read.observations] == [("value", 88.4, "actual")]
    assert [doubt.rule for doubt in read.doubts] == ["points"]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Nhằm đưa tỷ lệ hộ sử dụng điện lên 98,4%, tỉnh đã kéo thêm lưới điện.", "plan.or-reached"),
        ("Khả năng đến cuối năm 2015, số hộ được sử dụng điện được nâng lên 99%.", "plan.or-reached"),
        ("Tỷ lệ hộ sử dụng điện tăng từ 80% lên 88,4%.", "change.from-to"),
    ],
)
def test_a_level_that_may_be_aimed_at_is_in_doubt(sentence: str, rule: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == [rule]


def test_a_level_that_is_aimed_at_in_so_many_words_is_planned(read_sentence: Reader) -> None:
    read = read_sentence("Phấn đấu đưa tỷ lệ hộ sử dụng điện lên 98,4%.")
    assert [(o.scenario, float(o.value)) for o in read.observations] == [("plan", 98.4)]
