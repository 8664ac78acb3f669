"""Subjects and clauses: when two differ, and which words name one that is none of the catalogue's."""

from __future__ import annotations

import pytest

from etl.extract.prose.names.subject import NOBODY, Piece, Subject
from etl.extract.tokens import Token

EXPORTS, IMPORTS = Subject("exports"), Subject("imports")
WORD, SIGN = Token("word", "dăm", 0, 3), Token("sign", ",", 3, 4)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (EXPORTS, IMPORTS, True),
        (EXPORTS, NOBODY, True),
        (EXPORTS, Subject("exports", scope=WORD), False),
        (NOBODY, EXPORTS, False),
        (EXPORTS._replace(narrowed=(WORD,)), IMPORTS, False),  # less than the whole of it
    ],
)
def test_another_indicator(one: Subject, other: Subject, expected: bool) -> None:
    assert one.is_another(other) is expected


def test_unknown_words_name_the_subject_unless_a_name_does_or_it_is_a_remark() -> None:
    assert Piece([WORD], []).unknown_subject() == [WORD]
    assert Piece([WORD], [], named=True).unknown_subject() == []
    assert Piece([WORD], [], remark=True).unknown_subject() == []


def test_a_bracket_is_about_the_word_before_it_even_in_a_remark() -> None:
    assert Piece([WORD], []).before_bracket() == [WORD]
    assert Piece([], [], remark=True, last=WORD).before_bracket() == [WORD]
    assert Piece([], [], remark=True, last=SIGN).before_bracket() == []
    assert Piece([], [], remark=True, last=WORD, named=True).before_bracket() == []
