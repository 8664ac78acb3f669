"""The page that says how to use the others. Its words are in texts.toml."""

from __future__ import annotations

from etl.explore import address
from etl.explore.look import Page
from etl.explore.words import Words


def help_page(words: Words) -> Page:
    """Paragraphs; one that begins with `##` is a heading, with `$` a command."""
    parts = [part.strip() for part in words("help.text").strip().split("\n\n")]
    kinds = {"## ": "heading", "$ ": "command"}
    shown = []
    for part in parts:
        begins = next((sign for sign in kinds if part.startswith(sign)), "")
        shown.append((kinds.get(begins, "words"), " ".join(part.removeprefix(begins).split())))
    return Page("help.html", address.HELP, words("help.title"), {"parts": shown})
