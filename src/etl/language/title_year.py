"""The year that a headline names by its number alone: "Kinh tế Vĩnh Phúc 2009: Từ suy giảm đến phục hồi"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.language.period_expressions import Expression
from etl.language.periods import YEAR

_BARE = re.compile(
    rf"[^\W\d][^\W\d]*[)\"”]?\s(?P<year>{YEAR})(?=\s*(?:[:,!?;]|[–—-]\s*(?!\d|\s)|\.{{3}}|…|$))", re.MULTILINE
)
_LINES = 3  # lines in which a headline stands, above it whose it is
_LONGEST = 200  # characters of a headline
_YEAR_END, _SPRING = 12, 3  # a year is looked back on from its last month up to this one of the next


def year_of_title(text: str, found: Iterable[Expression], published: int, month: int) -> Expression | None:
    """The whole year that one of the first lines of `text` names so, where no time stands in them up to that (`found`
    are the text's times): only one on whose end it was `published` (a year and its `month`; 0: not known)."""
    year = published if month == _YEAR_END else published - 1 if 0 < month <= _SPRING else 0
    if not year:
        return None
    end = 0
    for _ in range(_LINES):
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        said = _BARE.search(text, end, line_end) if line_end - end <= _LONGEST else None
        if said is not None and int(said["year"]) == year:
            first = next((e for e in found if not e.is_day), None)
            told = first is not None and first.start < line_end
            return None if told else Expression(*said.span("year"), year=year)
        end = line_end + 1
    return None
