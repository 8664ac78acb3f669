"""The page of the API."""

from __future__ import annotations

from etl.explore.pages.api import api_page
from etl.explore.words import Words


def test_a_question_that_needs_an_id_has_no_link() -> None:
    asked = {"get": {"summary": "A report", "parameters": [{"name": "id"}, {"name": "n", "description": "how many"}]}}
    (row,) = api_page(Words("en"), {"paths": {"/documents/{id}": asked}}).shown["tables"][0].rows
    assert [(entry.text, entry.link) for entry in row.entries] == [
        ("/api/documents/{id}", None), ("A report", None), ("id; n (how many)", None),
    ]  # fmt: skip
