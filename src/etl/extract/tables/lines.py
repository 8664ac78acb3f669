"""Lines of a text as rows of cells: a cell per line, or a row per line with its figures at the end.

Which of them are a table, and what stands over its columns, is told in `flattened`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mode
from typing import NamedTuple

from etl.language.periods import YEAR

_FIGURE = re.compile(r"[-+–]?\d[\d.,]*%?\**|[-–…]")
_LAST = re.compile(r"[\d%*][ \t]*$", re.MULTILINE)
_WORD, _LETTERS = re.compile(r"\S+"), re.compile(r"[^\W\d_]{2}")
_LINE = re.compile(r"[^\n]*[^\s|][^\n]*")
_ENDS = "0123456789%*.,-–…"
A_YEAR = re.compile(YEAR)
LONGEST, FEWEST, _MOST = 160, 3, 8
"""Characters of a line, rows of a table, figures of a row."""

_APART, _ABOVE = 500, 2000
"""Characters between two rows of a table, and those in which its heading stands."""

Span = tuple[int, int]
Row = tuple[Span, ...]
"""The places of a label and of its figures."""


class Line(NamedTuple):
    """A line at `start:end`; `figures` are the places of the figures it ends with, `label` the words before them."""

    start: int
    end: int
    label: Span
    figures: tuple[Span, ...]

    @property
    def is_cell(self) -> bool:
        """Whether it is one figure and nothing else."""
        return len(self.figures) == 1 and self.label[0] == self.label[1]


@dataclass(frozen=True, slots=True)
class Run:
    """Rows one below the other, of as many cells each: lines `first` to `after` of the text.

    The first of the cells, or the first two (`labels`), are words, the others figures.
    """

    first: int
    after: int
    rows: tuple[Row, ...]
    labels: int = 1

    @property
    def columns(self) -> int:
        """How many figures a row has."""
        return len(self.rows[0]) - self.labels


def stretches(text: str) -> Iterator[Span]:
    """Where lines that end in a figure stand close to each other, with room above for a heading."""
    close, done = list[int](), 0
    for at in [*(match.end() for match in _LAST.finditer(text)), len(text) + _APART]:
        if close and at - close[-1] >= _APART:
            if len(close) >= FEWEST:
                start = text.rfind("\n", 0, max(0, close[0] - _ABOVE)) + 1
                yield max(start, done), close[-1]
                done = close[-1]
            close = []
        close.append(at)


def lines_of(text: str, stretch: Span, taken: Sequence[Span]) -> list[Line]:
    """The lines in `stretch` that say something, but for those in the spans `taken`."""
    lines, i = list[Line](), bisect_right(taken, stretch) - 1
    for match in _LINE.finditer(text, *stretch):
        while i + 1 < len(taken) and taken[i + 1][0] <= match.start():
            i += 1
        if i < 0 or match.start() >= taken[i][1]:
            lines.append(_line(text, *match.span()))
    return lines


def _line(text: str, start: int, end: int) -> Line:
    figures: list[Span] = []
    at = end
    if end - start <= LONGEST and text[start:end].rstrip()[-1] in _ENDS:
        for word in reversed(list(_WORD.finditer(text, start, end))):
            if not _FIGURE.fullmatch(text, *word.span()):
                break
            figures.insert(0, word.span())
            at = word.start()
    return Line(start, end, _label(text, start, at), tuple(figures))


def _label(text: str, start: int, end: int) -> Span:
    return start, start + len(text[start:end].rstrip())


def runs(lines: Sequence[Line], text: str) -> Iterator[Run]:
    """The stretches of `lines` that are rows one below the other, at least three."""
    at = 0
    while at < len(lines):
        run = _cell_by_cell(lines, at, text)
        if len(run.rows) < FEWEST:
            run = _row_by_row(lines, at, text)
        if len(run.rows) >= FEWEST:
            yield run
        at = max(at + 1, run.after)


def _cell_by_cell(lines: Sequence[Line], at: int, text: str) -> Run:
    """Rows of a line for the label, one for the unit where each has one, and a line for each figure."""
    rows, first, labels = list[Row](), at, 0
    while at < len(lines):
        words = next((k for k in range(at, min(at + 3, len(lines))) if lines[k].figures), at) - at
        stop = at + words
        while stop < len(lines) and lines[stop].is_cell and stop - at <= _MOST:
            stop += 1
        alike = not rows or (words, stop - at) == (labels, len(rows[0]))
        if not 0 < words < stop - at or not alike or not _LETTERS.search(text, *lines[at].label):
            break
        labels = words
        rows.append(
            (*(line.label for line in lines[at : at + words]), *(c.figures[0] for c in lines[at + words : stop]))
        )
        at = stop
    return Run(first, at, tuple(rows), labels)


def _row_by_row(lines: Sequence[Line], at: int, text: str) -> Run:
    """Rows of a line each. A line with fewer figures than most is above them ("Năm 2015"); a year that others have
    more belongs to their labels ("giá so sánh 2010"). Where one has another figure more, a cell is lost somewhere."""
    stop = at
    while stop < len(lines) and lines[stop].figures and _LETTERS.search(text, *lines[stop].label):
        stop += 1
    count = mode([len(line.figures) for line in lines[at:stop]] or [0])
    first = next((k + 1 for k in range(stop - 1, at - 1, -1) if len(lines[k].figures) < count), at)
    more = (span for line in lines[first:stop] for span in line.figures[:-count])
    if not 0 < count <= _MOST or not all(A_YEAR.fullmatch(text, *span) for span in more):
        return Run(first, stop, ())
    return Run(first, stop, tuple(_row(line, count, text) for line in lines[first:stop]))


def _row(line: Line, count: int, text: str) -> Row:
    figures = line.figures[-count:]
    return _label(text, line.start, figures[0][0]), *figures
