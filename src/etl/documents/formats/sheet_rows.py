"""Rows of a sheet become titles, tables and notes. The rows come from the readers of workbooks and CSV files."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Protocol

from etl.documents.captions import is_caption
from etl.documents.formats.cell_names import letters
from etl.documents.formats.workings import table_columns
from etl.documents.sheet_cells import Locate
from etl.documents.text_layout import Item, Rows, TextLine, line
from etl.language.fold import fold

SheetRow = tuple[int, Sequence[str]]
"""The number of a row, from 0, and the texts of its cells from the first column of the sheet on, "" where empty."""
Spans = Mapping[tuple[int, int], tuple[int, int]]
"""Rows and columns that a merged cell spreads over, by its row and column."""
_GOES_ON = re.compile(r"(?::|so với)\s*$")
_TITLES = 2  # … and so many cells or more over tables side by side can be the titles of each
_TABLE_CELLS = 3  # a row with so many cells is part of a table; fewer can be a letterhead or a signature


class Told(Protocol):
    """Receives columns of workings, and decides whether they are left out."""

    def workings(self, sheet: str, columns: Sequence[str]) -> bool:
        """Whether the `columns` of the sheet are left out."""
        ...


def lay_sheet(
    rows: Sequence[SheetRow], columns: Sequence[int], spans: Spans, name: str, locate: Locate, told: Told | None = None
) -> list[Item]:
    """The rows (in order, all equally long) as lines and tables; `columns` are the numbers of their columns.
    Empty rows are left out.

    A line that is a caption by its words begins a new table; a single cell above the first and below the last full row
    is a title or a note, in between it is a row of the table ("A. CÔNG NGHIỆP").
    """
    items: list[Item] = []
    filled = [len(texts) - texts.count("") for _, texts in rows]
    rows, filled = list(compress(rows, filled)), list(filter(None, filled))
    for start, end in _blocks(rows, filled):
        block = rows[start:end]
        first, last = _table_rows(filled[start:end])
        first = _boxhead(block, first, last, columns, spans)
        items += [_line(row, columns, locate) for row in block[:first]]
        if first < last:
            items.append(_table(block[first:last], columns, spans, name, locate, told))
        items += [_line(row, columns, locate) for row in block[last:]]
    return items


def _blocks(rows: Sequence[SheetRow], filled: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The rows cut before each title that follows a table; `filled` is how many of its cells each row fills."""
    starts, seen_table = [0], False
    for index, count in enumerate(filled):
        if count >= _TABLE_CELLS:
            seen_table = True
        elif seen_table and count == 1 and is_caption("".join(rows[index][1])):
            starts.append(index)
            seen_table = False
    return zip(starts, [*starts[1:], len(rows)], strict=True)


def _table_rows(filled: Sequence[int]) -> tuple[int, int]:
    """The first row of the table in a block, and the one after its last; both are its length when there is none."""
    widest = max(filled, default=0)
    if widest < 2:
        return len(filled), len(filled)
    first = next(index for index, count in enumerate(filled) if count >= min(widest, _TABLE_CELLS))
    last = next(index for index in range(len(filled) - 1, -1, -1) if filled[index] >= 2)
    return first, last + 1


def _boxhead(rows: Sequence[SheetRow], first: int, last: int, columns: Sequence[int], spans: Spans) -> int:
    """The first row of the table that begins at `first`, with the rows of its heading above that are not as full: they
    have nothing above the labels, and several cells, or one that heads several columns or goes on below such a row."""
    labels = min((_leftmost(texts) for _, texts in rows[first:last]), default=0)
    while first and first < last:
        number, texts = rows[first - 1]
        begin, count = _leftmost(texts), len(texts) - texts.count("")
        alone = count == 1 and not _is_alone_over(texts[begin], spans.get((number, columns[begin]), (1, 1)))
        if begin <= labels or (alone and (is_caption(texts[begin]) or not _is_line_of(rows, first - 2, begin, labels))):
            break
        first -= 1
    return first - (first < last and first > 0 and _is_title_of_each(rows[first - 1][1], rows[first:last]))


def _is_title_of_each(texts: Sequence[str], below: Sequence[SheetRow]) -> bool:
    """Whether a row has a cell over the first column of each of several tables that blank columns part, and no others:
    their titles."""
    own = [column for column, text in enumerate(texts) if text]
    if len(own) < _TITLES:
        return False
    filled = [any(row[column] for _, row in below) for column in range(len(texts))]
    return own == [at for at, is_filled in enumerate(filled) if is_filled and not (at and filled[at - 1])]


def _is_line_of(rows: Sequence[SheetRow], above: int, begin: int, labels: int) -> bool:
    """Whether a cell in the column `begin` is the second line of a heading in the row `above`, beside another one."""
    if above < 0:
        return False
    texts = rows[above][1]
    return bool(texts[begin]) and _leftmost(texts) > labels and len(texts) - texts.count("") > 1


def _leftmost(texts: Sequence[str]) -> int:
    return next((index for index, text in enumerate(texts) if text), len(texts))


def _is_alone_over(text: str, span: tuple[int, int]) -> bool:
    """Whether the only cell of a row heads columns: it is merged over several, or its sentence goes on below."""
    return not is_caption(text) and (span[1] > 1 or _GOES_ON.search(fold(text)) is not None)


def _line(row: SheetRow, columns: Sequence[int], locate: Locate) -> TextLine:
    number, texts = row
    first = columns[next(index for index, text in enumerate(texts) if text)]
    return line("   ".join(filter(None, texts)), locate([number], [first])[0])


def _table(
    rows: Sequence[SheetRow], columns: Sequence[int], spans: Spans, name: str, locate: Locate, told: Told | None
) -> Rows:
    """The rows as a table, from its first column; empty columns at its edges and workings beside it are left
    out."""
    numbers, cells = [number for number, _ in rows], [texts for _, texts in rows]
    kept = table_columns(cells, dict(_merged(spans, numbers, columns)))
    beside = [letters(columns[at]) for at in kept.workings]
    end = kept.end if beside and (told is None or told.workings(name, beside)) else kept.whole
    if end - kept.begin < len(columns):
        cells, columns = [row[kept.begin : end] for row in cells], columns[kept.begin : end]
    return Rows(cells, dict(_merged(spans, numbers, columns)), numbers, columns, locate, name)


def _merged(
    spans: Spans, numbers: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The merged cells that begin in the table, by their places in it; empty rows do not count."""
    if not spans:
        return
    for (top, first), (down, across) in spans.items():
        begin, end = bisect_left(numbers, top), bisect_left(numbers, top + down)
        left, right = bisect_left(columns, first), bisect_left(columns, first + across)
        if begin < end and left < right and columns[left] == first:
            yield (begin, left), (end - begin, right - left)
