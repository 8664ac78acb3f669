"""The cells of a table of a sheet, held as the lengths of their texts and made when they are first asked for.

An annex has thousands of cells, and each crosses from one process to another: numbers in one array are much faster to
send than `Cell`s.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, compress, cycle, product, repeat
from operator import add
from typing import Any, overload

from etl.documents.document import Cell

SEPARATOR = " | "
Pair = tuple[int, int]
"""A row and a column, or how many of them."""
Locate = Callable[[Sequence[int], Sequence[int]], list[str]]
"""The locators of cells, row by row, by the numbers of the rows and columns in the sheet. Can be pickled."""
_cell_of = partial(tuple.__new__, Cell)  # Cell._make without its check, in half the time


class SheetCells(Sequence[Cell]):
    """The cells of a table whose every place is known, in the order of the text.

    `merged` holds, by row and column, the rows and columns that a cell spreads over. Equal to any sequence of the same
    cells.
    """

    __slots__ = ("_columns", "_lengths", "_locate", "_made", "_merged", "_numbers", "_start")

    def __init__(
        self, start: int, lengths: Iterable[int], merged: Mapping[Pair, Pair], numbers: Sequence[int],
        columns: Sequence[int], locate: Locate,
    ) -> None:  # fmt: skip
        """`lengths` of the texts of all places, row by row, the first of which begins at `start`; `numbers` and
        `columns` are those of the sheet, for `locate`."""
        self._start, self._lengths = start, array("I", lengths)
        self._merged, self._numbers, self._columns, self._locate = merged, numbers, columns, locate
        self._made: tuple[Cell, ...] | None = None

    def __len__(self) -> int:
        return len(self._cells())

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, index: int | slice) -> Cell | tuple[Cell, ...]:
        return self._cells()[index]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells())

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._cells())

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self._start, self._lengths, self._merged, self._numbers, self._columns, self._locate)

    def _cells(self) -> tuple[Cell, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    def _make(self) -> list[Cell]:
        """Each step is one pass over all places."""
        height, width = len(self._numbers), len(self._columns)
        rows = chain.from_iterable(map(repeat, range(height), repeat(width)))
        gaps = cycle([len(SEPARATOR)] * (width - 1) + [1])
        starts = list(accumulate(map(add, self._lengths, gaps), initial=self._start))
        ends = map(add, starts, self._lengths)
        where = self._locate(self._numbers, self._columns)
        cells = list(map(_cell_of, zip(rows, cycle(range(width)), repeat(1), repeat(1), starts, ends, where)))
        for (row, column), (down, across) in self._merged.items():
            at = row * width + column
            cells[at] = cells[at]._replace(row_span=down, column_span=across)
        shown = bytearray(b"\1" * len(cells))
        for row, column in covered(self._merged):
            shown[row * width + column] = 0
        return list(compress(cells, shown))


def _restored(start: int, lengths: array[int], *rest: Any) -> SheetCells:
    """The object that pickle makes of its parts."""
    cells = SheetCells.__new__(SheetCells)
    cells._start, cells._lengths, cells._made = start, lengths, None
    cells._merged, cells._numbers, cells._columns, cells._locate = rest
    return cells


def covered(merged: Mapping[Pair, Pair]) -> Iterator[Pair]:
    """The places that a merged cell spreads over, other than its own."""
    for (top, left), (down, across) in merged.items():
        places = product(range(top, top + down), range(left, left + across))
        next(places)
        yield from places
