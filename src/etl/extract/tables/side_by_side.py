"""Lists side by side: a table whose boxhead says the same twice (label, figure, label, figure) is two, read one after
the other, as an office prints a long list on one page. Blank columns between two headings of labels part two tables,
too, each of which has the title that stands over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Table
from etl.extract.heading_words import kinds_of
from etl.extract.tables.grid import Grid

_MOST_TITLE = 5  # rows above the boxhead that can be its title
_BESIDE = ("filler", "benign", "column", "sign")
_FEWEST = 2  # columns of a list: labels and figures


def lists(grid: Grid, catalogue: Catalogue) -> Iterator[Grid]:
    """The lists of the page from left to right, the grid itself where it has just one. The first has the title, and all
    of them the place in the text that the whole table has."""
    if (found := _blocks(grid, catalogue)) is not None:
        below, blocks = found
        yield from (Grid(_block(grid, below, *block), grid.text, grid.units) for block in blocks)
        return
    width, odd = divmod(grid.table.columns, 2)
    head = None if odd or width < _FEWEST else _head(grid, width, catalogue)
    if head is None or not _is_apart(grid, head, width):
        yield grid
        return
    yield Grid(_part(grid.table, 0, 0, width), grid.text, grid.units)
    yield Grid(_part(grid.table, head, width, 2 * width), grid.text, grid.units)


def _blocks(grid: Grid, catalogue: Catalogue) -> tuple[int, list[tuple[int, int]]] | None:
    """The row of headings and the columns of each table (the first, and the one after the last) where blank columns
    part several, each with a heading over its own labels in that row and figures below; None where there is one."""
    for row in range(min(_MOST_TITLE + 1, grid.table.rows)):
        told = [column for column, cell in enumerate(grid.at[row]) if not grid.is_empty(cell)]
        if all(after == before + 1 for before, after in pairwise(told)):
            continue
        filled = {c for cell in grid.table.cells if cell.row >= row and not grid.is_empty(cell) for c in _columns(cell)}
        begins = [after for before, after in pairwise(sorted(filled)) if after > before + 1]
        blocks = list(pairwise([0, *begins, grid.table.columns]))
        if begins and all(_is_headed(grid, row, *block, catalogue) for block in blocks):
            is_told = all(_is_over_first(grid, above, begins[0]) for above in range(row))
            return (row, blocks) if is_told and all(_holds_rows(grid, row, *block) for block in blocks) else None
    return None


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _is_headed(grid: Grid, row: int, first: int, after: int, catalogue: Catalogue) -> bool:
    """Whether one of the first two cells of a block heads labels, and another one stands beside them."""
    words = [grid.words(cell) for cell in grid.at[row][first:after] if not grid.is_empty(cell)]
    return len(words) >= _FEWEST and any(_heads_labels(each, catalogue) for each in words[:2])


def _heads_labels(words: str, catalogue: Catalogue) -> bool:
    tokens = [token for token in kinds_of(words, catalogue) if token.kind != "filler"]
    return bool(tokens) and all(token.is_("column", "label", "place", "number") for token in tokens)


def _is_over_first(grid: Grid, row: int, second: int) -> bool:
    """Whether a row above the headings has words left of the `second` table: what stands over a later one alone can be
    meant for all."""
    cells = grid.row(row)
    return not cells or cells[0].column < second


def _holds_rows(grid: Grid, head: int, first: int, after: int) -> bool:
    """Whether a block has figures in most of the rows below its heading that have words."""
    rows = [[c for c in grid.at[row][first:after] if not grid.is_empty(c)] for row in range(head + 1, grid.table.rows)]
    told = [cells for cells in rows if cells]
    return 2 * sum(any(grid.is_figure(cell) for cell in cells[1:]) for cells in told) >= len(told) > 0


def _block(grid: Grid, head: int, first: int, after: int) -> Table:
    """The columns `first` to `after` as a table of its own; a line above the `head` that has no other beside it is the
    title of each."""
    table, cells = grid.table, list[Cell]()
    titles = {row: own[0] for row in range(head) if len(own := grid.row(row)) == 1 and own[0].column < first}
    for cell in table.cells:
        if titles.get(cell.row) is cell:
            cells.append(cell._replace(column=0, column_span=1))
        elif first <= cell.column < after and cell.row not in titles:
            span = min(cell.column_span, after - cell.column)
            cells.append(cell._replace(column=cell.column - first, column_span=span))
    return Table(table.start, table.end, table.rows, after - first, tuple(cells), table.name, table.title)


def _head(grid: Grid, width: int, catalogue: Catalogue) -> int | None:
    """The row that heads the labels of both halves in the same words, or each by the indicator that its list is of, and
    all figures beside them in the same words."""
    for row in range(min(_MOST_TITLE + 1, grid.table.rows)):
        words = grid.folded_row(row)
        if not all(words) or words[1:width] != words[width + 1 :] or len(set(words[:width])) != width:
            continue
        if words[0] == words[width]:
            return row if any(_is_of_labels(word, catalogue) for word in words[:2]) else None
        named = {_named(words[0], catalogue), _named(words[width], catalogue)}
        if len(named) > 1 and None not in named and _heads_figures(grid, row, width):
            return row
    return None


def _heads_figures(grid: Grid, row: int, width: int) -> bool:
    """Whether figures stand right below the last heading of a half."""
    below = grid.at[row + 1] if row + 1 < grid.table.rows else ()
    return any(grid.is_figure(below[last]) for last in (width - 1, 2 * width - 1) if below)


def _named(words: str, catalogue: Catalogue) -> str | None:
    """The only indicator that a heading names, and nothing else beside it."""
    tokens = [token for token in kinds_of(words, catalogue) if token.kind not in _BESIDE]
    codes = {str(token.value) for token in tokens if token.kind == "indicator"}
    return codes.pop() if len(codes) == 1 == len(tokens) else None


def _is_of_labels(words: str, catalogue: Catalogue) -> bool:
    tokens = [token for token in kinds_of(words, catalogue) if token.kind != "filler"]
    return bool(tokens) and all(token.is_("column", "label", "place") for token in tokens)


def _is_apart(grid: Grid, head: int, width: int) -> bool:
    """Whether no cell reaches over from one half to the other, and each has words and figures of its own below.

    Not where words of its own stand over the second ("Nhập khẩu", beside "Xuất khẩu"): it is another table.
    """
    for cell in grid.table.cells:
        reaches_over = cell.column < width < cell.column + cell.column_span
        if reaches_over if cell.row >= head else cell.column >= width and not grid.is_empty(cell):
            return False
    return all(_is_list(grid, range(head + 1, grid.table.rows), first, width) for first in (0, width))


def _is_list(grid: Grid, rows: Sequence[int], first: int, width: int) -> bool:
    """Whether the rows have a column of words, at the left of this half, and figures at its right end."""
    labels = [grid.at[row][column] for row in rows for column in (first, first + 1)]
    words = sum(not grid.is_empty(cell) and not grid.is_figure(cell) for cell in labels)
    figures = sum(grid.is_figure(grid.at[row][first + width - 1]) for row in rows)
    return 2 * words >= len(rows) > 0 and 2 * figures >= len(rows)


def _part(table: Table, head: int, first: int, after: int) -> Table:
    """The columns `first` to `after` of the rows from `head` on as a table of its own."""
    cells = tuple(
        cell._replace(
            row=cell.row - head, column=cell.column - first, column_span=min(cell.column_span, after - cell.column)
        )
        for cell in table.cells
        if cell.row >= head and first <= cell.column < after
    )
    title = table.title if head == 0 and first == 0 else ""
    return Table(table.start, table.end, table.rows - head, after - first, cells, table.name, title)
