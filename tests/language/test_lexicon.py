"""Finding phrases: the longest wins, none overlaps another, and each means one thing."""

from __future__ import annotations

import pytest

from etl.language.lexicon import Hit, Lexicon, words_of, words_outside

PHRASES = [
    ("xuất khẩu", "indicator", "exports"),
    ("Kim ngạch xuất khẩu", "indicator", "exports"),
    ("khẩu phần", "other", "ration"),
    ("so với", "compare", "prefix"),
    ("so với cùng kỳ", "compare", "same"),
    ("giá 2010", "price", "constant"),
]


def _found(text: str, start: int = 0, end: int | None = None) -> list[str]:
    return [text[hit.start : hit.end] for hit in Lexicon(PHRASES).find(text, start, end)]


def test_the_longest_phrase_wins_and_keeps_its_kind_and_value() -> None:
    text = "kim ngạch xuất khẩu tăng so với cùng kỳ"
    assert list(Lexicon(PHRASES).find(text)) == [
        Hit("indicator", "exports", 0, 19),
        Hit("compare", "same", 25, 39),
    ]


def test_where_the_longer_phrase_breaks_off_the_shorter_one_counts() -> None:
    assert _found("so với cùng tỉnh") == ["so với"]


def test_phrases_do_not_overlap() -> None:
    assert _found("xuất khẩu phần") == ["xuất khẩu"]


def test_a_phrase_is_made_of_whole_words() -> None:
    assert _found("xuất khẩua, axuất khẩu") == []


def test_only_the_stretch_that_is_asked_for_is_searched() -> None:
    text = "xuất khẩu so với xuất khẩu"
    assert _found(text, 10) == ["so với", "xuất khẩu"]
    assert _found(text, 0, 12) == ["xuất khẩu"]


def test_a_number_in_a_phrase_is_the_whole_number() -> None:
    assert _found("giá 2010") == ["giá 2010"]
    assert _found("giá 2010,5") == []


def test_a_phrase_that_means_two_things_is_refused() -> None:
    with pytest.raises(ValueError, match="phrase 'Xuất khẩu' means both"):
        Lexicon([*PHRASES, ("Xuất khẩu", "part", "trade")])
    Lexicon([*PHRASES, PHRASES[0]])  # the same again says nothing new


def test_words_are_words_numbers_and_signs_at_their_places() -> None:
    words = words_of("đạt 4.013,5 tỷ (+16%).")
    assert words.text == ["đạt", "4.013,5", "tỷ", "(", "+", "16", "%", ")", "."]
    assert words.start == [0, 4, 12, 15, 16, 17, 19, 20, 21]
    assert words.stop[:2] == [3, 11]


def test_words_of_a_stretch_have_their_places_in_the_whole() -> None:
    words = words_of("giá trị sản xuất", 4, 11)
    assert (words.text, words.start) == (["trị", "sản"], [4, 8])


def test_beginnings_are_judged_by_two_words() -> None:
    lexicon = Lexicon(PHRASES)
    assert lexicon.beginnings(["so", "sánh", "so", "với", "xuất"]) == [2]
    assert Lexicon([("grdp", "indicator", "grdp")]).beginnings(["grdp", "tăng"]) == [0]


def test_opening_says_what_a_word_alone_means_and_what_may_follow_it() -> None:
    lexicon = Lexicon([("tăng", "verb", "up"), ("tăng trưởng", "verb", "growth")])
    meaning, following = lexicon.opening("tăng")
    assert meaning == ("verb", "up")
    assert "trưởng" in following
    assert "giảm" not in following
    nothing, none = lexicon.opening("giảm")
    assert nothing is None
    assert "trưởng" not in none


def test_longest_says_where_it_ends_and_stops_before_the_end_given() -> None:
    lexicon = Lexicon(PHRASES)
    words = ["so", "với", "cùng", "kỳ"]
    assert lexicon.longest(words, 0) == (3, ("compare", "same"))
    assert lexicon.longest(words, 0, 3) == (1, ("compare", "prefix"))
    assert lexicon.longest(words, 2) == (2, None)


def test_no_phrase_goes_on_behind_a_span_whose_words_are_left_out() -> None:
    text = "xuất khẩu giá 7,5 so với cùng kỳ 2010"
    words = words_of(text)
    outside = words_outside(words, [(14, 25), (32, 33)])
    assert outside.text == ["xuất", "khẩu", "giá", "|", "cùng", "kỳ", "|", "2010"]
    assert [text[i:j] for i, j in zip(outside.start, outside.stop, strict=True) if text[i:j] in outside.text] == [
        "xuất", "khẩu", "giá", "cùng", "kỳ", "2010",
    ]  # fmt: skip
    assert [hit.value for hit in Lexicon(PHRASES).find_in(outside)] == ["exports"]  # "giá | 2010" is no price
    assert words_outside(words, []) is words
