"""Tables that lost their frame on the way to a text, when only the order of the lines is left of it.

No table out of thin air: at least three rows, one below the other, each with as many figures as the words right above
them head, column by column. Where the heading does not say that surely, the lines stay text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Table
from etl.extract.heading_words import scan
from etl.extract.tables.ditto import is_ditto
from etl.extract.tables.lines import A_YEAR, LONGEST, Line, Row, Run, Span, lines_of, runs, stretches
from etl.extract.tokens import Token

_TIME = frozenset({"period", "when"})
_HEADS = _TIME | {"scenario", "ratio"}
_UNITS = frozenset({"unit", "count"})


def flattened(text: str, taken: Sequence[Span], catalogue: Catalogue) -> list[Table]:
    """The tables of `text` that are left as lines, outside of the spans `taken`; their cells stand where they stand."""
    rows: list[list[Row]] = []
    for stretch in stretches(text):
        lines = lines_of(text, stretch, taken)
        rows += filter(None, (_rows(lines, run, text, catalogue) for run in runs(lines, text)))
    ends = [match.start() for match in re.finditer("\n", text)] if rows else []
    return [_table(each, ends, f"bảng không khung {number}") for number, each in enumerate(rows, 1)]


def _rows(lines: Sequence[Line], run: Run, text: str, catalogue: Catalogue) -> list[Row]:
    """All rows of a table, that of the heading first; none where the heading is not sure."""
    heading, rows = _heading(lines, run, text, catalogue), run.rows
    if not heading and _has_years(run, text, catalogue):
        heading, rows = rows[0], rows[1:]
    if not heading:
        return []
    return [heading, *(row if len(row) == len(heading) else _split(row, text, catalogue) for row in rows)]


def _heading(lines: Sequence[Line], run: Run, text: str, catalogue: Catalogue) -> Row:
    """What stands over the labels, the units where they have a column, and each figure; empty where it is not sure."""
    above = tuple((line.start, line.end) for line in lines[max(0, run.first - run.columns - 2) : run.first])
    told = [_told(span, text, catalogue) for span in above]
    if run.columns == run.labels == 1:
        return _title(above[-1], told[-1], text) if above else ()
    stub = len(above) - run.columns - 1  # what stands before the headings of the figures
    if stub < 0 or not all(map(_is_of_one_column, told[stub + 1 :])):
        return ()
    if run.labels == 1 and _is_column("label", told[stub]):
        return above[stub:]
    return above if stub and _is_column("unit", told[stub]) and _is_column("label", told[0]) else ()


def _has_years(run: Run, text: str, catalogue: Catalogue) -> bool:
    """Whether the first row is the heading: "Chỉ tiêu", "2014", "2015"."""
    labels, years = run.rows[0][: run.labels], run.rows[0][run.labels :]
    purposes = zip(("label", "unit"), labels, strict=False)
    named = all(_is_column(purpose, _told(span, text, catalogue)) for purpose, span in purposes)
    return named and all(A_YEAR.fullmatch(text, *span) for span in years)


def _told(span: Span, text: str, catalogue: Catalogue) -> tuple[Token, ...]:
    return scan(text[span[0] : span[1]], span[0], catalogue) if span[1] - span[0] <= LONGEST else ()


def _is_of_one_column(tokens: Sequence[Token]) -> bool:
    """Whether a line heads one column: "So sánh (%)" stands over several, "So với KH So với 2014" over two."""
    against = [t.start for t in tokens if t.is_("ratio", "against")]
    said = [t for t in tokens if t.kind in _HEADS]
    return bool(said) and len(against) < 2 and (not against or said[-1].start != against[0])


def _is_column(purpose: str, tokens: Sequence[Token]) -> bool:
    return any(t.is_("column", purpose) for t in tokens)


def _title(line: Span, tokens: Sequence[Token], text: str) -> Row:
    """The two halves of a title that is all the heading there is: it has to tell a time, and what is compared."""
    time = next((t.start for t in tokens if t.kind in _TIME), line[0])
    compares = next((t.start for t in tokens if t.is_("ratio", "against")), line[0])
    is_whole = line[0] < time < compares and "%" in text[line[0] : line[1]]
    return ((line[0], time), (time, line[1])) if is_whole else ()


def _split(row: Row, text: str, catalogue: Catalogue) -> Row:
    """The row with the unit at the end of its label in a column of its own; empty where there is none."""
    (start, end), *figures = row
    last = scan(text[start:end], start, catalogue)[-1:]
    at = last[0].start if last and (last[0].kind in _UNITS or is_ditto(text[last[0].start : end])) else end
    return (start, at), (at, end), *figures


def _table(rows: Sequence[Row], ends: Sequence[int], name: str) -> Table:
    """The table of `rows`, in a text whose lines end at `ends`."""
    cells = [
        Cell(row, column, 1, 1, start, end, f"dòng {bisect_left(ends, start) + 1}")
        for row, spans in enumerate(rows)
        for column, (start, end) in enumerate(spans)
    ]
    return Table(rows[0][0][0], rows[-1][-1][1], len(rows), len(rows[0]), cells, name, "")
