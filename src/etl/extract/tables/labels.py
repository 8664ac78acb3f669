"""The labels of the rows, those that are written over two rows of the sheet included.

Whose figures a label means is told in `stub`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.documents.document import Cell
from etl.extract.heading_words import kinds_of, scan, scan_flow, words_of_section
from etl.extract.tables.ditto import is_ditto
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import Layout
from etl.extract.tables.numbered_times import time_of
from etl.extract.tables.owners import Cells
from etl.extract.tables.row_marks import mark_level
from etl.extract.tokens import Token
from etl.language.fold import fold

_NAMES = ("indicator", "part", "contextual")
_IS_WORDS = re.compile(r"\W*(?:(?:\d{1,2}|[IVXLC]{1,4})[.)]?\s+)?[^\W\d_]{2,}\s+[^\W\d_]")


Words = list[tuple[str, int]]
"""The words of a cell of a label, in pieces, each with where it stands in the text."""


class RowLabels(NamedTuple):
    """By row: the tokens of its label, cell by cell, how deep its numbering puts it, and its words; `inner` are
    the words of the last of several cells and where they begin."""

    tokens: dict[int, Cells]
    marks: dict[int, int | None]
    words: dict[int, str]
    inner: dict[int, tuple[str, int]]


class _Row(NamedTuple):
    """A row of the stub: its number and label cells, the words of the last one behind their mark, and the times that
    stand as numbers in columns of their own."""

    row: int
    cells: list[Cell]
    own: Words
    mark: int | None
    is_numbered: bool
    has_figures: bool
    has_nothing_else: bool
    times: Cells

    @property
    def is_alone(self) -> bool:
        """Whether it is one cell of words that announce nothing."""
        return self.has_nothing_else and len(self.cells) == 1 and not self.own[0][0].rstrip().endswith(":")


def row_labels(grid: Grid, layout: Layout, catalogue: Catalogue) -> RowLabels:
    """The labels of all rows over all columns of labels."""
    rows = _with_years([_row(grid, layout, row) for row in layout.body], grid)
    rows = _with_units(rows, grid, layout)
    rows = _with_leads(rows, grid, catalogue)
    found = RowLabels({}, {}, {}, {})
    taken = set[int]()  # rows whose words are those of the label beside them
    for at, row in enumerate(rows):
        before, after = rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
        own, mark = row.own, row.mark
        if before is not None and _begins_above(before, row) and before.row not in taken:
            own, mark = [*before.own, *own], before.mark
            found.tokens[before.row] = []
        elif before is not None and before.row not in taken:
            k = _continued(before, row)
            begun = [] if k is None else _words_of(before, k, grid)
            if k is not None and _ends_below(begun[0][0], before, row, after, catalogue):
                taken.add(row.row)
                words = [_words_of(before, j, grid) for j in range(len(before.cells))]
                words[k] = [*begun, *own]
                _note(found, before, words, before.mark, catalogue)
                found.tokens[row.row], found.marks[row.row], found.words[row.row] = [], row.mark, ""
                continue
        cells = [_words_of(row, k, grid) for k in range(len(row.cells) - 1)]
        _note(found, row, [*cells, own] if own else cells, mark, catalogue)
    return found


def _note(found: RowLabels, row: _Row, cells: list[Words], mark: int | None, catalogue: Catalogue) -> None:
    """Keep the label of a row, which has these `cells`."""
    scanned = (_scanned(words, k == len(cells) - 1, catalogue) for k, words in enumerate(cells))
    found.tokens[row.row] = [*row.times, *scanned]
    found.words[row.row] = " ".join(text for words in cells for text, _ in words)
    found.marks[row.row] = mark
    if len(cells) > 1:
        found.inner[row.row] = (" ".join(text for text, _ in cells[-1]), cells[-1][0][1])


def _scanned(words: Words, is_last: bool, catalogue: Catalogue) -> tuple[Token, ...]:
    """The tokens of one cell of a label; only the last one, or one that goes on below, is read as a flow of words."""
    return scan_flow(words, catalogue) if is_last or len(words) > 1 else scan(*words[0], catalogue)


def _words_of(row: _Row, k: int, grid: Grid) -> Words:
    """The words of the cell `k` of a label, the last one's behind their mark, and where they stand."""
    return row.own if k == len(row.cells) - 1 else [(grid.words(row.cells[k]), row.cells[k].start)]


def _continued(before: _Row, row: _Row) -> int | None:
    """Which cell of the label above stands in the column of the only cell of this one."""
    if len(before.cells) == 1 or len(row.cells) != 1:
        return 0 if before.cells else None
    return next((k for k, cell in enumerate(before.cells) if cell.column == row.cells[0].column), None)


