"""Whose figures a row or a column holds, once that is decided (in `stub`)."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.tokens import Token

PART_OF_WHAT = "of what it is a part is not told"
"""Why a row with the name of a part, as "khai khoáng", is of no indicator."""
SEVERAL = "several indicators are named at once"
"""Why a title, a row or a column is of none."""


@dataclass(slots=True)
class Name:
    """Whose figures a row or column holds: an indicator, or something else and `why`.

    `tokens` are the words that decided, the own ones first; `price`, `scope` and `negative` as for sentences.
    `is_foreign`: the table, or this part of it, is of a family without indicators. `is_labelled`: its whole label is
    known to the family of the table, `is_unclear`: as one that can mean several of its indicators. `is_unknown`: its
    words are none that the catalogue has. `is_whole`: it is of all that the table, or its column, is of.
    """

    indicator: str | None
    why: str = ""
    tokens: tuple[Token, ...] = ()
    negative: bool = False
    is_foreign: bool = False
    is_unclear: bool = False
    is_unknown: bool = False
    is_labelled: bool = False
    is_whole: bool = False
    price: Token | None = None
    scope: Token | None = None
