"""Answers that are kept while a file is published."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from etl.query.pages import kept
from etl.query.pages.kept import KeptAnswers


def test_a_question_is_asked_once_for_each_of_its_parameters() -> None:
    asked, answers = list[object](), KeptAnswers()

    def ask(area: object) -> list[dict[str, Any]]:
        asked.append(area)
        return [{"area": area}]

    for area in ("a", "b", "a", None, "b"):
        assert answers.of("page_area", {"area": area, "most": 5}, partial(ask, area)) == [{"area": area}]
    assert asked == ["a", "b", None]
    answers.of("page_area_document", {"area": "a", "most": 5}, lambda: ask("a"))
    assert len(asked) == 4


def test_what_is_kept_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    monkeypatch.setattr(kept, "ROWS", 3)
    asked, answers = list[str](), KeptAnswers()

    def ask(name: str, rows: int) -> None:
        def answer() -> list[dict[str, Any]]:
            asked.append(name)
            return [{"n": number} for number in range(rows)]

        answers.of(name, {}, answer)

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(name, 1)
    assert asked == ["a", "b", "c", "b"]
    ask("long", 4)
    ask("long", 4)
    assert asked[-2:] == ["long", "long"]


def test_an_answer_that_fails_is_not_kept() -> None:
    answers = KeptAnswers()

    def fails() -> list[dict[str, Any]]:
        raise ValueError

    with pytest.raises(ValueError):
        answers.of("a", {}, fails)
    assert answers.of("a", {}, lambda: [{"n": 1}]) == [{"n": 1}]
