"""The page that says what programs can ask, from the description that they read themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.explore import address
from etl.explore.entries import Entry, Row, Table
from etl.explore.look import Page
from etl.explore.words import Words


def api_page(words: Words, described: Mapping[str, Any]) -> Page:
    """Every question of an OpenAPI description with its parameters."""
    rows = []
    for path, methods in described["paths"].items():
        asked = methods["get"]
        link = None if "{" in path else f"/api{path}"
        parameters = (
            f"{one['name']} ({one['description']})" if one.get("description") else one["name"]
            for one in asked.get("parameters", ())
        )
        rows.append(
            Row(
                [
                    Entry(f"/api{path}", link),
                    Entry(asked["summary"], kind="words"),
                    Entry("; ".join(parameters), kind="words"),
                ]
            )
        )
    headings = [Entry(words(f"column.{name}")) for name in ("question", "what", "parameters")]
    shown = {"said": [words("api.said")], "tables": [Table(words("api.questions"), headings, rows)], "pages": []}
    return Page("lists.html", address.API, words("api.title"), shown)
