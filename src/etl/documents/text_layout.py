"""Lines and tables in reading order become the text, with places and cells in it. Readers find the lines and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, filterfalse, groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple
from unicodedata import is_normalized

from etl.documents import legacy_encodings
from etl.documents.captions import caption_lines
from etl.documents.decoding import tidy
from etl.documents.document import Cell, Place, Table
from etl.documents.sheet_cells import SEPARATOR, Locate, Pair, SheetCells, covered
from etl.errors import InputError
from etl.language.lost_spaces import with_spaces


class Square(NamedTuple):
    """A cell as a reader found it, before it has a place in the text. Rows and columns from 0, spans from 1."""

    row: int
    column: int
    text: str
    locator: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the text: parts with their locators; a paragraph that runs over two pages has two.

    A part with the locator "" has no place of its own: its line in the text is place enough.
    """

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TextGrid:
    """A table as a reader found it: squares in order of row and column, no two on the same place."""

    squares: tuple[Square, ...]
    name: str

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((square.column + square.column_span for square in self.squares), default=0)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of a sheet: `texts` of each row, "" where a cell is empty; `merged` by row and column the rows and
    columns that a cell spreads over; `numbers` and `columns` are those of the sheet, for `locate`."""

    texts: Sequence[Sequence[str]]
    merged: Mapping[Pair, Pair]
    numbers: Sequence[int]
    columns: Sequence[int]
    locate: Locate
    name: str


Item = TextLine | TextGrid | Rows


@dataclass(frozen=True, slots=True)
class Laid:
    """The text of a report, and its tables and places with their offsets."""

    text: str
    tables: tuple[Table, ...]
    places: tuple[Place, ...]


def line(text: str, locator: str) -> TextLine:
    """A line with one place."""
    return TextLine(((text, locator),))


def check_cells(items: Iterable[Item], path: Path, most: int) -> None:
    """Raises InputError (where=path) when the tables among `items` have more than `most` places, merged cells laid out.

    Called before `lay`, which takes memory for each place.
    """
    count = 0
    for item in items:
        if isinstance(item, Rows):
            spread = sum(down * across for down, across in item.merged.values())
            count += max(spread, len(item.numbers) * len(item.columns))
        elif isinstance(item, TextGrid):
            spread = sum(square.row_span * square.column_span for square in item.squares)
            height = len({square.row for square in item.squares})
            count += max(spread, height * item.columns)
        if count > most:
            what = f"has tables of {count:,} cells or more, merged ones laid out, more than the {most:,} that are read"
            raise InputError(path, what, "cut out the tables with the figures, or raise ETL_BOUND_CELLS")


def lay(items: Sequence[Item], encoding: str | None = None) -> Laid:
    """The items as text: a line each, a table one line per row. Blank lines are left out; runs of spaces become one.

    Words written for fonts from before Unicode are turned into Unicode; `encoding` is that of such fonts that some of
    the report is drawn in, for what is too little to be recognised by itself.
    """
    clean = _cleaner(items, encoding)
    text = _Text()
    for item in items:
        if isinstance(item, Rows):
            text.add_rows(item, clean)
        elif isinstance(item, TextGrid):
            text.add_table(item, clean)
        else:
            text.add_line(item, clean)
    return Laid("\n".join(text.lines), tuple(text.tables), tuple(text.places))


def _cleaner(items: Iterable[Item], known: str | None) -> Callable[[str], str]:
    """The function that cleans every piece of the text: the encoding of all of them together is that of each."""
    encoding = legacy_encodings.recognise(piece for item in items for piece in _pieces(item))
    if encoding is not None:
        return lambda piece: squeeze(legacy_encodings.to_unicode(piece, encoding))
    return squeeze if known is None else lambda piece: squeeze(legacy_encodings.to_unicode(piece, known, tie=False))


def _pieces(item: Item) -> Iterable[str]:
    if isinstance(item, Rows):
        return filterfalse(str.isascii, chain.from_iterable(item.texts))
    if isinstance(item, TextGrid):
        return (square.text for square in item.squares)
    return (text for text, _ in item.parts)


def squeeze(text: str) -> str:
    """`text` tidied, on one line, with single spaces, also where the page has lost them."""
    return with_spaces(text if _is_squeezed(text) else " ".join(tidy(text).split()))


def _is_squeezed(text: str) -> bool:
    """Whether there is nothing to do, as for most cells of a table: the only printable space is the plain one."""
    return text.isprintable() and "  " not in text and text.strip() == text and is_normalized("NFC", text)


def _are_squeezed(texts: Sequence[Sequence[str]]) -> bool:
    """Whether `squeeze` has nothing to do for any of them: joined, a space at the edge of one is beside a bar. False
    also for some texts that are squeezed and hold a bar themselves."""
    joined = f"|{'|'.join(map('|'.join, texts))}|"
    if "| " in joined or " |" in joined or not _is_squeezed(joined):
        return False
    words = "|".join(filterfalse(str.isascii, chain.from_iterable(texts)))
    return with_spaces(words) is words


class _Text:
    """The text as it grows: lines, their total length, and the tables and places so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tables: list[Table] = []
        self.places: list[Place] = []
        self._length = 0  # of the lines so far, each with its line end
        self._since_table = 0  # index of the first line that can be a caption of the next table

    def add_line(self, item: TextLine, clean: Callable[[str], str]) -> None:
        start, pieces = self._length, []
        for raw, locator in item.parts:
            if piece := clean(raw):
                if locator:
                    self.places.append(Place(start, start + len(piece), locator))
                pieces.append(piece)
                start += len(piece) + 1
        if pieces:
            self._append(" ".join(pieces))

    def add_table(self, grid: TextGrid, clean: Callable[[str], str]) -> None:
        start, columns, title = self._length, grid.columns, self._title()
        cells: list[Cell] = []
        for row in _rows(grid.squares):
            self._add_row(row, columns, cells, clean)
        rows = max((cell.row + cell.row_span for cell in cells), default=0)
        self._end_table(start, rows, columns, tuple(cells), grid.name, title)

    def add_rows(self, rows: Rows, clean: Callable[[str], str]) -> None:
        """As `add_table`, but for every place at once."""
        start, title = self._length, self._title()
        texts = _cleaned(rows, clean)
        lengths = map(len, chain.from_iterable(texts))
        cells = SheetCells(start, lengths, rows.merged, rows.numbers, rows.columns, rows.locate)
        lines = list(map(SEPARATOR.join, texts))
        self.lines += lines
        self._length += sum(map(len, lines)) + len(lines)
        self._end_table(start, len(rows.numbers), len(rows.columns), cells, rows.name, title)

    def _title(self) -> str:
        return "\n".join(caption_lines(self.lines[self._since_table :]))

    def _end_table(self, start: int, rows: int, columns: int, cells: Sequence[Cell], name: str, title: str) -> None:
        end = max(start, self._length - 1)
        self.tables.append(Table(start, end, rows, columns, cells, name, title))
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


def _cleaned(rows: Rows, clean: Callable[[str], str]) -> Sequence[Sequence[str]]:
    """The texts of each row, cleaned; those that another cell spreads over are empty."""
    texts = list(rows.texts)
    if clean is not squeeze or not _are_squeezed(texts):
        texts = [[clean(text) if text else "" for text in row] for row in texts]
    for row, places in groupby(sorted(covered(rows.merged)), key=itemgetter(0)):
        hidden = {column for _, column in places}
        texts[row] = ["" if column in hidden else text for column, text in enumerate(texts[row])]
    return texts


def _rows(squares: Sequence[Square]) -> Iterable[list[Square]]:
    """The squares row by row; a row that other rows' cells cover altogether has no line."""
    rows: dict[int, list[Square]] = {}
    for square in squares:
        rows.setdefault(square.row, []).append(square)
    return rows.values()
