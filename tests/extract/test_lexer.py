"""Sentences as tokens: which words are one, of which kind, and what is a quantity."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.lexer import Lexer
from etl.extract.vocabulary import vocabulary
from etl.language.lexicon import words_of
from tests.extract.conftest import tokens_of


def _kinds(text: str, catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(token.kind, text[token.start : token.end]) for token in tokens_of(text, catalogue)]


def test_a_sentence_of_a_report(catalogue: Catalogue) -> None:
    text = "Kim ngạch xuất khẩu năm 2015 ước đạt trên 4.013 tỷ đồng, tăng 16,7%."
    assert _kinds(text, catalogue) == [
        ("indicator", "Kim ngạch xuất khẩu"),
        ("period", "năm 2015"),
        ("scenario", "ước"),
        ("verb", "đạt"),
        ("bound", "trên"),
        ("quantity", "4.013 tỷ đồng"),
        ("sign", ","),
        ("verb", "tăng"),
        ("quantity", "16,7%"),
        ("sign", "."),
    ]


def test_a_place_is_one_token_and_an_unknown_word_is_a_word(catalogue: Catalogue) -> None:
    assert _kinds("tại Lạng Sơn, lạc đà", catalogue) == [
        ("benign", "tại"), ("area", "Lạng Sơn"), ("sign", ","), ("word", "lạc"), ("word", "đà"),
    ]  # fmt: skip


def test_a_whole_and_its_part_that_share_a_word_are_the_part(catalogue: Catalogue) -> None:
    (token,) = tokens_of("giá trị sản xuất công nghiệp chế biến", catalogue)
    assert token.is_("indicator", "industrial_output.manufacturing")


def test_digits_of_a_period_or_a_price_are_no_quantity(catalogue: Catalogue) -> None:
    for text in ("năm 2015", "9 tháng đầu năm 2015", "giá so sánh 2010"):
        assert "quantity" not in [kind for kind, _ in _kinds(text, catalogue)]


def test_the_upper_end_of_a_range_is_not_taken_from_a_period(catalogue: Catalogue) -> None:
    tokens = tokens_of("tăng 8% đến năm 2015", catalogue)
    (quantity,) = [token.value for token in tokens if token.kind == "quantity"]
    assert (quantity.value, quantity.value_to) == (8, None)


def test_a_number_that_lost_its_space_is_read_and_one_inside_a_word_is_not(catalogue: Catalogue) -> None:
    assert ("quantity", "79,4 tỷ đồng") in _kinds("đạt79,4 tỷ đồng", catalogue)
    assert ("number", "12") in _kinds("mã T12", catalogue)


def test_a_sign_before_a_number_belongs_to_it_unless_it_stands_between_two(catalogue: Catalogue) -> None:
    assert ("quantity", "+4,4%") in _kinds("(+4,4%)", catalogue)
    assert ("sign", "-") in _kinds("a5-6", catalogue)


def test_numbers_in_words_have_a_unit_or_a_noun_that_is_counted(catalogue: Catalogue) -> None:
    assert ("quantity", "một nghìn hai trăm tỷ đồng") in _kinds("đạt một nghìn hai trăm tỷ đồng", catalogue)
    assert ("quantity", "mười hai") in _kinds("có mười hai chợ", catalogue)
    assert "quantity" not in [kind for kind, _ in _kinds("có mười hai bạn", catalogue)]


def test_only_the_sentence_that_is_asked_for_is_read(catalogue: Catalogue) -> None:
    folded = "xuất khẩu đạt 5%. nhập khẩu đạt 6%."
    lexer = Lexer(folded, vocabulary(catalogue), words_of(folded), [], [])
    assert [(token.kind, token.start) for token in lexer.tokens(18, len(folded))] == [
        ("indicator", 18), ("verb", 28), ("quantity", 32), ("sign", 34),
    ]  # fmt: skip
    assert lexer.tokens(17, 17) == []
