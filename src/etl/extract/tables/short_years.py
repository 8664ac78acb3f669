"""Years of two digits in the headings of columns, where the columns beside them tell the years: "UTH07/TH06" beside "TH
2006" and "UTH 2007". Alone "TH07" can be a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from etl.extract.tables.owners import Cells
from etl.extract.tokens import Token
from etl.language.fold import fold
from etl.language.period_expressions import Expression

_CENTURY = 2000
_FEWEST = 2  # years that other columns tell
_DONE = re.compile(r"(?P<word>th)\.?\s?(?P<year>\d\d)")
_SHORT = re.compile(r"\d\d")
_BEFORE = ("scenario", "sign", "period")


def with_short_years(tops: Mapping[int, Cells], text: str) -> dict[int, Cells]:
    """The tokens of the headings over `text`, cell by cell; where they tell whole years in full, and no months, "TH06"
    is what was done in one of these, and the number in "UTH07/KH07" one of them."""
    tokens = [token for cells in tops.values() for cell in cells for token in cell]
    times = [token for token in tokens if token.kind == "period"]
    years = {t.value.year for t in times if (t.value.first, t.value.last, t.value.year_to) == (1, 12, 0)} - {0}
    months = any(t.value.last - t.value.first < 11 and _done(t, text) is None for t in times)
    if months or len(years) < _FEWEST:
        return dict(tops)
    return {column: [list(_with_years(cell, years, text)) for cell in cells] for column, cells in tops.items()}


def _done(token: Token, text: str) -> re.Match[str] | None:
    """What "TH06" says, which is read as a month; None of any other time."""
    return None if token.value.year else _DONE.fullmatch(fold(text[token.start : token.end]))


def _with_years(cell: Sequence[Token], years: set[int], text: str) -> Iterator[Token]:
    """The tokens of one cell with its short years, all of which are of the `years`."""
    for k, token in enumerate(cell):
        done = _done(token, text) if token.kind == "period" else None
        if done is not None and _CENTURY + int(done["year"]) in years:
            begin = token.start + done.start("year")
            yield Token("scenario", "actual", token.start, token.start + done.end("word"))
            yield _year(int(done["year"]), begin, token.end)
        elif token.kind == "number" and _is_behind(cell[:k]) and _SHORT.fullmatch(str(token.value)):
            is_told = _CENTURY + int(token.value) in years
            yield _year(int(token.value), token.start, token.end) if is_told else token
        else:
            yield token


def _is_behind(before: Sequence[Token]) -> bool:
    """Whether a number stands behind what can have a year: "KH07", "TH 07/06"."""
    return bool(before) and before[-1].kind in _BEFORE and any(t.kind in ("scenario", "period") for t in before)


def _year(short: int, start: int, end: int) -> Token:
    return Token("period", Expression(start, end, year=_CENTURY + short), start, end)
