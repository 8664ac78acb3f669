"""A table as the second reader sees it: the words above a cell, beside it and around it. Nothing is decided here.

What is a heading is not asked: the words above a cell are the nearest run of words in its column, going up. Rows
without figures and without such words name what is below them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Table
from etl.extract.scoring.tables.said import NOTHING, Named, Said, said
from etl.language.periods import YEAR

_FIGURE = re.compile(r"[\s(\[+\-–−±≥≤<>~▲△▼▽]*\d[\d.,\s]*(?:[-–−]\s?\d[\d.,]*)?\s*%?[\s)\]*¹²³]*")
_TIME = re.compile(rf"\s*(?:{YEAR}(?:\s?[-–/]\s?\d{{1,4}})?|\d{{1,2}}\s?/\s?{YEAR})\s*")
_LETTER = re.compile(r"[^\W_]")
_DITTO = re.compile(r"""\s*(?:["“”″]|'')\s*|\s*-?\s?(?:nt|NT)\s?-?\s*""")
"""Marks for what stands above."""
_GROUPS, _BEFORE, _TITLES, _BESIDE = 2, 3, 3, 8
_ABOVE, _LONGEST = 400, 240
"""Characters above a table that may be its title; those of a text of which something is made."""
_KEPT = 1 << 14

Piece = tuple[str, Said]
"""Words with the name of where they stand; where there are several, a number, 0 for the nearest."""


@dataclass(eq=False, frozen=True, slots=True)
class Naming:
    """The names that a row's label (`own`) and what is around it (`others`) have, and what the label says beside
    names: the `kinds` of its phrases, whether it has a place (`placed`), and how many `unknown` words, 4 at most."""

    own: tuple[Named, ...]
    others: tuple[tuple[str, tuple[Named, ...]], ...]
    kinds: tuple[str, ...]
    placed: bool
    unknown: int


@dataclass(eq=False, frozen=True, slots=True)
class HeadNaming:
    """The names that a heading has (`own`), what it says is `measured`, and the names of the `titles` above it."""

    own: tuple[Named, ...]
    measured: tuple[str, ...]
    titles: tuple[tuple[str, tuple[Named, ...]], ...]


_naming, _head_naming = lru_cache(_KEPT)(Naming), lru_cache(_KEPT)(HeadNaming)
"""Of one content there is one, so that what is asked of it is asked once, on whatever sheet it stands."""


class Row:
    """What is said of a row, the same for all its cells: its `label`, the rows without figures above it (`groups`) and
    those with figures (`before`), nearest first. Made by `row_of`."""

    def __init__(self, label: Said, groups: tuple[Said, ...], before: tuple[Said, ...]) -> None:
        self.label, self.groups, self.before = label, groups, before
        self.time_label = label if label.tells_time else NOTHING
        around = (*_numbered("group", groups), *_numbered("before", before))
        names = (("label 0", label), *around)
        told = tuple((where, each.names) for where, each in around if each.names)
        unknown = min(4, sum(":" not in key and key.isalpha() for key in label.keys))
        self.naming = _naming(label.names, told, label.kinds, bool(label.areas), unknown)
        self.units = tuple((where, each.units) for where, each in names[: 1 + len(groups)] if each.units)
        self.areas = tuple((where, each.areas[:2]) for where, each in names if each.areas)
        self.timed_groups = groups if any(each.times for each in groups) else ()


class Column:
    """What is said of a column from some row on: its `head`ings, those of the columns to the `left` and to the `right`,
    nearest first, and the `titles` of the table."""

    def __init__(self, head: Said, left: tuple[Said, ...], right: tuple[Said, ...], titles: tuple[Said, ...]) -> None:
        self.head, self.left, self.right, self.titles = head, left, right, titles
        above = _numbered("title", titles)
        named = tuple((where, each.names) for where, each in above if each.names)
        self.naming = _head_naming(head.names, head.measured, named)
        beside = (*above, *_numbered("left", left[:3]), *_numbered("right", right[:1]))
        self.times = tuple(each for each in (("head", head), *beside) if each[1].times)
        self.units = tuple((where, each.units) for where, each in above if each.units)
        self.areas = tuple((where, each.areas[:2]) for where, each in (("head", head), *above) if each.areas)


row_of, column_of = lru_cache(_KEPT)(Row), lru_cache(_KEPT)(Column)
"""The row or the column of which this is said; the same says the same on whatever sheet it stands."""


def _numbered(place: str, pieces: Sequence[Said]) -> tuple[Piece, ...]:
    return tuple((f"{place} {k}", each) for k, each in enumerate(pieces))


class View:
    """One table of a document's `text`: the `row` and the `column` of a cell."""

    def __init__(self, table: Table, text: str, above: str, catalogue: Catalogue) -> None:
        """`above` is the text between the table before it and this one."""
        self._table, self._text, self._catalogue = table, text, catalogue
        self._lines = [line for line in above[-_ABOVE:].split("\n") if _LETTER.search(line)][-_TITLES:]
        self._heads: dict[int, tuple[list[int], list[Said]]] = {}
        self._rows: dict[int, Row] = {}
        self._columns: dict[tuple[int, int], Column] = {}
        self._wide: list[str] = []
        self._walk()
        self._starts = sorted({row for rows, _ in self._heads.values() for row in rows})

    @property
    def is_headed(self) -> bool:
        """Whether any words stand above figures."""
        return bool(self._heads)

    def go_on(self, last: View) -> None:
        """Takes the headings of the table before it, where that has as many columns."""
        if last._table.columns == self._table.columns:
            self._heads = {column: ([0], heads[-1:]) for column, (_, heads) in last._heads.items()}
            self._lines, self._starts = self._lines or last._lines, [0]

    def row(self, cell: Cell) -> Row:
        """What is said of the row of `cell`."""
        return self._rows.get(cell.row) or self._rows.setdefault(cell.row, row_of(NOTHING, (), ()))

    def column(self, cell: Cell) -> Column:
        """What is said of the column of `cell` there."""
        key = cell.column, bisect_right(self._starts, cell.row)
        found = self._columns.get(key)
        if found is None:
            columns, row = self._sorted_values, cell.row
            at = bisect_right(columns, cell.column)
            left = [self._head(column, row) for column in columns[max(0, at - 1 - _BESIDE) : max(0, at - 1)]]
            right = [self._head(column, row) for column in columns[at : at + _BESIDE]]
            head = self._head(cell.column, row)
            found = self._columns[key] = column_of(head, tuple(reversed(left)), tuple(right), self._titles)
        return found

    @cached_property
    def _titles(self) -> tuple[Said, ...]:
        lines = [*self._lines, *self._wide][-_TITLES:]
        if self._table.title and not any(self._table.title in line for line in lines):
            lines = [self._table.title, *lines]
        return tuple(self._said(line) for line in reversed(lines))

    def _head(self, column: int, row: int) -> Said:
        rows, heads = self._heads.get(column, ((), ()))
        at = bisect_right(rows, row) - 1
        return heads[at] if at >= 0 else NOTHING

    def _said(self, words: str) -> Said:
        return said(" ".join(words.split())[:_LONGEST], self._catalogue)

    # --- one walk down the rows ---------------------------------------------------------------------------------

    def _walk(self) -> None:
        """Finds the words above each column's figures, and what each row is called and stands below."""
        values, blocks = self._values, dict[int, list[str]]()
        groups, before = list[Said](), list[Said]()
        headed = grouped = False
        spanning, last = list[Cell](), dict[int, str]()  # labels that go on over rows below their first; those above
        for row, cells in self._filled:
            spanning = [cell for cell in spanning if row < cell.row + cell.row_span]
            figures = {cell.column for cell in cells if cell.start in self._figures} & values
            words = [cell for cell in cells if cell.start not in self._figures]
            if figures:
                for column in figures & blocks.keys():
                    self._ends(column, row, blocks.pop(column))
                labels = [cell for cell in (*spanning, *words) if not self._is_wide(cell)]
                for cell in labels:
                    if _DITTO.fullmatch(self._words(cell)) is None:
                        last[cell.column] = self._words(cell)
                columns = sorted(cell.column for cell in labels)
                label = self._said(" ".join(last.get(column, "") for column in columns))
                spanning += [cell for cell in words if cell.row_span > 1]
                self._rows[row] = row_of(label, tuple(groups), tuple(before))
                before = [label, *before[: _BEFORE - 1]]
                headed, grouped = True, False
                continue
            over = [cell for cell in words if not values.isdisjoint(self._covers(cell)) and not self._is_wide(cell)]
            if not over or (headed and not blocks and len(values) > 1 and values <= {*self._covers(over[0])}):
                line = " ".join(map(self._words, words))
                if headed or blocks:
                    groups = [self._said(line), *(groups if grouped or not over else [])][:_GROUPS]
                else:
                    self._wide.append(line)
                grouped = True
                continue
            if not blocks:
                groups, before = groups if grouped else [], []
            grouped = False
            for cell in over:
                for column in values.intersection(self._covers(cell)):
                    blocks.setdefault(column, []).append(self._words(cell))

    def _ends(self, column: int, row: int, block: Sequence[str]) -> None:
        rows, heads = self._heads.setdefault(column, ([], []))
        rows.append(row)
        heads.append(self._said(" ".join(block)))

    @cached_property
    def _filled(self) -> list[tuple[int, list[Cell]]]:
        """The rows that say something, each with the cells that begin in it."""
        rows: dict[int, list[Cell]] = {}
        for cell in self._table.cells:
            if _LETTER.search(self._text, cell.start, cell.end) or _DITTO.fullmatch(self._text, cell.start, cell.end):
                rows.setdefault(cell.row, []).append(cell)
        return sorted(rows.items())

    @cached_property
    def _figures(self) -> frozenset[int]:
        """Where the cells begin that hold a figure, and no time."""
        words = ((cell.start, self._words(cell)) for _, cells in self._filled for cell in cells)
        return frozenset(start for start, each in words if _FIGURE.fullmatch(each) and not _TIME.fullmatch(each))

    @cached_property
    def _values(self) -> frozenset[int]:
        """The columns that have as many figures as words, from their first figure down."""
        figures, words = Counter[int](), Counter[int]()
        for _, cells in self._filled:
            for cell in cells:
                if cell.start in self._figures:
                    figures[cell.column] += 1
                elif cell.column in figures and not self._is_wide(cell):
                    words[cell.column] += 1
        return frozenset(column for column, count in figures.items() if count >= words[column])

    @cached_property
    def _sorted_values(self) -> list[int]:
        return sorted(self._values)

    def _covers(self, cell: Cell) -> range:
        return range(cell.column, min(cell.column + cell.column_span, self._table.columns))

    def _is_wide(self, cell: Cell) -> bool:
        """Whether the cell goes over most of the table, the labels too: a title, or the name of what is below."""
        return cell.column_span > 1 and cell.column == 0 and 2 * cell.column_span > self._table.columns

    def _words(self, cell: Cell) -> str:
        return self._text[cell.start : cell.end]


class Views:
    """The views of a document's tables, each made when it is asked for."""

    def __init__(self, tables: Sequence[Table], text: str, catalogue: Catalogue) -> None:
        self._tables = sorted(tables, key=lambda table: table.start)
        self._text, self._catalogue = text, catalogue
        self._starts = [table.start for table in self._tables]
        self._made: dict[int, View] = {}

    def at(self, start: int) -> tuple[View, Cell] | None:
        """The cell that begins at `start`, with the view of its table; None where none does."""
        k = bisect_right(self._starts, start) - 1
        cell = self._cells(k).get(start) if k >= 0 else None
        return None if cell is None else (self._view(k), cell)

    def _view(self, k: int) -> View:
        if k not in self._made and not self._make(k).is_headed:
            for before in range(k):  # what a table goes on with may itself go on with the one before
                after = self._made.get(before + 1) or self._make(before + 1)
                if not after.is_headed:
                    after.go_on(self._made.get(before) or self._make(before))
        return self._made[k]

    def _make(self, k: int) -> View:
        after = self._tables[k - 1].end if k else 0
        self._made[k] = View(self._tables[k], self._text, self._text[after : self._starts[k]], self._catalogue)
        return self._made[k]

    def _cells(self, k: int) -> dict[int, Cell]:
        if k not in self._by_start:
            self._by_start[k] = {cell.start: cell for cell in self._tables[k].cells}
        return self._by_start[k]

    @cached_property
    def _by_start(self) -> dict[int, dict[int, Cell]]:
        return {}
