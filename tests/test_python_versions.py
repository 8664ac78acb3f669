"""What a Python that the project supports gets wrong is not used, whichever Python the tests run on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import etl

SOURCES = sorted(Path(etl.__file__).parent.rglob("*.py"))
POSSESSIVE = re.compile(r"(?<!\\)(?:\(\?>|(?:[)\]\w.]|\\[wsdWSD])[*+?]\+)")


@pytest.mark.parametrize("pattern", [r"(?:a|b)*+", "(?>a|b)", r"[a-z]++", r"\w++", r"(?: x)?+"])
def test_such_a_pattern_is_found(pattern: str) -> None:
    assert POSSESSIVE.search(pattern)


@pytest.mark.parametrize("pattern", [r"\(\*+\)", r"[*+]+", r"a+b*", r"\++", r"(?:a|b)+", r"(?=>)"])
def test_others_are_not(pattern: str) -> None:
    assert not POSSESSIVE.search(pattern)


def test_no_possessive_quantifiers() -> None:
    """Python 3.11.2, the one of Debian 12, matches repeated groups that have one wrongly: no workbook was read."""
    found = [path.name for path in SOURCES if POSSESSIVE.search(path.read_text("utf-8"))]
    assert found == []
