"""What stands over the columns of a table without ruling lines: which words head which column, and if that is sure.

A wrong heading would make a plan of a result. Where the words over the columns can be meant for fewer or more of them,
there is no heading, and so no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.documents.captions import is_caption
from etl.documents.pdf_tables.columns import ColumnLine, LinePiece, LineSpan, columns_of, nearest, under
from etl.documents.text_layout import Square

MOST_LINES = 20  # printed lines; those of cells that are centred on each other stand at half a line's distance
_APART = 1.2  # heights of a line between two lines of one heading
_FIRST_APART = 3.0  # … between it and the body
_SAME_SIZE = 0.1  # of the height: how much the lines of one heading may differ
_EVEN = 3.0  # points between edges or middles that are meant to be the same
_MIDDLE = 0.15  # of the width of several columns: how far from their middle a heading of all of them may be
_BEYOND = 1.0  # heights of a line between all labels and a word that is of the first column, though far left of it
Place = tuple[int, int]
"""The first and the last column that a piece of a heading stands over."""


@dataclass(frozen=True, slots=True)
class UnruledHeading:
    """The `lines` of a heading, the columns of `labels`, the `columns` of figures with their own headings, and the
    `edge` between labels and figures."""

    lines: tuple[ColumnLine, ...]
    labels: tuple[LineSpan, ...]
    columns: tuple[LineSpan, ...]
    edge: float

    @property
    def depth(self) -> int:
        """How many rows it has as a part of a table."""
        return max(len(self.over(column)) for column in range(len(self.columns)))

    def places(self, line: ColumnLine) -> list[tuple[LinePiece, Place | None]]:
        """The pieces of a line that stand over figures, and over which."""
        return [(piece, self._place(piece.span)) for piece in line.pieces if sum(piece.span) / 2 > self.edge]

    def _place(self, span: LineSpan) -> Place | None:
        """What a piece stands over: within its column, or with its middle in the middle of its columns."""
        place = under(span, self.columns)
        if place is None:
            return None
        left, right = self.columns[place[0]][0], self.columns[place[1]][1]
        off = abs(sum(span) - left - right) / 2
        if place[0] != place[1]:
            return place if off <= max(_EVEN, _MIDDLE * (right - left)) else None
        inside = left - _EVEN <= span[0] and span[1] <= right + _EVEN
        return place if inside or off <= _EVEN else None

    def over(self, column: int) -> list[tuple[Place, str]]:
        """The words over a column from top to bottom, and what they stand over; lines of one heading as one."""
        cells: list[tuple[Place, str]] = []
        for line in self.lines:
            for piece, place in self.places(line):
                if place is None or not place[0] <= column <= place[1]:
                    continue
                if cells and cells[-1][0] == place:
                    cells[-1] = place, f"{cells[-1][1]} {piece.text}"
                else:
                    cells.append((place, piece.text))
        return cells

    def squares(self, where: str) -> Iterator[Square]:
        """The cells of the heading, the last of each column down to the body."""
        width, depth = len(self.labels), self.depth
        over = [piece for line in self.lines for piece in line.pieces if sum(piece.span) / 2 <= self.edge]
        heads = columns_of(over)
        own = heads if len(heads) == width else self.labels
        for column in range(width):
            words = " ".join(piece.text for piece in over if nearest(piece.span, own) == column)
            yield Square(0, column, words, f"{where}, dòng 1, cột {column + 1}", depth, 1)
        for column in range(len(self.columns)):
            cells = self.over(column)
            for level, ((first, last), words) in enumerate(cells):
                if first == column:
                    down = depth - level if level == len(cells) - 1 else 1
                    place = f"{where}, dòng {level + 1}, cột {width + column + 1}"
                    yield Square(level, width + column, words, place, down, last - first + 1)


def find_heading(
    lines: Sequence[ColumnLine], labels: Sequence[LineSpan], figures: Sequence[LineSpan]
) -> UnruledHeading | None:
    """The heading at the end of `lines`, the last of which is the first line of the body; None where it is not sure."""
    edge = (labels[-1][1] + figures[0][0]) / 2
    above = _above(lines, labels[-1][1], edge)
    columns = _columns(above, figures, edge)
    if columns is not None and _goes_on(lines[: lines.index(above[0])], above[0], columns[-1], edge):
        return None
    unsure = any(
        _is_over_both(piece, edge) and not _is_of_first(line, labels, figures)
        for line in above
        for piece in line.pieces
    )
    if columns is None or unsure or len(above) == MOST_LINES:
        return None
    heading = UnruledHeading(tuple(above), tuple(labels), tuple(columns), edge)
    return heading if all(map(heading.over, range(len(columns)))) and _is_sure(heading) else None


def _is_over_both(piece: LinePiece, edge: float) -> bool:
    """Whether it stands over labels and figures, and may be a title as well as a heading."""
    left, right = piece.span
    height = piece.words[0]["bottom"] - piece.words[0]["top"]
    return bool(left < edge - height and edge + height < right)


def _is_of_first(line: ColumnLine, labels: Sequence[LineSpan], figures: Sequence[LineSpan]) -> bool:
    """Whether the line has a piece for each column of figures, the first well beyond all labels, each ending before the
    next column: one that is wide is over the first of them."""
    spans = [piece.span for piece in line.pieces]
    if len(spans) != len(figures) or spans[0][0] - labels[-1][1] <= _BEYOND * line.height:
        return False
    return all(span[1] < after[0] for span, after in zip(spans[:-1], figures[1:], strict=True))


def _above(lines: Sequence[ColumnLine], right: float, edge: float) -> list[ColumnLine]:
    """The lines that belong together right above the body: of one size, close, none of them a caption, a title, which
    runs from the labels, that end at `right`, over the `edge`, or a row of a table above this one."""
    above: list[ColumnLine] = []
    for line, below in reversed(list(pairwise(lines))):
        apart = below.top - line.bottom > (_APART if above else _FIRST_APART) * line.height
        other_size = above and abs(line.height - below.height) > _SAME_SIZE * below.height
        title = any(piece.span[0] < right and edge < piece.span[1] for piece in line.pieces)
        if apart or other_size or title or line.is_row or is_caption(line.text):
            break
        above.insert(0, line)
    while above and all(sum(piece.span) / 2 <= edge for piece in above[0].pieces):
        del above[0]  # a title over the labels only: "12. (Tiếp theo) …"
    return above


def _goes_on(lines: Sequence[ColumnLine], top: ColumnLine, last: LineSpan, edge: float) -> bool:
    """Whether the line above the `top` of a heading may belong to it, though it stands farther off.

    It stands over figures only, and is not a unit at the right edge of the table, over the `last` column.
    """
    if not lines or is_caption(lines[-1].text):
        return False
    line = lines[-1]
    near = top.top - line.bottom <= _FIRST_APART * line.height
    like = abs(line.height - top.height) <= _SAME_SIZE * top.height and not line.is_row
    is_unit = len(line.pieces) == 1 and line.pieces[0].span[0] >= last[0] - _EVEN
    return near and like and not is_unit and all(piece.span[0] > edge for piece in line.pieces)


def _columns(above: Sequence[ColumnLine], figures: Sequence[LineSpan], edge: float) -> list[LineSpan] | None:
    """The columns of figures as wide as their headings: of as many lines as stand over single columns only."""
    for begin in range(len(above)):
        pieces = [piece for line in above[begin:] for piece in line.pieces if sum(piece.span) / 2 > edge]
        heads = columns_of(pieces)
        if len(heads) != len(figures):
            continue
        wide = [(min(head[0], figure[0]), max(head[1], figure[1])) for head, figure in zip(heads, figures, strict=True)]
        if all(before[1] < after[0] for before, after in pairwise(wide)):
            return wide
    return None


def _is_sure(heading: UnruledHeading) -> bool:
    """Whether no words over the columns can be meant for more of them than they stand over.

    "Kế hoạch" over the middle of three years may be of that year or of all three. It is of one where the columns beside
    it have words of their own on the same line or none below it, or where all are centred on the same height.
    """
    last = len(heading.columns) - 1
    for index, line in enumerate(heading.lines):
        covered = {column for _, place in heading.places(line) if place for column in range(place[0], place[1] + 1)}
        for _, place in heading.places(line):
            if place is None:
                return False
            beside = {place[0] - 1, place[1] + 1}
            if place[0] == 0 or place[1] == last or beside & covered:
                continue
            middles = {column: _middle(heading, column, 0) for column in (*beside, place[0])}
            below = [column for column in beside if _middle(heading, column, index + 1) is not None]
            even = {round((middle or 0) / _EVEN) for middle in middles.values()}
            if below and len(even) > 1:
                return False
    return True


def _middle(heading: UnruledHeading, column: int, begin: int) -> float | None:
    """The height at which the words over a column are centred, from the line `begin` of the heading on."""
    lines = [
        line for line in heading.lines[begin:]
        if any(place and place[0] <= column <= place[1] for _, place in heading.places(line))
    ]  # fmt: skip
    return (lines[0].top + lines[-1].bottom) / 2 if lines else None
