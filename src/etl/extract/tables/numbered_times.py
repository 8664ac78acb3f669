"""Columns that hold the numbers of months or quarters ("Tháng": 1, 2, 3), which tell the times of their rows, and such
numbers as headings of columns.

Under the same word can stand figures of the month; a column of times is the first of its table, or beside one of years.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan, words_of_section
from etl.extract.tables.boxhead_tree import Flow
from etl.extract.tables.grid import Grid
from etl.extract.tables.owners import Cells
from etl.extract.tokens import Token
from etl.language.fold import fold
from etl.language.period_expressions import Expression

_NUMBER = re.compile(r"\s*0?([1-9]|1[0-2]|iv|i{1,3})\s*")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {"month": 1, "quarter": 3}
_YEAR = 12
_FEWEST = 3  # such numbers as headings side by side
_BARE = {1: re.compile(r"(?<!\d)(?<!\d\s)\btháng\b(?!\s?\d)"), 3: re.compile(r"\bquý\b(?!\s?(?:\d|i|iv)\b)")}
"""The word for a month, and for a quarter, without its number."""
_SUMS = ("total", "when", "period", "sign", "filler")  # of the label of a sum


def numbered_times(
    grid: Grid, heads: Mapping[int, Sequence[Flow]], body: Sequence[int], catalogue: Catalogue
) -> dict[int, int]:
    """By column of such numbers, how many months one of them has; the rows of `body` are those with figures."""
    words = {word: key for key, said in words_of_section("numbered", catalogue).items() for word in said}
    headed = {c: words.get(_heading(grid, flows)) for c, flows in heads.items()}
    found = {
        c: _MONTHS[key]
        for c, key in headed.items()
        if key in _MONTHS and _is_numbered(grid, c, body, _MONTHS[key], catalogue)
    }
    years = any(key == "year" and _is_of_years(grid, c, body) for c, key in headed.items())
    return {c: months for c, months in found.items() if years or (c == 0 and _rises(grid, c, body))}


def is_headed(grid: Grid, flows: Sequence[Flow], key: str, catalogue: Catalogue) -> bool:
    """Whether the heading says no more than that its column is of years (or another `key` of the section)."""
    return _heading(grid, flows) in words_of_section("numbered", catalogue).get(key, ())


def numbered_heads(tops: Mapping[int, Cells], text: str) -> dict[int, Cells]:
    """The tokens of the headings over `text`, cell by cell: the numbers 1, 2, 3, … below "Thực hiện các tháng năm 2018"
    are its months."""
    for months, bare in _BARE.items():
        told = {
            column: time
            for column, cells in tops.items()
            if len(cells) > 1 and cells[-1] and any(map(bare.search, _outer(cells, text)))
            if (time := time_of(text[cells[-1][0].start : cells[-1][-1].end], cells[-1][0].start, months)) is not None
        }
        numbers = [told[column].value.last // months for column in sorted(told)]
        if len(told) >= _FEWEST and all(after == before + 1 for before, after in pairwise(numbers)):
            return {c: [*cells[:-1], [told[c]]] if c in told else cells for c, cells in tops.items()}
    return dict(tops)


def _outer(cells: Cells, text: str) -> list[str]:
    """The words of the cells above the last one that tell no part of a year."""
    return [
        fold(text[cell[0].start : cell[-1].end])
        for cell in cells[:-1]
        if cell and all(t.kind != "period" or (t.value.first, t.value.last) == (1, _YEAR) for t in cell)
    ]


def time_of(words: str, start: int, months: int) -> Token | None:
    """The time that a cell of such a column, at `start`, tells; None for anything else."""
    match = _NUMBER.fullmatch(fold(words))
    number = 0 if match is None else _number(match[1])
    if not 0 < number * months <= _YEAR:
        return None
    end = start + len(words)
    return Token("period", Expression(start, end, first=(number - 1) * months + 1, last=number * months), start, end)


def _number(words: str) -> int:
    return _ROMAN.get(words) or int(words)


def _heading(grid: Grid, flows: Sequence[Flow]) -> str:
    return fold(" ".join(text for flow in flows for text, _ in flow.pieces(grid.text)).strip(" .:"))


def _filled(grid: Grid, column: int, body: Sequence[int]) -> list[str]:
    return [grid.words(cell) for row in body if not grid.is_empty(cell := grid.at[row][column])]


def _is_numbered(grid: Grid, column: int, body: Sequence[int], months: int, catalogue: Catalogue) -> bool:
    """Whether the cells are such numbers. Others may tell the time of a sum ("Tổng 6T"), or of all months of a year."""
    cells = _filled(grid, column, body)
    others = [words for words in cells if time_of(words, 0, months) is None]
    if not others:
        return bool(cells)
    tokens = [scan(words, 0, catalogue) for words in others]
    is_year = len(cells) - len(others) == _YEAR // months
    return len(cells) - len(others) > 1 and all(
        all(t.kind in _SUMS for t in cell) and (is_year or any(t.kind == "period" for t in cell)) for cell in tokens
    )


def _rises(grid: Grid, column: int, body: Sequence[int]) -> bool:
    """Whether the numbers go up by one from row to row."""
    found = [match for words in _filled(grid, column, body) if (match := _NUMBER.fullmatch(fold(words))) is not None]
    numbers = [_number(match[1]) for match in found]
    return len(numbers) > 1 and all(after == before + 1 for before, after in pairwise(numbers))


def _is_of_years(grid: Grid, column: int, body: Sequence[int]) -> bool:
    cells = [cell for row in body if (cell := grid.at[row][column]) is not None and not grid.is_empty(cell)]
    return bool(cells) and all(grid.is_year(cell) for cell in cells)