def _with_leads(rows: Sequence[_Row], grid: Grid, catalogue: Catalogue) -> list[_Row]:
    """The rows with what stands before their last label: that of the row above where this one leaves it blank ("Kim
    ngạch xuất khẩu" | "Tổng số", below it "" | "Hàng địa phương"), and none where it is only the field they are of."""
    found, lead = list[_Row](), list[Cell]()
    fields = words_of_section("fields", catalogue)["whole"]
    for row in rows:
        cells = [cell for cell in row.cells[:-1] if fold(grid.words(cell)) not in fields] + row.cells[-1:]
        blank = [cell for cell in lead if cells and row.has_figures and cell.column < cells[0].column]
        if not blank:
            lead = cells[:-1] if row.has_figures else []
        found.append(row._replace(cells=[*blank, *cells]))
    return found


def _with_years(rows: Sequence[_Row], grid: Grid) -> list[_Row]:
    """The rows; a quarter whose year is left blank is of the one told above it ("2021" | "I", below it "" | "II"), as
    long as the numbers go up."""
    found, year, last = list[_Row](), list[Cell](), 0
    for row in rows:
        time = row.times[-1][0].value.last if row.times else 0
        if time and len(row.cells) == 1 and grid.is_year(row.cells[0]):
            year = row.cells
        elif row.cells or not row.has_figures or time <= last:
            year = []
        elif year:
            row = row._replace(cells=year, own=[(grid.words(year[0]), year[0].start)])
        last = time
        found.append(row)
    return found


def _with_units(rows: Sequence[_Row], grid: Grid, layout: Layout) -> list[_Row]:
    """The rows; one that leaves the label blank and is counted in another unit than the row above it is of the same:
    "Thủy sản" | "Tấn", below it "" | "Triệu USD"."""
    found = list[_Row]()
    for row in rows:
        above = found[-1] if found else None
        is_blank = row.has_figures and not (row.cells or row.times or row.is_numbered)
        if layout.unit is not None and is_blank and above is not None and above.cells and above.has_figures:
            own, other = (grid.words(grid.at[one.row][layout.unit]).strip() for one in (row, above))
            if own and other and fold(own) != fold(other) and not is_ditto(own):
                row = row._replace(cells=above.cells, own=above.own, mark=above.mark)
        found.append(row)
    return found


def _row(grid: Grid, layout: Layout, row: int) -> _Row:
    number = grid.at[row][layout.numbers] if layout.numbers is not None else None
    numbering = grid.words(number)
    told = {c: t for c, months in layout.numbered.items() if (t := _time(grid, grid.at[row][c], months)) is not None}
    words = [c for c in layout.labels if c not in told]
    cells = list(dict.fromkeys(cell for c in words if not grid.is_empty(cell := grid.at[row][c]) and cell))
    is_blank = not cells or cells[0].column > min(words, default=0)
    if is_blank and number is not None and _IS_WORDS.match(numbering):
        cells, numbering = [number, *cells], ""  # "Tổng cộng" below the numbers, "3 Nhập siêu" of a page
    times = [(t,) for t in told.values()]
    mark, begin = mark_level(numbering, grid.words(cells[-1]) if cells else "")
    own = [(grid.words(cell)[begin:], cell.start + begin) for cell in cells[-1:]]
    has_figures = any(grid.is_figure(grid.at[row][c]) for c in layout.values)
    return _Row(row, cells, own, mark, bool(numbering.strip()), has_figures, grid.row(row) == cells, times)


def _time(grid: Grid, cell: Cell | None, months: int) -> Token | None:
    return None if cell is None else time_of(grid.words(cell), cell.start, months)


def _begins_above(before: _Row, row: _Row) -> bool:
    """Whether a label begins in the row above, which has nothing else, and goes on with a small letter."""
    return before.is_alone and len(row.cells) == 1 and row.own[0][0][:1].islower()


def _ends_below(first: str, before: _Row, row: _Row, after: _Row | None, catalogue: Catalogue) -> bool:
    """Whether the row, which has no figures, ends the label of the one above, which has them and begins with `first`: a
    name runs over both, or rows are numbered, this one is not, and the next one has a number again, as high as that
    above."""
    if not row.is_alone or not before.has_figures or row.mark is not None:
        return False
    second = row.own[0][0]
    tokens = kinds_of(f"{first} {second}", catalogue)
    if any(t.kind in _NAMES and t.start < len(first) < t.end for t in tokens):
        return True
    if any(t.kind == "opens" for t in kinds_of(second, catalogue)) or first.isupper() != second.isupper():
        return False
    is_between = before.is_numbered and not row.is_numbered
    return is_between and (after is None or (after.is_numbered and after.has_figures and after.mark == before.mark))
