"""Tables that are printed without ruling lines, as yearbooks print them: figures in columns under a heading.

Only what is sure becomes a table: at least three lines with figures in at least two columns, every column with a
heading (see `unruled_heading`), and nothing that runs across the columns. Everything else stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.documents.captions import is_caption
from etl.documents.legacy_encodings import is_syllable
from etl.documents.pdf_tables.columns import (
    ColumnLine,
    LinePiece,
    LineSpan,
    Word,
    columns_of,
    is_year,
    lines_of,
    nearest,
    under,
)
from etl.documents.pdf_tables.unruled_heading import MOST_LINES, UnruledHeading, find_heading
from etl.documents.text_layout import Square, TextGrid

_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 2
_MOST_BETWEEN = 3  # lines without figures between two with figures
_APART = 3.0  # heights of a line: farther apart, lines are not of one table
_MOST_ON_A_PAGE = 1_000  # lines; with more it is no printed page
_MOST_CUTS = 30  # how often a page is tried again between lines that do not fit


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """Lines of a page that are a table: what stands over its columns, and the lines of its `body`."""

    heading: UnruledHeading
    body: tuple[ColumnLine, ...]

    @property
    def top(self) -> float:
        """Where it begins, in points from the top of the page."""
        return self.heading.lines[0].top

    @property
    def words(self) -> Iterator[Word]:
        """All words that stand in it."""
        return (word for line in self.heading.lines + self.body for piece in line.pieces for word in piece.words)

    def grid(self, place: str) -> TextGrid:
        """Its cells; `place` is its locator."""
        squares = [*self.heading.squares(place), *_body_squares(self, place)]
        return TextGrid(tuple(sorted(squares, key=lambda square: square[:2])), place)

    def words_at(self, place: str) -> Iterator[tuple[str, list[Word]]]:
        """The locator and the words of each cell of the body."""
        for row, cells, _ in _body_cells(self):
            for column, pieces in cells.items():
                yield _locator(place, row, column), [word for piece in pieces for word in piece.words]


def find_tables(words: Iterable[Word]) -> list[UnruledTable]:
    """The tables among the words of a page that stand in no ruled table, from top to bottom."""
    lines, found = lines_of(words), list[UnruledTable]()
    blocks = list(_blocks(lines))[::-1] if len(lines) <= _MOST_ON_A_PAGE else []
    looks = len(blocks) + _MOST_CUTS
    while blocks and (looks := looks - 1) >= 0:
        first, end = blocks.pop()
        part = _years_as_labels(lines, first, end)
        table = _table(part, first, end)
        if table is not None:
            found.append(table)
        elif (misfit := _misfit(part, first, end)) is not None:
            blocks += [block for block in ((misfit + 1, end), (first, misfit)) if block[1] - block[0] >= _FEWEST_ROWS]
    return found


def _blocks(lines: Sequence[ColumnLine]) -> Iterator[tuple[int, int]]:
    """Runs of lines that can be the rows of one table: the first with figures and the one after the last."""
    full = [index for index, line in enumerate(lines) if len(line.figures) >= _FEWEST_COLUMNS]
    breaks = [at for at, (index, after) in enumerate(pairwise(full), 1) if _is_break(lines[index : after + 1])]
    for begin, stop in pairwise([0, *breaks, len(full)] if full else []):
        yield full[begin], full[stop - 1] + 1


def _is_break(between: Sequence[ColumnLine]) -> bool:
    """Whether what stands between two lines with figures parts two tables: a caption, a title, a paragraph, a gap."""
    far = any(below.top - above.bottom > _APART * above.height for above, below in pairwise(between))
    left = min(line.figures[0].span[0] for line in (between[0], between[-1]))
    across = (piece.span[0] < left < piece.span[1] for line in between[1:-1] for piece in line.labels)
    captions = (is_caption(line.text) for line in between[1:-1])
    return far or len(between) - 2 > _MOST_BETWEEN or any(across) or any(captions)


def _years_as_labels(lines: Sequence[ColumnLine], first: int, end: int) -> list[ColumnLine]:
    """The lines, where years stand at the left of the rows as labels of those."""
    turned = list(lines)
    rows = [index for index in range(first, end) if not lines[index].is_years and len(lines[index].figures) > 1]
    years = [index for index in rows if not lines[index].labels and is_year(lines[index].figures[0])]
    if all(index in years or lines[index].labels for index in rows):
        for index in years:
            line = lines[index]
            turned[index] = replace(line, labels=line.figures[:1], figures=line.figures[1:])
    return turned


def _misfit(lines: Sequence[ColumnLine], first: int, end: int) -> int | None:
    """The first line that keeps the block from being a table, once those around it are looked at by themselves."""
    figures = columns_of(piece for line in lines[first:end] for piece in line.figures if len(line.figures) > 1)
    return next((at for at in range(first, end) if not lines[at].is_years and not _fits(lines[at], figures)), None)


def _table(lines: Sequence[ColumnLine], first: int, end: int) -> UnruledTable | None:
    """The table whose rows with figures are among `lines[first:end]`, where all of it is sure."""
    while end > first and not lines[end - 1].figures:
        end -= 1  # a title of what stands below, cut off with the block
    body_at = next((index for index in range(first, end) if not lines[index].is_years), end)
    body = list(lines[body_at:end])
    full = [line for line in body if len(line.figures) >= _FEWEST_COLUMNS]
    figures = columns_of(piece for line in full for piece in line.figures)
    labels = _label_columns(full)
    if len(full) < _FEWEST_ROWS or len(figures) < _FEWEST_COLUMNS or not all(_fits(line, figures) for line in body):
        return None
    if not labels or labels[-1][1] > figures[0][0] or any(is_year(line.figures[0]) for line in full):
        return None
    left, from_at = figures[0][0], body_at
    while from_at and _is_group(lines[from_at - 1], lines[from_at], left):
        from_at -= 1
    heading = find_heading(lines[max(0, from_at - MOST_LINES) : from_at + 1], labels, figures)
    if heading is None and from_at < body_at:
        from_at = body_at
        heading = find_heading(lines[max(0, from_at - MOST_LINES) : from_at + 1], labels, figures)
    body = _with_last_label(lines, [*lines[from_at:body_at], *body], end, left)
    if heading is None or not all(map(_has_label, _rows(body))):
        return None
    return UnruledTable(heading, tuple(body))


def _label_columns(rows: Sequence[ColumnLine]) -> list[LineSpan]:
    """The columns of labels; two of which no row has both are one, in which words begin at different places."""
    columns = columns_of(piece for line in rows for piece in line.labels)
    filled = [{under(piece.span, columns) for piece in line.labels} for line in rows]
    merged: list[tuple[LineSpan, set[int]]] = []
    for index, column in enumerate(columns):
        its_rows = {row for row, places in enumerate(filled) if (index, index) in places}
        if merged and not merged[-1][1] & its_rows:
            (left, _), rows_before = merged[-1]
            merged[-1] = (left, column[1]), rows_before | its_rows
        else:
            merged.append((column, its_rows))
    return [span for span, _ in merged]


def _has_label(row: Sequence[ColumnLine]) -> bool:
    """Whether it is told whose figures a row holds."""
    return any(line.labels for line in row) or not any(line.figures for line in row)


def _is_group(line: ColumnLine, below: ColumnLine, left: float) -> bool:
    """Whether a line above the body names a group of rows: labels only, close to the row below."""
    only_labels = not line.figures and all(piece.span[1] <= left for piece in line.labels)
    return only_labels and below.top - line.bottom <= line.height and not is_caption(line.text)


def _fits(line: ColumnLine, figures: Sequence[LineSpan]) -> bool:
    """Whether a line of the body keeps to the columns: labels left of the figures, one figure in a column."""
    places = [under(piece.span, figures) for piece in line.figures]
    if any(place is None or place[0] != place[1] for place in places) or len(set(places)) < len(places):
        return False
    left, right = figures[0][0], figures[-1][1]
    if line.figures:
        return all(piece.span[1] <= left for piece in line.labels)
    return all(piece.span[1] <= left or left <= piece.span[0] <= piece.span[1] <= right for piece in line.labels)


def _with_last_label(lines: Sequence[ColumnLine], body: list[ColumnLine], end: int, left: float) -> list[ColumnLine]:
    """The body and the rest of its last label, which may run on below the last figures."""
    if end < len(lines) and not lines[end].figures:
        below, last = lines[end], body[-1]
        tight = below.top - last.bottom < 0.5 * last.height
        if tight and _begins_small(below) and all(piece.span[1] <= left for piece in below.labels):
            return [*body, below]
    return body


def _body_squares(table: UnruledTable, place: str) -> Iterator[Square]:
    count = len(table.heading.columns)
    width = len(table.heading.labels)
    for row, pieces, across in _body_cells(table):
        for column in range(width + (count if across == 1 else 1)):
            text = " ".join(piece.text for piece in pieces.get(column, ()))
            yield Square(row, column, text, _locator(place, row, column), 1, across if column == width else 1)


def _locator(place: str, row: int, column: int) -> str:
    return f"{place}, dòng {row + 1}, cột {column + 1}"


def _body_cells(table: UnruledTable) -> Iterator[tuple[int, dict[int, list[LinePiece]], int]]:
    """Each row of the body with its pieces column by column, and how many columns its first cell of figures spans."""
    heading, width = table.heading, len(table.heading.labels)
    for row, lines in enumerate(_rows(table.body), heading.depth):
        pieces: dict[int, list[LinePiece]] = {}
        across = 1
        for line in lines:
            for piece in line.pieces:
                if piece.is_figure and piece in line.figures:
                    column = width + (under(piece.span, heading.columns) or (0, 0))[0]
                elif piece.span[1] <= heading.columns[0][0] or piece.span[0] < heading.labels[-1][1]:
                    column = _label(piece, line, heading.labels)
                else:
                    column, across = width, len(heading.columns)  # a line across the figures: "Cơ cấu (%)"
                pieces.setdefault(column, []).append(piece)
        yield row, pieces, across


def _label(piece: LinePiece, line: ColumnLine, columns: Sequence[LineSpan]) -> int:
    """The column of labels that a piece stands in; one that is alone in its line may be long."""
    place = under(piece.span, columns)
    return place[0] if place is not None and len(line.labels) == 1 else nearest(piece.span, columns)


def _rows(body: Sequence[ColumnLine]) -> list[list[ColumnLine]]:
    """The lines row by row: a label that runs over several has its figures on one of them."""
    rows: list[list[ColumnLine]] = []
    for line in body:
        before = rows[-1] if rows else []
        has_figures = any(each.figures for each in before)
        goes_on = not line.labels or _begins_small(line) or (bool(before) and _translates(line, before[0]))
        centred = bool(before) and not before[-1].labels and len(before) > 1  # a label above and below its figures
        if before and (goes_on or centred) and not (has_figures and line.figures):
            before.append(line)
        else:
            rows.append([line])
    return rows


def _begins_small(line: ColumnLine) -> bool:
    """Whether the label goes on with the one above: it begins with a small letter."""
    label = line.labels[0].text if line.labels else ""
    return label[:1].islower() and label[1:2] not in (")", ".")


def _translates(line: ColumnLine, above: ColumnLine) -> bool:
    """Whether the label is in English, and says again what the one above it says in Vietnamese."""
    return _is_english(line) and not _is_english(above)


def _is_english(line: ColumnLine) -> bool:
    words = " ".join(piece.text for piece in line.labels).replace("-", " ").split()
    plain = [word.strip(",;.()") for word in words]
    foreign = any(word[1:].islower() and word.isalpha() and not is_syllable(word) for word in plain)
    return bool(words) and all(word.isascii() for word in words) and (foreign or plain == ["TOTAL"])
