"""Which figures stand before the name of what they are of."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.lexer import Lexer
from etl.extract.prose.positions.turned_names import ends, turned_round
from etl.extract.vocabulary import vocabulary
from etl.language.fold import fold
from etl.language.lexicon import words_of


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("Năm qua đạt 620 triệu USD kim ngạch xuất khẩu, tăng 12%.", "exports"),
        ("620 triệu USD là kim ngạch xuất khẩu.", "exports"),
        ("Con số 620 triệu USD là kim ngạch xuất khẩu của tỉnh.", "exports"),
        ("620 triệu USD là kim ngạch xuất khẩu gạo.", None),
        ("Dệt may chiếm 620 triệu USD là kim ngạch xuất khẩu.", None),
        ("Năm qua đạt 620 triệu USD kim ngạch xuất khẩu năm 2015.", None),
    ],
)
def test_the_name_behind(sentence: str, indicator: str | None, catalogue: Catalogue) -> None:
    text = fold(sentence)
    tokens = Lexer(text, vocabulary(catalogue), words_of(text), [], []).tokens(0, len(text))
    behind = next(k for k, t in enumerate(tokens) if t.kind == "quantity") + 1
    found = turned_round(tokens, behind, behind)
    assert (tokens[found].value if found is not None else None) == indicator
    assert ends(tokens, len(tokens)) and ends(tokens, len(tokens) - 1) and not ends(tokens, 0)
