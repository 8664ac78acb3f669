"""Where a table keeps what: lines of its title, rows of its heading, the columns for labels, units and numbering.

What the headings and labels say is read in `boxhead`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.catalogue import Catalogue
from etl.documents.document import Cell
from etl.extract.heading_words import kinds_of, scan_flow
from etl.extract.tables.boxhead_tree import Flow, boxhead_tree
from etl.extract.tables.grid import Grid
from etl.extract.tables.numbered_times import is_headed, numbered_times
from etl.extract.tables.sides import THIS
from etl.extract.tokens import Token
from etl.language.periods import YEAR

_YEAR = re.compile(rf"\s*\(?{YEAR}\)?\s*")
# "(1)", "A", "5=4/3": the number of a column, or how it was reckoned from others.
_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[A-H])\s*\)?(?:\s*=\s*[\d()\s/:*x×%+.,-]+)?\)?", re.IGNORECASE)
_MARK = re.compile(r"(?:[IVXLC]{1,5}|[A-Za-zđĐ]|\d{1,2}(?:\.\d{1,2})*)[.)]?|[-–+*•]|")
_MOST_HEADER_ROWS = 9
_MOST_TITLE_ROWS = 15
_FEWEST_TIMES = 2
_HEADS = ("column", "scenario", "when", "ratio", "period", "unit")
_SAYS = ("scenario", "when", "ratio", "period")
Tokens = tuple[Token, ...]
Heads = dict[int, tuple[Flow, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Row numbers of `title`, `header`, `numbering` (or None) and `body`; columns of `labels`, `unit`, `numbers` (or
    None) and of `values`; `heads` are the headings over each column, the outermost first. `numbered` are the columns of
    labels that hold numbers of months or quarters, with how many months one has; `status` is the column that tells of
    each row whether its figures are final."""

    title: tuple[int, ...]
    header: tuple[int, ...]
    numbering: int | None
    body: tuple[int, ...]
    labels: tuple[int, ...]
    unit: int | None
    numbers: int | None
    values: tuple[int, ...]
    heads: Heads
    numbered: Mapping[int, int] = field(default_factory=dict)
    status: int | None = None

    @property
    def first(self) -> int:
        """The first row below title, heading and numbering."""
        return max((-1, *self.title, *self.header, -1 if self.numbering is None else self.numbering)) + 1


def find_layout(grid: Grid, catalogue: Catalogue, before: Layout | None = None) -> Layout | None:
    """The layout of `grid`; None where it is no table of figures (a page laid out by a table, a list of words).

    A table without a heading of its own that is as wide as the one `before` goes on with it.
    """
    figures = grid.figure_columns
    start = _header_start(grid, figures, catalogue)
    while start and _heads_others(grid, start - 1, figures, catalogue):
        start -= 1
    header, numbering = ((), None) if start is None else _header_rows(grid, start, figures, catalogue)
    first = max((-1, *header, -1 if numbering is None else numbering)) + 1
    repeated = {grid.folded_row(row) for row in (*header, *(() if numbering is None else (numbering,)))}
    body = tuple(row for row in range(first, grid.table.rows) if not _is_again(grid, row, repeated))
    if not any(grid.is_figure(cell) for row in body for cell in grid.row(row)[1:]):
        return None
    if not header:
        if before is None or _width(before) + 1 != grid.table.columns:
            return None
        return replace(before, title=(), header=(), numbering=None, body=body)
    heads = boxhead_tree(grid, header)
    return _with_columns(grid, tuple(range(start or 0)), header, numbering, body, heads, catalogue)


def _is_again(grid: Grid, row: int, heading: Collection[tuple[str, ...]]) -> bool:
    """Whether the row says what one of the heading does. A bare number that the heading has not settles it."""
    for cell in grid.row(row):
        words = grid.words(cell)
        if words.replace(",", "").replace(".", "").isdecimal() and words.isascii():
            if not any(words in line for line in heading):
                return False
            break
    return grid.folded_row(row) in heading


def _width(layout: Layout) -> int:
    return max((*layout.labels, *layout.values, layout.unit or 0))


