"""Lines and tables in reading order become the text, with places and cells in it. What they say is for the readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import is_normalized

from etl.documents import legacy
from etl.documents.captions import caption_lines
from etl.documents.decoding import tidy
from etl.documents.document import Cell, Place, Table

SEPARATOR = " | "


class Square(NamedTuple):
    """A cell as a reader found it, before it has a place in the text. Rows and columns from 0, spans from 1."""

    row: int
    column: int
    text: str
    locator: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: parts with their locators; a paragraph that runs over two pages has two.

    A part with the locator "" has no place of its own: its line in the text is place enough.
    """

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a reader found it: squares in order of row and column, no two on the same place."""

    squares: tuple[Square, ...]
    name: str

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((square.column + square.column_span for square in self.squares), default=0)


Item = Line | Grid


@dataclass(frozen=True, slots=True)
class Laid:
    """The text of a report and what stands where in it."""

    text: str
    tables: tuple[Table, ...]
    places: tuple[Place, ...]


def line(text: str, locator: str) -> Line:
    """A line that stands in one place."""
    return Line(((text, locator),))


def lay(items: Sequence[Item]) -> Laid:
    """The items as text: a line each, a table one line per row. Blank lines go; runs of spaces become one.

    Words written for fonts from before Unicode are turned into Unicode on the way.
    """
    clean = _cleaner(items)
    text = _Text()
    for item in items:
        if isinstance(item, Grid):
            text.add_table(item, clean)
        else:
            text.add_line(item, clean)
    return Laid("\n".join(text.lines), tuple(text.tables), tuple(text.places))


def _cleaner(items: Iterable[Item]) -> Callable[[str], str]:
    """What every piece of the text goes through: the encoding of all of them together tells that of each."""
    encoding = legacy.recognise(piece for item in items for piece in _pieces(item))
    if encoding is None:
        return squeeze
    return lambda piece: squeeze(legacy.to_unicode(piece, encoding))


def _pieces(item: Item) -> Iterable[str]:
    if isinstance(item, Grid):
        return (square.text for square in item.squares)
    return (text for text, _ in item.parts)


def squeeze(text: str) -> str:
    """`text` tidied, on one line, with single spaces."""
    if text.isprintable() and "  " not in text and text.strip() == text and is_normalized("NFC", text):
        return text  # most cells of a table: the only space that is printable is the plain one
    return " ".join(tidy(text).split())


class _Text:
    """The text as it grows: lines, how long they are together, and what was put where."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tables: list[Table] = []
        self.places: list[Place] = []
        self._length = 0  # of the lines so far, each with its line end
        self._since_table = 0  # index of the first line that can be a caption of the next table

    def add_line(self, item: Line, clean: Callable[[str], str]) -> None:
        start, pieces = self._length, []
        for raw, locator in item.parts:
            if piece := clean(raw):
                if locator:
                    self.places.append(Place(start, start + len(piece), locator))
                pieces.append(piece)
                start += len(piece) + 1
        if pieces:
            self._append(" ".join(pieces))

    def add_table(self, grid: Grid, clean: Callable[[str], str]) -> None:
        start, columns = self._length, grid.columns
        title = "\n".join(caption_lines(self.lines[self._since_table :]))
        cells: list[Cell] = []
        for row in _rows(grid.squares):
            self._add_row(row, columns, cells, clean)
        rows = max((cell.row + cell.row_span for cell in cells), default=0)
        end = max(start, self._length - 1)
        self.tables.append(Table(start, end, rows, columns, tuple(cells), grid.name, title))
        self._since_table = len(self.lines)

    def _add_row(self, row: list[Square], columns: int, cells: list[Cell], clean: Callable[[str], str]) -> None:
        """One line: a slot per column, empty where a cell is empty or another one spreads over it."""
        slots, at, next_column = list[str](), self._length, 0
        for at_row, column, raw, locator, down, across in row:
            if column > next_column:
                slots += [""] * (column - next_column)
                at += len(SEPARATOR) * (column - next_column)
            text = clean(raw)
            cells.append(Cell(at_row, column, down, across, at, at + len(text), locator))
            slots.append(text)
            at, next_column = at + len(text) + len(SEPARATOR), column + 1
        self._append(SEPARATOR.join(slots + [""] * (columns - next_column)))

    def _append(self, text: str) -> None:
        self.lines.append(text)
        self._length += len(text) + 1


def _rows(squares: Sequence[Square]) -> Iterable[list[Square]]:
    """The squares row by row; a row that other rows' cells cover altogether has no line."""
    rows: dict[int, list[Square]] = {}
    for square in squares:
        rows.setdefault(square.row, []).append(square)
    return rows.values()
