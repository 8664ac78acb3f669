"""The words of an export."""

from __future__ import annotations

import tomllib
from pathlib import Path

from etl.query.export import headings as module
from etl.query.export.contents import RELATIONS
from etl.query.export.headings import Headings
from etl.query.relations import Column
from tests.query.export.conftest import Contents

ODD = Column("no_such", "VARCHAR", "what it is")


def test_a_column_has_a_heading_in_both_languages() -> None:
    assert Headings("vi").heading("growth_stated") == "Tăng trưởng (%)"
    assert Headings("en").heading("growth_stated") == "Growth stated (%)"


def test_a_new_column_needs_no_words() -> None:
    assert Headings("vi").heading("no_such") == "no_such"
    assert Headings("vi").explanation(ODD) == "what it is"


def test_codes_become_words_and_everything_else_stays() -> None:
    assert Headings("vi").value("status", "estimate") == "ước tính"
    assert Headings("en").value("price_basis", "constant_2010") == "constant prices of 2010"
    assert [Headings("vi").value("status", value) for value in ("unheard", None, 5)] == ["unheard", None, 5]


def test_every_column_of_today_has_its_words(contents: Contents) -> None:
    known = tomllib.loads(Path(module.__file__).with_name("headings.toml").read_text("utf-8"))["columns"]
    columns = {column.name for what in RELATIONS for column in contents(what).columns}
    assert columns - known.keys() == set()
    assert all(len(words) == 3 and all(words) for words in known.values())
