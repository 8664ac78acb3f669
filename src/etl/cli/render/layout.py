"""A table as wide as a terminal is: words, numbers and ids stay whole; what is too wide becomes a block per row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

WIDEST = 100
"""Columns that one column of a table may take before its cells are folded, unless one word is longer."""
GAP, NARROW_GAP = 3, 1
"""Columns between two columns of a table: with space for it, and without."""
_FEWEST = 20
"""Columns for the values of a block, however narrow the terminal is."""
_COMMAND = re.compile(r"`[^`\n]{1,100}`")
"""What is copied as a whole: within it no line ends."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of a table before anybody knows how wide it may be. `numeric` are the places of columns of numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: frozenset[int] = frozenset()
    title: str | None = None

    def least(self) -> list[int]:
        """For each column how wide its longest word is; a number is one word, whatever stands between its digits."""
        return [max(self._words(place)) for place in range(len(self.columns))]

    def most(self) -> list[int]:
        """For each column how wide it is when nothing is folded, WIDEST at most."""
        longest = [max(cell_len(cell) for cell in self._cells(place)) for place in range(len(self.columns))]
        return [max(least, min(wide, WIDEST)) for least, wide in zip(self.least(), longest, strict=True)]

    def filled(self) -> Grid:
        """The same without columns in which no row has anything."""
        kept = [place for place in range(len(self.columns)) if any(row[place].plain for row in self.rows)]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in kept),
            rows=tuple(tuple(row[place] for place in kept) for row in self.rows),
            numeric=frozenset(new for new, place in enumerate(kept) if place in self.numeric),
        )

    def _cells(self, place: int) -> Iterator[str]:
        yield self.columns[place]
        yield from (row[place].plain for row in self.rows)

    def _words(self, place: int) -> Iterator[int]:
        yield 1
        for cell in self._cells(place):
            # Rich folds at the narrow space between the digits of a number, too: such a cell stays in one line.
            yield from map(cell_len, [cell] if "\u202f" in cell else words(cell))


def whole(grid: Grid) -> Table:
    """The table with every column as wide as it needs."""
    return _table(grid, grid.most(), GAP)


def fitted(grid: Grid, width: int) -> RenderableType:
    """The table in `width` columns: folded between words, without empty columns, or else a block for each row."""
    if not grid.rows:
        return whole(grid)
    for part, gap in ((grid, GAP), (grid.filled(), GAP), (grid.filled(), NARROW_GAP)):
        if sum(part.most()) <= _room(part, width, gap):
            return _table(part, part.most(), gap)
    part = grid.filled()
    room = _room(part, width, NARROW_GAP)
    if sum(part.least()) <= room:
        return _table(part, _shared(part.least(), part.most(), room), NARROW_GAP)
    return _blocks(grid, width)


def _room(grid: Grid, width: int, gap: int) -> int:
    """What the columns may take together: without the spaces between them and at the edges."""
    return width - gap * (len(grid.columns) - 1) - 2


def _shared(least: Sequence[int], most: Sequence[int], room: int) -> list[int]:
    """Widths between `least` and `most` that take no more than `room`; columns that lack little come first."""
    widths, left = list(least), room - sum(least)
    for place in sorted(range(len(widths)), key=lambda place: most[place] - least[place]):
        more = min(most[place] - least[place], left)
        widths[place], left = widths[place] + more, left - more
    return widths


def _table(grid: Grid, widths: Sequence[int], gap: int) -> Table:
    style = {"box": box.SIMPLE_HEAD, "title_justify": "left", "title_style": "bold", "pad_edge": False}
    table = Table(title=grid.title, padding=(0, (gap - 1) // 2), **style)  # type: ignore[arg-type]
    for place, (name, width) in enumerate(zip(grid.columns, widths, strict=True)):
        table.add_column(Text(name), justify="right" if place in grid.numeric else "left", width=width, overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text("\n").join(folded(cell, width)) for cell, width in zip(row, widths, strict=True)))
    return table


def _blocks(grid: Grid, width: int) -> Group:
    """Each row as lines of name and value."""
    names = max(map(cell_len, grid.columns)) + 2
    lines = [Text(f"{grid.title}\n", "bold")] if grid.title else []
    for row in grid.rows:
        for name, cell in zip(grid.columns, row, strict=True):
            if cell.plain:
                lines += beside(Text(name, "bold"), cell, names, width)
        lines.append(Text())
    return unfolded(lines)


def beside(name: Text, value: Text, indent: int, width: int) -> Iterator[Text]:
    """The lines of a value, `indent` columns from the left, the first with its name before it.

    One with a word that is too long for that begins further left, below the name; where it is longer than a line, the
    terminal ends it.
    """
    for line in folded(value, max(_FEWEST, width - indent)):
        place = max(0, min(indent, width - cell_len(line.plain)))
        if cell_len(name.plain) > max(0, place - 1):
            yield name
            name = Text()
        yield Text.assemble(name, " " * (place - cell_len(name.plain)), line)
        name = Text()


def unfolded(lines: Sequence[Text]) -> Group:
    """Lines that end where they end, also those that are longer than the terminal is wide."""
    for line in lines:
        line.no_wrap, line.overflow = True, "ignore"
    return Group(*lines)


def words(text: str) -> list[str]:
    """What stands between spaces; a command in backquotes is one word."""
    joined = _COMMAND.sub(lambda command: command[0].replace(" ", "\0"), text)
    return [word.replace("\0", " ") for word in joined.split(" ")]


def folded(text: Text, width: int) -> list[Text]:
    """The lines of a cell or a sentence in `width` columns, with words whole, also those that are longer."""
    return [line for part in text.split("\n", allow_blank=True) for line in _folded(part, width)]


def _folded(text: Text, width: int) -> list[Text]:
    lines, start, at = [Text()], 0, 0
    for word in words(text.plain):
        if at > start and cell_len(text.plain[start : at + len(word)]) > width:
            lines.append(Text())
            start = at
        at += len(word) + 1
        lines[-1] = text[start:at]
    for line in lines:
        line.rstrip()
    return lines
