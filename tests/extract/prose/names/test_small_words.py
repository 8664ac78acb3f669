"""Words that name nothing: that speak of the province again, of all of it, or of a part."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.names.small_words import SmallWords
from etl.extract.tokens import Token


def _token(text: str, words: str, kind: str = "benign", value: str = "") -> Token:
    start = text.index(words)
    return Token(kind, value, start, start + len(words))


def test_the_province_is_home_where_something_is_set_against_it(catalogue: Catalogue) -> None:
    text = "cả nước tăng 5%, còn tỉnh tăng 8%"
    assert SmallWords(text, catalogue.spoken_of).is_home(_token(text, "tỉnh"))
    text = "vay vốn tỉnh tăng 8%"
    assert not SmallWords(text, catalogue.spoken_of).is_home(_token(text, "tỉnh"))


def test_all_of_it(catalogue: Catalogue) -> None:
    text = "khai khoáng giảm 2%; chỉ số chung tăng 5%"
    small = SmallWords(text, catalogue.spoken_of)
    assert small.is_of_all(_token(text, "chỉ số chung"))
    assert not small.is_of_all(_token(text, "khai khoáng"))


def test_a_noun_for_a_part_is_one_only_where_parts_are_told(catalogue: Catalogue) -> None:
    text = "trong đó nhóm nhà ở tăng 6,9%"
    small = SmallWords(text, catalogue.spoken_of)
    assert small.is_kind_of_part(_token(text, "nhóm", "continue", "part"))
    assert not small.is_kind_of_part(_token(text, "nhóm"))
    assert not small.is_kind_of_part(None)
