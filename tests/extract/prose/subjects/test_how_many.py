"""Figures of how many there are, of how much that is, and of some of them only."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Đầu tư xây dựng mới 38 chợ.", ["count.some"]),
        ("Số chợ được nâng cấp: 6 chợ.", ["count.some"]),
        ("Toàn tỉnh có thêm 12 cụm công nghiệp.", ["count.more"]),
        ("Toàn tỉnh có 38 chợ.", []),
    ],
)
def test_some_of_what_is_counted_is_not_all_of_it(sentence: str, rules: list[str], read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert [doubt.rule for doubt in read.doubts] == rules
    assert len(read.observations) == (not rules)


def test_a_rate_of_the_number_is_none_of_the_amount(read_sentence: Reader) -> None:
    read = read_sentence("Kim ngạch xuất khẩu đạt 20 triệu USD, giảm 6% về lượng.")
    assert [float(o.value) for o in read.observations] == [20]
    assert [doubt.rule for doubt in read.doubts] == ["growth.about"]


def test_the_end_of_a_range_is_no_figure_of_its_own(read_sentence: Reader) -> None:
    read = read_sentence("Hỗ trợ từ 22 đến 25 đề án khuyến công.")
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == ["count.range"]
