"""Rates of which the words leave open what they are compared with, or whose they are."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Kim ngạch xuất khẩu tăng 5% và 7% so với tháng trước và cùng kỳ.", "growth.pair"),
        ("Kim ngạch xuất khẩu bằng 94,5% mục tiêu.", "growth.index"),
        ("Giá xăng tăng 4%, làm CPI chung tăng 0,3%.", "contribution"),
        ("Tình hình có khó khăn do sự sụt giảm của kim ngạch xuất khẩu, tốc độ tăng đạt 2,8%.", "growth.of-another"),
    ],
)
def test_what_a_rate_is_on_and_of_is_asked(sentence: str, rule: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert rule in {doubt.rule for doubt in read.doubts}
    assert not read.observations


def test_the_branch_alone_beside_its_index_may_be_either(read_sentence: Reader) -> None:
    read = read_sentence("Chỉ số sản xuất công nghiệp tăng 22%. Sản xuất công nghiệp tăng 14%.")
    assert [(o.indicator, float(o.value)) for o in read.observations] == [("iip", 22)]
    assert [doubt.rule for doubt in read.doubts] == ["growth.index"]


def test_a_rate_that_stands_alone_is_on_the_year_before(read_sentence: Reader) -> None:
    (one,) = read_sentence("Kim ngạch xuất khẩu tăng 5%.").observations
    assert (one.measure, float(one.value)) == ("growth_yoy", 5)


def test_a_change_since_the_level_in_its_bracket_is_on_that(read_sentence: Reader) -> None:
    read = read_sentence("Tổng mức bán lẻ tháng 5 đạt 192 tỷ đồng (tháng 4: 188 tỷ đồng, tức tăng 1,9%).")
    assert [(o.measure, o.period) for o in read.observations] == [("value", "2015-M05"), ("value", "2015-M04")]
    assert [d.reason for d in read.doubts] == ["one of several rates; what each is compared with is not said"]


def test_whose_change_is_spoken_of_has_the_rate_right_behind_it(read_sentence: Reader) -> None:
    (one,) = read_sentence("Nhờ sự phục hồi của kim ngạch xuất khẩu đạt mức tăng 5%.").observations
    assert (one.indicator, float(one.value)) == ("exports", 5)
