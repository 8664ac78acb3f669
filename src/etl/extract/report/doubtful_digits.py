"""Figures whose digits OCR reads one way and, at a second look, another way: they are doubts, with both readings.

So are those whose heading, label or year was read in two ways. Of the others it is noted whether two recognitions
agreed on their digits, or one read them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from etl.documents.document import Cell, Document, Pictured, Table, Unsure
from etl.extract.observation import Doubt, Observation
from etl.language.periods import YEAR

RULE = "ocr.digits"
AGREED, ONE, DISPUTED = "agreed", "one", "disputed"
_YEAR = re.compile(YEAR)
_Span = tuple[int, int]


class Disputed(NamedTuple):
    """A figure with what OCR `read` and what it read at a second look, the `other`; `own`: of the figure itself, not of
    its heading, its label or its year."""

    observation: Observation
    read: str
    other: str
    own: bool


def split(observations: Iterable[Observation], document: Document) -> tuple[list[Observation], list[Disputed]]:
    """The observations whose digits are sure, with how they were read, and the others."""
    if not document.pictured and not document.unsure:
        return list(observations), []
    told_by = dict(chain.from_iterable(_tells(unsure, document) for unsure in document.unsure))
    sure, disputed = list[Observation](), list[Disputed]()
    for observation in observations:
        start, end = observation.char_start, observation.char_end
        own = next((u for u in document.unsure if u.start < end and start < u.end), None)
        unsure = own or next((u for place, u in told_by.items() if place[0] <= start and end <= place[1]), None)
        if unsure is None:
            sure.append(replace(observation, digits=_digits(observation, document.pictured)))
        else:
            read = document.text[unsure.start : unsure.end]
            disputed.append(Disputed(observation, read, unsure.other, own is not None))
    return sure, disputed


def _digits(observation: Observation, pictured: tuple[Pictured, ...]) -> str | None:
    """How the digits were read of a figure that no second look disputes; None where the file states its letters."""
    at = bisect_right(pictured, observation.char_start, key=lambda passage: passage.start) - 1
    if at < 0 or observation.char_start >= pictured[at].end:
        return None
    spelled = observation.evidence["value"].says if "value" in observation.evidence else observation.quote
    return AGREED if pictured[at].twice and any(map(str.isdigit, spelled)) else ONE


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


def doubt(disputed: Disputed) -> Doubt:
    """The figure as a doubt, with both readings."""
    reason = f"OCR reads “{disputed.read}”, and at a second look “{disputed.other}”"
    return Doubt.of(disputed.observation, reason, RULE)
