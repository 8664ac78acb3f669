"""What is asked of a whole text more than once is what is found anew."""

from __future__ import annotations

import pytest

from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.lexicon import words_of
from etl.language.whole_text import folded_text, times_of_text, words_of_text

TEXTS = ("", "Quý I năm 2017, Hoà Bình đạt 4.013 tỷ đồng.", "Đến tháng 6/2018\n\n9 tháng năm 2019 tăng 7,5%")


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_kept_is_what_is_found(text: str) -> None:
    folded = fold(text)
    for _ in range(2):
        assert folded_text(text) == folded
        assert words_of_text(folded) == words_of(folded)
        assert list(times_of_text(folded)) == list(period_expressions.find(folded))


def test_another_text_is_asked_anew() -> None:
    assert [[e.year for e in times_of_text(f"năm {year}")] for year in (2015, 2016, 2015)] == [[2015], [2016], [2015]]
