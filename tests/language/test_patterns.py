"""Phrase patterns: optional words, alternatives, and the patterns that are refused."""

from __future__ import annotations

import re

import pytest

from etl.language.patterns import any_of, either, expand, expand_all, occurring


def test_a_pattern_stands_for_every_combination() -> None:
    assert list(expand("[tổng] {kim ngạch|giá trị} xuất khẩu")) == [
        "kim ngạch xuất khẩu",
        "giá trị xuất khẩu",
        "tổng kim ngạch xuất khẩu",
        "tổng giá trị xuất khẩu",
    ]


def test_an_optional_group_may_have_alternatives() -> None:
    assert list(expand("xuất khẩu [hàng hóa|dịch vụ]")) == ["xuất khẩu", "xuất khẩu hàng hóa", "xuất khẩu dịch vụ"]


def test_spaces_are_put_right() -> None:
    assert list(expand("sản xuất [công nghiệp] , điện")) == ["sản xuất, điện", "sản xuất công nghiệp, điện"]


def test_a_plain_phrase_stands_for_itself() -> None:
    assert list(expand("doanh thu")) == ["doanh thu"]


@pytest.mark.parametrize("pattern", ["a [b", "a b]", "{a|b", "a}", "[a [b]]", "{a|b}" * 11])
def test_brackets_left_open_and_too_many_phrases_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="too many phrases, or a bracket is left open"):
        list(expand(pattern))


def test_of_many_patterns_each_phrase_comes_once_in_order() -> None:
    assert expand_all(["[a] b", "b", "c"]) == ("b", "a b", "c")


def test_the_longest_of_several_words_is_found_whole() -> None:
    japan = any_of(frozenset({"nhật", "nhật bản", "u.s."}))
    assert [found[0] for found in japan.finditer("sang nhật bản và nhật; nhậtx, u.s. uxsx")] == [
        "nhật bản", "nhật", "u.s.",
    ]  # fmt: skip
    assert re.fullmatch(either(frozenset({"a", "ab", "a+"})), "a+")


def test_a_list_of_words_is_looked_for_only_in_a_text_that_has_one_of_them() -> None:
    japan = frozenset({"nhật", "nhật bản"})
    assert occurring(japan, "sang hàn quốc") is None
    assert occurring(japan, "sang nhật bản") is any_of(japan)
