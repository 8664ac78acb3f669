"""The dictionary of the project is the one that the SQL files make."""

from __future__ import annotations

from pathlib import Path

from etl.warehouse.dictionary import dictionary

PAGE = Path(__file__).parents[2] / "docs" / "dictionary.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == dictionary(), "run `make dictionary`"


def test_no_table_is_broken_by_a_bar_in_a_comment() -> None:
    rows = [line for line in dictionary().splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert {line.count("|") for line in rows} == {4}
