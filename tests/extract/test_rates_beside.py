"""Rates that another one is set beside by a noun alone."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from tests.extract.conftest import tokens_of


def _growths(text: str, catalogue: Catalogue) -> list[str]:
    return [text[token.start : token.end] for token in tokens_of(text, catalogue) if token.is_("verb", "growth")]


@pytest.mark.parametrize("noun", ["mức", "con số", "kết quả"])
def test_a_noun_behind_higher_than_is_a_rate_of_growth_where_one_was_told(noun: str, catalogue: Catalogue) -> None:
    assert _growths(f"GRDP tăng 11,2%, thấp hơn {noun} 13,8% của năm 2014", catalogue) == [noun]
    assert _growths(f"GRDP tăng 11,2%, cao hơn nhiều so với {noun} trên 7% của năm 2014", catalogue) == [noun]


@pytest.mark.parametrize(
    "text",
    [
        "hộ có điện đạt 88,2%, cao hơn mức 86,1% của năm 2014",  # a share
        "GRDP tăng 11,2%, tỷ lệ hộ có điện chiếm 88%, cao hơn mức 86% của năm 2014",  # a share, behind a rate
        "GRDP tăng 11,2%, đạt mức 13,8% của năm 2014",  # beside nothing
        "xuất khẩu tăng 11,2%, cao hơn mức 450 triệu USD của năm 2014",  # no percentage
    ],
)
def test_elsewhere_the_noun_stays_a_noun(text: str, catalogue: Catalogue) -> None:
    assert _growths(text, catalogue) == []
