"""The words of the pages: both languages say everything, and nothing is said that has no words."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import etl.explore
from etl.catalogue import Catalogue
from etl.catalogue.loader import DATA
from etl.explore.words import LANGUAGES, Words, _texts

ROOM = Path(etl.explore.__file__).parent


def test_every_text_has_both_languages_and_the_same_braces() -> None:
    for key, texts in _texts().items():
        assert set(texts) == set(LANGUAGES), key
        named = [set(re.findall(r"{(\w+)}", text)) - {"quarter", "number", "name"} for text in texts.values()]
        assert named[0] == named[1], key


def test_every_key_that_is_used_is_there() -> None:
    used = set[str]()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("words", "look.words") and node.args:
                first = node.args[0]
                used |= {first.value} if isinstance(first, ast.Constant) and isinstance(first.value, str) else set()
    for path in (ROOM / "templates").glob("*.html"):
        used |= set(re.findall(r'words\("([\w.]+)"\)', path.read_text("utf-8")))
    assert len(used) > 40
    assert sorted(used - set(_texts())) == []


def test_a_code_has_its_word(catalogue: Catalogue) -> None:
    assert Words("vi").code("consistency", "confirmed") == "đã xác nhận"
    assert Words("en").code("scope", "border_gates") == "through border gates"
    assert Words("vi").code("scope", "not_known") == "not_known"
    assert Words("vi").code("scope", None) == ""
    assert Words("vi").maybe("no.such.key", "as it is") == "as it is"
    with pytest.raises(KeyError):
        Words("vi")("no.such.key")


def test_every_scope_and_price_basis_that_is_read_has_its_word() -> None:
    phrases = tomllib.loads((DATA / "phrases.toml").read_text("utf-8"))
    goods = {"goods"}  # a scope that the name of an indicator gives
    none = {"unclear"}  # words of prices that tell no basis: no figure has it
    for group, codes in (("scope", phrases["scope"].keys() | goods), ("price_basis", phrases["price"].keys() - none)):
        assert [code for code in codes if Words("vi").code(group, code) == code] == []
