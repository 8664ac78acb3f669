"""Notes below a table that tell of marked figures that they are estimates, and of marked labels at which prices they
are: "2022(*)" over "(*) Số liệu ước tính", "2021(1)" over "(1) Số ước thực hiện", "Giá trị sản xuất(1)" over "(1) Theo
giá so sánh 2010"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.boxhead_tree import Flow
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import Layout
from etl.extract.tokens import Token
from etl.language.fold import fold

_MARKED = re.compile(r"(?:(?P<mark>\*{1,3})\)?|[^\W_]\s*\((?P<number>\d)\))\s*$")
"""A heading or a figure that ends in a mark; a number is one only in brackets and behind words."""
_BEGINS = re.compile(r"[^\w*(]*(?:(?:ghi chú|chú thích|lưu ý)[^\w*(]*)?$")
_POINTER = re.compile(r"\((?P<mark>\d|\*{1,3})\)|(?<!\w)(?P<bare>\*{1,3})(?!\w)")
_POINTS = re.compile(r"[^\W\d_)]\s*\(?(?P<mark>\*{1,3}|(?<=\()\d(?=\)))\)?\s*$")
_LINES, _LONGEST = 6, 160  # below the table, and of each
_BEHIND = 6000  # characters behind a table in which one note explains the marks of several
_UNSETTLED = ("estimate", "preliminary")


def unsettled_by_mark(grid: Grid, layout: Layout, catalogue: Catalogue) -> dict[str, Token]:
    """The word of a note that makes figures with its mark estimates or preliminary ones, by the mark."""
    found: dict[str, Token] = {}
    heads = [words for flows in layout.heads.values() for flow in flows for words, _ in flow.pieces(grid.text)]
    marks = {ending["mark"] for words in heads if (ending := _MARKED.search(words)) is not None}
    if "*" not in grid.text and not marks:
        return found
    notes = list(_notes(_lines(grid, layout), grid.text))
    if marks - {told for told, _, _ in notes} - {None}:  # "2007(*)" in two tables, explained below the second
        notes += _notes(_lines_behind(grid), grid.text)
    for mark, start, says in notes:
        tokens = scan(says, start, catalogue)
        told = [token for token in tokens if token.kind == "scenario" and token.value != "actual"]  # "ước thực hiện"
        if len(told) == 1 and told[0].value in _UNSETTLED:
            found.setdefault(mark, told[0])
    return found


def priced_by_mark(
    rows: Mapping[int, Heading], words: Mapping[int, str], grid: Grid, layout: Layout, catalogue: Catalogue
) -> dict[int, Heading]:
    """The headings of `rows`; those whose label, which `words` has, ends in a mark are at the prices that its note
    below the table tells."""
    pointing = {row: found["mark"] for row in rows if (found := _POINTS.search(words.get(row, ""))) is not None}
    if not pointing:
        return dict(rows)
    prices: dict[str, Token] = {}
    for mark, start, says in _notes(_lines(grid, layout), grid.text):
        told = [token for token in scan(says, start, catalogue) if token.kind == "price"]
        if len(told) == 1:
            prices.setdefault(mark, told[0])
    return {
        row: replace(heading, price=prices[pointing[row]])
        if heading.price is None and pointing.get(row) in prices
        else heading
        for row, heading in rows.items()
    }


def marked(words: str, notes: Mapping[str, Token]) -> Token | None:
    """What the `notes` say of a cell that ends in a mark."""
    mark = _MARKED.search(words) if notes else None
    return notes.get(mark["mark"] or mark["number"]) if mark is not None else None


def with_notes(
    headings: Mapping[int, Heading], heads: Mapping[int, tuple[Flow, ...]], notes: Mapping[str, Token], text: str
) -> dict[int, Heading]:
    """The headings of columns, those that tell no scenario with the one of their note."""
    return {column: _with_note(heading, heads.get(column, ()), notes, text) for column, heading in headings.items()}


def _with_note(heading: Heading, flows: tuple[Flow, ...], notes: Mapping[str, Token], text: str) -> Heading:
    if not notes or heading.side.scenario is not None or heading.is_ratio:
        return heading
    cells = [words for flow in flows for words, _ in flow.pieces(text)]
    token = next((token for words in cells if (token := marked(words, notes)) is not None), None)
    return heading if token is None else replace(heading, side=replace(heading.side, scenario=token))


def _notes(lines: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[str, int, str]]:
    """The notes: the mark of each, where its words begin, and these. A line of notes begins with a mark."""
    for start, end in lines:
        line = text[start:end]
        marks = list(_POINTER.finditer(line))
        if not marks or _BEGINS.fullmatch(fold(line[: marks[0].start()])) is None:
            continue
        for mark, after in zip(marks, [*(m.start() for m in marks[1:]), len(line)], strict=True):
            yield mark["mark"] or mark["bare"], start + mark.end(), line[mark.end() : after]


def _lines(grid: Grid, layout: Layout) -> Iterator[tuple[int, int]]:
    """The rows of the table that hold one cell of words, and the lines right below it."""
    for row in layout.body:
        cells = grid.row(row)
        if len(cells) == 1 and cells[0].end - cells[0].start <= _LONGEST:
            yield cells[0].start, cells[0].end
    at = grid.table.end
    for line in grid.text[at : at + _LINES * _LONGEST].split("\n")[:_LINES]:
        if " | " in line:
            return
        yield at, at + len(line)
        at += len(line) + 1


def _lines_behind(grid: Grid) -> Iterator[tuple[int, int]]:
    """The lines of words behind the table and the tables that follow it."""
    at = grid.table.end
    for line in grid.text[at : at + _BEHIND].split("\n"):
        if line and " | " not in line and len(line) <= _LONGEST:
            yield at, at + len(line)
        at += len(line) + 1
