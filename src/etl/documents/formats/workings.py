"""Which columns of a sheet are the table, and which are workings beside it.

Workings are right of a table, after an empty column or adjacent, and have no heading: sums to check, a month typed
again. They hold figures like the table's own; only the missing heading shows what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_FIGURE = re.compile(r"[(\[]?\s*[-+–−]?\s*\d[\d.,\s]*%?\s*[)\]]?")
_MOST_HEADED = 0.5  # of the figure columns of workings may have a word above them
_TOP = 12  # rows that can be a heading
_FEWEST = 2  # figures in a column of figures


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table, counted in its rows: it begins at `begin` and ends before `end`, or before `whole` where
    `workings`, the columns beside it that are not empty, are read as part of it."""

    begin: int
    end: int
    whole: int
    workings: tuple[int, ...]


def table_columns(rows: Sequence[Sequence[str]], merged: Mapping[tuple[int, int], tuple[int, int]]) -> TableColumns:
    """The columns of the `rows` that are the table; `merged` holds, by row and column, the rows and columns that a cell
    spreads over."""
    width = len(rows[0])
    filled = [any(row[column] for row in rows) for column in range(width)]
    begin = next(column for column in range(width) if filled[column])
    whole = next(column + 1 for column in reversed(range(width)) if filled[column])
    if all(_has_words(rows, column) for column in range(begin, whole) if filled[column]):
        return TableColumns(begin, whole, whole, ())  # nearly all tables: nothing to decide
    figures = [_figures(rows, column) for column in range(width)]
    headed = _headed(rows, merged, figures, width)
    end = whole
    for start, stop in reversed(_groups(filled, merged, begin, whole)):
        columns = [column for column in range(start, stop) if len(figures[column]) >= _FEWEST]
        bare = [column for column in columns if not headed[column]]
        detached = start > begin and any(headed[:start])
        if detached and columns and len(bare) >= _MOST_HEADED * len(columns) and bare:
            end = start
            continue
        end = _without_bare_edge(start, stop, figures, headed, end)
        break
    while end > begin + 1 and not filled[end - 1]:
        end -= 1
    if end - begin < 2:
        end = whole
    return TableColumns(begin, end, whole, tuple(column for column in range(end, whole) if filled[column]))


def _has_words(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether there are words at the top of the column, which then has a heading or is one of labels."""
    return any(text and not _FIGURE.fullmatch(text) for row in rows[:_TOP] if (text := row[column]))


def _without_bare_edge(
    start: int, stop: int, figures: Sequence[Sequence[int]], headed: Sequence[bool], end: int
) -> int:
    """The end of the group without the figures at its right edge that have no heading, where the others have one."""
    columns = [column for column in range(start, stop) if len(figures[column]) >= _FEWEST]
    if sum(headed[column] for column in columns) < _FEWEST:
        return end
    while columns and not headed[columns[-1]] and columns[-1] == end - 1:
        end = columns.pop()
    return end


def _figures(rows: Sequence[Sequence[str]], column: int) -> list[int]:
    """The rows in which the column holds a figure."""
    return [number for number, row in enumerate(rows) if row[column] and _FIGURE.fullmatch(row[column])]


def _headed(
    rows: Sequence[Sequence[str]], merged: Mapping[tuple[int, int], tuple[int, int]], figures: Sequence[Sequence[int]],
    width: int,
) -> list[bool]:  # fmt: skip
    """Whether each column has words, or the number of a year, above the first row of the body."""
    body = _body(rows, figures)
    headed = [any(row[column] for row in rows[:body]) for column in range(width)]
    for (row, column), (_, across) in merged.items():
        if row < body and rows[row][column]:
            headed[column : column + across] = [True] * min(across, width - column)
    return headed


def _body(rows: Sequence[Sequence[str]], figures: Sequence[Sequence[int]]) -> int:
    """The first row of the body: it begins with words and holds figures that are no years."""
    starts = [column for column, its in enumerate(figures) if len(its) >= _FEWEST]
    for number, row in enumerate(rows):
        told = [row[column] for column in starts if row[column] and _FIGURE.fullmatch(row[column])]
        label = next((text for text in row if text), "")
        if told and not _FIGURE.fullmatch(label) and not all(_is_year_or_number(text) for text in told):
            return number
    return 0


def _is_year_or_number(text: str) -> bool:
    return re.fullmatch(r"\(?(?:\d{1,2}|(?:19|20)\d\d)\)?", text) is not None


def _groups(
    filled: Sequence[bool], merged: Mapping[tuple[int, int], tuple[int, int]], begin: int, end: int
) -> list[tuple[int, int]]:
    """The runs of columns between empty columns; an empty column inside a merged cell does not end a run."""
    bridged = set[int]()
    for (_, column), (_, across) in merged.items():
        bridged |= set(range(column + 1, column + across))
    groups, start = list[tuple[int, int]](), begin
    for column in range(begin, end):
        if not filled[column] and column not in bridged:
            if start < column:
                groups.append((start, column))
            start = column + 1
    return [*groups, (start, end)] if start < end else groups
