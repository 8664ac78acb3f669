"""Marks that stand for the words above them."""

from __future__ import annotations

import pytest

from etl.extract.tables.ditto import is_ditto


@pytest.mark.parametrize("mark", ['"', "''", "”", ' " ', ",,", "nt", "- nt -", "-NT-", "//"])
def test_a_mark_stands_for_what_is_above_it(mark: str) -> None:
    assert is_ditto(mark)


@pytest.mark.parametrize("words", ["", "-", "tỷ đồng", '"tấn"', "ntt", "/"])
def test_anything_else_stands_for_itself(words: str) -> None:
    assert not is_ditto(words)
