"""Figures whose digits OCR reads one way and, at a second look, another way: they are doubts, with both readings.

So are those whose heading, label or year was read in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from etl.documents.document import Cell, Document, Table, Unsure
from etl.extract.observation import Doubt, Observation
from etl.language.periods import YEAR

RULE = "ocr.digits"
_YEAR = re.compile(YEAR)
_Span = tuple[int, int]


def apart(observations: Iterable[Observation], document: Document) -> tuple[list[Observation], list[Doubt]]:
    """The observations whose digits are sure, and a doubt for each of the others."""
    if not document.unsure:
        return list(observations), []
    told_by = dict(chain.from_iterable(_tells(unsure, document) for unsure in document.unsure))
    sure, doubts = list[Observation](), list[Doubt]()
    for observation in observations:
        unsure = _unsure(observation, document, told_by)
        if unsure is None:
            sure.append(observation)
        else:
            doubts.append(_doubt(observation, document.text[unsure.start : unsure.end], unsure.other))
    return sure, doubts


def _unsure(observation: Observation, document: Document, told_by: dict[_Span, Unsure]) -> Unsure | None:
    start, end = observation.char_start, observation.char_end
    own = next((u for u in document.unsure if u.start < end and start < u.end), None)
    return own or next((unsure for place, unsure in told_by.items() if place[0] <= start and end <= place[1]), None)


def _tells(unsure: Unsure, document: Document) -> Iterator[tuple[_Span, Unsure]]:
    """The places whose figures are what the `unsure` passage says they are: below a heading, beside a label, in the
    paragraph of a year."""
    words = document.text[unsure.start : unsure.end]
    is_year = _YEAR.fullmatch(words) is not None
    if not is_year and not any(map(str.isalpha, words)):
        return
    table = next((table for table in document.tables if table.start <= unsure.start < table.end), None)
    if table is not None:
        yield from (((cell.start, cell.end), unsure) for cell in _named(unsure, table))
    elif is_year:
        start = document.text.rfind("\n", 0, unsure.start) + 1
        end = document.text.find("\n", unsure.end)
        yield (start, end if end >= 0 else len(document.text)), unsure


def _named(unsure: Unsure, table: Table) -> Iterator[Cell]:
    """The cells below and beside the one with the `unsure` passage; all below, where it is alone in its row."""
    name = next((cell for cell in table.cells if cell.start <= unsure.start < cell.end), None)
    if name is None:
        return
    alone = all(cell.row != name.row or cell is name or cell.start == cell.end for cell in table.cells)
    for cell in table.cells:
        below = cell.row > name.row and (alone or name.column <= cell.column < name.column + name.column_span)
        beside = cell.column > name.column and name.row <= cell.row < name.row + name.row_span
        if below or beside:
            yield cell


def _doubt(observation: Observation, read: str, other: str) -> Doubt:
    o = observation
    return Doubt(
        o.document_id, f"OCR reads “{read}”, and at a second look “{other}”", o.quote, o.char_start, o.char_end,
        o.locator, RULE, o.indicator, o.area_id, o.period, o.scenario, o.measure, o.value, o.unit, o.cell_context,
    )  # fmt: skip
