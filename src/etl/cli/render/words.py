"""The language of tables on a terminal: English shows codes as they are, Vietnamese shows names. Decides nothing."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from etl import catalogue
from etl.query.export.headings import Headings

Language = Literal["vi", "en"]

NARROW_SPACE = "\u202f"
UNGROUPED = ("year", "number")
"""Columns of numbers that are no quantities."""


def language_of(asked: Language | None, environment: Mapping[str, str] = os.environ) -> Language:
    """The language that is asked for, else that of the locale; English where it is another one."""
    if asked is not None:
        return asked
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return next((lang for lang in get_args(Language) if locale.lower().startswith(lang)), "en")


class Words:
    """How columns, codes and numbers are shown in one language."""

    def __init__(self, lang: Language = "en") -> None:
        self.lang = lang
        self._headings = Headings(lang)

    def heading(self, text: str) -> str:
        """A heading, or the title of a table."""
        if self.lang == "en":
            return text
        own: str | None = _words()["heads"].get(text)
        return own or self._headings.heading(text)

    def said(self, english: str, **filled: object) -> str:
        """A sentence, with what stands in its braces filled in; one that is not in `words.toml` stays English."""
        own: str | None = None if self.lang == "en" else _words()["said"].get(english)
        return (own or english).format(**filled)

    def counted(self, number: int, what: str) -> str:
        """1, "figure" → "1 figure"; 2, "figure" → "2 figures", "2 số liệu"."""
        own: str | None = None if self.lang == "en" else _words()["counted"].get(what)
        return f"{self.number(number)} {own or (what if number == 1 else f'{what}s')}"

    def reason(self, text: str) -> str:
        """Why a document is in trouble or a source overdue; a piece that is not in `words.toml` stays English."""
        return text if self.lang == "en" else "; ".join(map(_reason, text.split("; ")))

    def value(self, column: str, value: Any) -> Any:
        """The word for a code in a column, the name of an indicator or unit; anything else as it is."""
        if self.lang == "en" or not isinstance(value, str):
            return value
        if column in ("indicator", "unit"):
            known: Mapping[str, Any] = getattr(catalogue.load(), f"{column}s")
            return known[value].name_vi if value in known else value
        own = _words()["values"].get(column, {}).get(value)
        return own if own is not None else self._headings.value(column, value)

    def number(self, value: Any, column: str = "") -> str:
        """A number as the language writes it; at most four decimals; English leaves four digits together."""
        if column in UNGROUPED:
            return str(value)
        if isinstance(value, float):
            text = f"{value:,.4f}".rstrip("0").rstrip(".")
        else:
            text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
        if self.lang == "vi":
            return text.translate({ord(","): ".", ord("."): ","})
        return text.replace(",", NARROW_SPACE if abs(value) >= 10_000 else "")


ENGLISH = Words()


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def _reason(piece: str) -> str:
    for pattern, said in _reasons():
        if found := pattern.fullmatch(piece):
            return said.format(*found.groups())
    return piece


@cache
def _reasons() -> list[tuple[re.Pattern[str], str]]:
    """What is sought, "{}" for anything, and what is said then."""
    return [
        (re.compile("(.+)".join(map(re.escape, english.split("{}")))), said)
        for english, said in _words()["reasons"].items()
    ]