def _header_start(grid: Grid, figures: frozenset[int], catalogue: Catalogue) -> int | None:
    """The first row of the heading; what stands above it is the title. None where figures come first."""
    rows, following = min(_MOST_TITLE_ROWS, grid.table.rows), None
    for row in range(rows):
        found = _heading_cells(grid, row, False, catalogue) if following is None else following
        following = None
        if found == 1:  # the next row tells
            following = _heading_cells(grid, row + 1, False, catalogue) if row + 1 < rows else 0
        if found > 1 or (found == 1 and not following):
            return row
        if len(grid.row(row)) > 1 and _covers(grid, row, figures):
            return row  # "Số dự án" | "Vốn đăng ký": words that tell no time and no unit
        if any(grid.is_figure(cell) for cell in grid.row(row)[1:]):
            return None
    return None


def _heads_others(grid: Grid, row: int, figures: frozenset[int], catalogue: Catalogue) -> bool:
    """Whether a row above the heading belongs to it: several cells over the figures, or one that says more than a
    unit. Left of the figures it has nothing, or the headings of other columns ("STT")."""
    cells = grid.row(row)
    if len(cells) == 1 and cells[0].column_span == grid.table.columns:
        return False  # one line over labels and figures: a title
    if not is_over_figures(grid, row, figures):
        left = [cell for cell in cells if not figures or cell.column < min(figures)]
        several = len(cells) > len(left) + 1
        named = [
            c
            for c in left
            if _heads(kinds_of(grid.words(c), catalogue), "column") or _heads_labels(grid, row, c, several)
        ]
        return bool(left) and named == left and is_over_figures(grid, row, figures, beside=True)
    return len(cells) > 1 or _heads(kinds_of(grid.words(cells[0]), catalogue), *_SAYS)


def _heads_labels(grid: Grid, row: int, cell: Cell, several: bool) -> bool:
    """Whether the cell goes on in the row below, or has nothing there where `several` headings stand beside it: it is
    the heading of labels. A title stands beside nothing but the unit."""
    if row + 1 == grid.table.rows:
        return False
    return cell.row_span > 1 or (several and grid.is_empty(grid.at[row + 1][cell.column]))


def _covers(grid: Grid, row: int, figures: frozenset[int]) -> bool:
    """Whether the row holds a word over every column of figures, and nothing else."""
    over = {c for cell in grid.row(row) for c in range(cell.column, cell.column + cell.column_span)}
    return len(figures) > 1 and figures <= over and is_over_figures(grid, row, figures)


def _header_rows(
    grid: Grid, first: int, figures: frozenset[int], catalogue: Catalogue
) -> tuple[tuple[int, ...], int | None]:
    """The rows of the heading, and the one below that numbers the columns."""
    header: list[int] = []
    until = first
    for row in range(first, min(first + _MOST_HEADER_ROWS, grid.table.rows)):
        cells = grid.row(row)
        if header and _is_numbering(grid, cells):
            return tuple(header), row
        goes_on = row == first or row < until or is_over_figures(grid, row, figures)
        if not goes_on and (
            _is_group(grid, cells, header, catalogue) or not _heading_cells(grid, row, bool(header), catalogue)
        ):
            break
        header.append(row)
        until = max([until, *(c.row + c.row_span for c in cells if c.row == row)])
    return tuple(header), None


def holds_figures(grid: Grid, row: int) -> bool:
    """Whether the row holds a figure that is no year."""
    return any(grid.is_figure(cell) and not grid.is_year(cell) for cell in grid.row(row)[1:])


def is_over_figures(grid: Grid, row: int, figures: frozenset[int], beside: bool = False) -> bool:
    """Whether the row has words only right of the labels (left of them, too, with `beside`), and over a column of
    `figures`: a line of the heading."""
    cells = grid.row(row)
    if not figures or any(grid.is_figure(c) and not grid.is_year(c) for c in cells):
        return False
    first = min(figures)
    over = [c for c in cells if figures.intersection(range(c.column, c.column + c.column_span))]
    return bool(over) and (beside or all(c.column >= first or c.row < row for c in cells))


def _is_group(grid: Grid, cells: Sequence[Cell], header: Sequence[int], catalogue: Catalogue) -> bool:
    """Whether the row says something only in the columns of numbers and labels: "A | KIM NGẠCH XUẤT KHẨU"."""
    named = {
        cell.column
        for row in header
        for cell in grid.row(row)
        if any(t.is_("column", "number", "label", "place") for t in kinds_of(grid.words(cell), catalogue))
    }
    return bool(cells) and all(cell.column in named for cell in cells)


