"""The questions of docs/questions.md are short, and have the answers that the page gives."""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.questions import QUESTION, answered, shipped

PAGE = (Path(__file__).parents[1] / "docs" / "questions.md").read_text("utf-8")


def test_there_are_fifteen_or_more_and_each_is_one_short_query() -> None:
    queries = [found[1] for found in QUESTION.finditer(PAGE)]
    assert len(queries) == PAGE.count("\n## ") >= 15
    assert max(len(query.splitlines()) for query in queries) <= 4


def test_the_answers_are_those_of_the_shipped_reports(tmp_path: Path) -> None:
    now = answered(PAGE, shipped(tmp_path))
    differing = "\n".join(difflib.unified_diff(PAGE.splitlines(), now.splitlines(), "page", "now", lineterm="", n=0))
    assert now == PAGE, f"look whether each change is right; `make questions` writes the page:\n{differing}"
