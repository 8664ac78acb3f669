"""The words of an export in one language: headings, explanations, words for codes. They are data: headings.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from etl.query.relations import Column

Language = Literal["vi", "en"]
_PLACE = {"vi": 0, "en": 1}
_EXPLANATION = 2


@dataclass(frozen=True, slots=True)
class Headings:
    """The words for columns, codes and sheets in Vietnamese or English."""

    lang: Language

    def heading(self, column: str) -> str:
        """The heading of a column: its name where no heading is known."""
        found = _words()["columns"].get(column)
        return found[_PLACE[self.lang]] if found else column

    def explanation(self, column: Column) -> str:
        """What a column is: in English the comment in the warehouse, in Vietnamese that one where no other is known."""
        found = _words()["columns"].get(column.name)
        return found[_EXPLANATION] if found and self.lang == "vi" else column.comment

    def value(self, column: str, code: Any) -> Any:
        """The word for a code in a column; anything else as it is. Columns `…_bound` and `…_status` have one set."""
        family = column.rpartition("_")[2]
        codes = _words()["values"].get(family if family in ("bound", "status") else column, {})
        found = codes.get(code) if isinstance(code, str) else None
        return found[_PLACE[self.lang]] if found else code

    def word(self, key: str) -> str:
        """What a sheet, a legend or a heading of the explanations is called."""
        word: str = _words()["words"][key][_PLACE[self.lang]]
        return word


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))