def _is_numbering(grid: Grid, cells: list[Cell]) -> bool:
    """Whether the row only numbers the columns: "A", "B", "1", "2", "3=2/1"."""
    return sum(grid.has_digit(c) for c in cells) > 1 and all(_COLUMN_NUMBER.fullmatch(grid.words(c)) for c in cells)


def _heading_cells(grid: Grid, row: int, has_begun: bool, catalogue: Catalogue) -> int:
    """How many cells of the row can head a column; 0 where it cannot be a row of the heading.

    Such a row has no figures but years, and is more than a label alone, which would be a group of rows.
    """
    cells = grid.row(row)
    if not cells or all(c.column == 0 for c in cells) or (len(cells) == 1 and not has_begun):
        return 0
    if any(grid.is_figure(c) and not grid.is_year(c) for c in cells):
        return 0
    tokens = [kinds_of(grid.words(c), catalogue) for c in cells]
    if any(grid.is_year(c) for c in cells[1:]) and cells[0].column == 0 and not _heads(tokens[0], *_HEADS):
        named = any(t.kind in ("indicator", "part", "counted", "area", "word") for t in tokens[0])
        if named and has_begun:
            return 0
    found = sum(_heads(ts, *_HEADS) for ts in tokens)
    beside = [ts for c, ts in zip(cells, tokens, strict=True) if c.column and not _heads(ts, *_HEADS)]
    return found + sum(_heads(ts, "indicator", "part", "counted", "area", "total", "opens") for ts in beside)


def _heads(tokens: Tokens, *kinds: str) -> bool:
    return any(t.kind in kinds for t in tokens)


def _with_columns(
    grid: Grid, title: tuple[int, ...], header: tuple[int, ...], numbering: int | None, body: tuple[int, ...],
    heads: Heads, catalogue: Catalogue,
) -> Layout | None:  # fmt: skip
    """The layout once every column's purpose is known: by its heading, else by what stands in it."""
    numbered = numbered_times(grid, heads, body, catalogue)
    purpose = {c: "label" if c in numbered else _purpose(grid, c, heads[c], body, catalogue) for c in heads}
    first = next((c for c in heads if purpose[c] == "value"), None)
    if first is None:
        return None
    labels = tuple(c for c in heads if c < first and purpose[c] in ("label", "place"))
    labels = labels or tuple(c for c in heads if c < first and purpose[c] == "note")[:1]  # "Nguồn" over labels
    if not labels and _heads(tuple(t for f in heads[first] for t in scan_flow(f.pieces(grid.text), catalogue)), *_SAYS):
        labels = tuple(  # "Đơn vị" over the towns of a province
            c for c in heads if c < first and purpose[c] == "unit" and not _holds_units(grid, c, body, catalogue)
        )
    if not labels:
        return None
    unit = next((c for c in heads if purpose[c] == "unit" and c not in labels), None)
    numbers = next((c for c in heads if purpose[c] == "number"), None)
    values = tuple(c for c in heads if purpose[c] == "value" and c > labels[0])
    values = tuple(c for c in values if c not in _workings(grid, header, heads, values, first))
    if not values:
        return None  # nothing but workings
    numbered = {c: months for c, months in numbered.items() if c in labels}
    status = next((c for c in heads if purpose[c] == "status"), None)
    return Layout(title, header, numbering, body, labels, unit, numbers, values, heads, numbered, status)


def _workings(grid: Grid, header: Sequence[int], heads: Heads, values: Sequence[int], first: int) -> frozenset[int]:
    """The columns that hold somebody's workings beside the table: those without a heading, and in one block with them,
    apart from the table by an empty column, those whose heading begins lower than the table's ("T11" over one of them).
    None where no column has a heading."""
    bare = {c for c in values if not heads[c]}
    if not bare or len(bare) == len(values):
        return frozenset()
    low = {c for c in values if heads[c] and all(cell.row > header[0] for flow in heads[c] for cell in flow.cells)}
    found, block = set(bare), list[int]()
    for column in (*range(first, grid.table.columns), None):
        if column is not None and not all(grid.is_empty(cells[column]) for cells in grid.at):
            block.append(column)
            continue
        if bare.intersection(block):
            is_apart = block[0] in (bare | low) and 2 * len(bare.intersection(block)) > len(block)
            found.update(block if is_apart and block[0] != first else low.intersection(block))
        block = []
    return frozenset(found)


