"""The tokens of a sentence by kind."""

from __future__ import annotations

from etl.catalogue import Catalogue
from tests.extract.conftest import tokens_of


def test_the_tokens_of_a_sentence_are_found_by_kind(catalogue: Catalogue) -> None:
    tokens = tokens_of("xuất khẩu đạt 5%, nhập khẩu tăng 6%", catalogue)
    assert tokens.places("indicator") == [0, 4]
    assert tokens.places("area") == ()
    assert tokens.places_of(("quantity", "verb", "area")) == [1, 2, 5, 6]
    assert tokens.places_of(("area",)) == []
    assert sorted(k for places in tokens.of_kind.values() for k in places) == list(range(len(tokens)))
    assert tokens.has("indicator", "imports", "grdp")
    assert not tokens.has("indicator", "grdp")
    assert not tokens.has("verb", "imports")


def test_the_last_and_the_next_token_of_a_kind_are_found_from_a_place(catalogue: Catalogue) -> None:
    tokens = tokens_of("xuất khẩu đạt 5%, nhập khẩu tăng 6%", catalogue)
    assert (tokens.last(4, "indicator"), tokens.last(5, "indicator"), tokens.last(0, "indicator")) == (0, 4, None)
    assert (tokens.last(7, "indicator", "exports"), tokens.last(7, "indicator", "grdp")) == (0, None)
    assert (tokens.next(0, "indicator"), tokens.next(1, "indicator"), tokens.next(5, "indicator")) == (0, 4, None)
    assert (tokens.next(0, "sign", ",", ";"), tokens.next(0, "sign", ";")) == (3, None)