def _purpose(grid: Grid, column: int, heads: Sequence[Flow], body: Sequence[int], catalogue: Catalogue) -> str:
    """`number`, `label`, `place`, `unit`, `note`, `status` or `value`."""
    tokens = [t for flow in heads for t in scan_flow(flow.pieces(grid.text), catalogue)]
    said = next((t.value for t in tokens if t.kind == "column"), None)
    if said == "unit" and any(t.kind == "unit" for t in tokens) and not _holds_units(grid, column, body, catalogue):
        if not _is_spread(heads):
            return "label"  # "Đơn vị tính: Triệu USD" in the corner above the labels
        said = None  # over all columns of figures
    if said == "unit" and _holds_places(grid, column, body, catalogue):
        return "place"  # "Đơn vị" over a list of provinces
    cells = [grid.at[row][column] for row in body]
    filled = [cell for cell in cells if cell is not None and not grid.is_empty(cell)]
    if said is not None and not any(t.kind in ("scenario", "ratio", "period") for t in tokens):
        return "status" if said == "note" and _are_statuses(grid, filled, catalogue) else str(said)
    if is_headed(grid, heads, "year", catalogue) and filled and all(map(grid.is_year, filled)):
        return "label"  # "nam" of a data file
    if _is_of_times(grid, tokens, filled, catalogue):
        return "label"
    is_years = column == 0 and all(grid.is_year(c) for c in filled if grid.is_figure(c))
    figures = 0 if is_years else sum(grid.is_figure(cell) for cell in filled)
    if any(t.kind in ("scenario", "when", "ratio", "period", "indicator", "part") for t in tokens):
        return "value" if 2 * figures >= len(filled) else "label"
    if all(_MARK.fullmatch(grid.words(cell).strip()) for cell in cells) and column == 0:
        return "number"
    if column and 2 * figures < len(filled):  # a figure alone is no unit
        units = sum(not grid.is_figure(cell) and _is_unit(grid.words(cell), catalogue) for cell in filled)
        if 2 * units > len(filled):
            return "unit"
    return "value" if filled and 2 * figures > len(filled) else "label"


def _is_spread(heads: Sequence[Flow]) -> bool:
    """Whether one of the headings stands over several columns."""
    return any(cell.column_span > 1 for flow in heads for cell in flow.cells)


def _holds_units(grid: Grid, column: int, body: Sequence[int], catalogue: Catalogue) -> bool:
    """Whether the column names the units of its rows, in most of its cells."""
    filled = [grid.words(cell) for row in body if not grid.is_empty(cell := grid.at[row][column])]
    return 2 * sum(_is_unit(words, catalogue) for words in filled) > len(filled)


def _holds_places(grid: Grid, column: int, body: Sequence[int], catalogue: Catalogue) -> bool:
    """Whether most cells of the first column that holds words name places."""
    if any(not grid.is_empty(grid.at[row][k]) and not _MARK.fullmatch(grid.words(grid.at[row][k]))
           for row in body for k in range(column)):  # fmt: skip
        return False
    filled = [grid.words(cell) for row in body if not grid.is_empty(cell := grid.at[row][column])]
    return 2 * sum(any(t.kind == "area" for t in kinds_of(words, catalogue)) for words in filled) > len(filled)


def _is_of_times(grid: Grid, heading: Sequence[Token], filled: Sequence[Cell], catalogue: Catalogue) -> bool:
    """Whether a column under "Kỳ báo cáo" or "Năm" holds the times of its rows, as in a table of one row a figure."""
    said = [t for t in heading if t.kind not in ("filler", "sign", "benign")]
    if len(filled) < _FEWEST_TIMES or not said or not all(t.is_("when", *THIS) for t in said):
        return False
    cells = map(grid.words, filled)
    return all(_YEAR.fullmatch(words) or [t.kind for t in kinds_of(words, catalogue)] == ["period"] for words in cells)


def _are_statuses(grid: Grid, filled: Sequence[Cell], catalogue: Catalogue) -> bool:
    """Whether all cells of a column say nothing but how settled the figures of their rows are: "ước tính" in a note."""
    return bool(filled) and all([t.kind for t in kinds_of(grid.words(c), catalogue)] == ["scenario"] for c in filled)


def _is_unit(words: str, catalogue: Catalogue) -> bool:
    tokens = [t for t in kinds_of(words, catalogue) if t.kind != "sign"]
    return len(tokens) == 1 and tokens[0].kind in ("unit", "count")
