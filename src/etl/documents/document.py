"""`Document`, its tables and places, `Content` and `Card`: plain values. Nothing is read here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Self, TypeVar


@dataclass(frozen=True, slots=True)
class Card:
    """What the fetcher knew of a raw file, kept beside it as `<file>.card.toml`. Every field may be missing.

    `area` is a province's name or slug as written on the card, `period` the period the report is about. `retracted`
    says why its publisher took the report back.
    """

    url: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    fetched_at: datetime | None = None
    sha256: str | None = None
    area: str | None = None
    period: str | None = None
    retracted: str | None = None


Spanned = TypeVar("Spanned", "Place", "Cell", "Table")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of the text and where a person finds it in the report: `locator` as in "trang 2, đoạn 3"."""

    start: int
    end: int
    locator: str


class Cell(NamedTuple):  # there are thousands in an annex, and a tuple is made and sent in a fifth of the time
    """One cell of a table; its text is `document.text[start:end]`, which is empty for an empty cell.

    `row` and `column` count from 0, spans from 1; a merged cell is listed once, at its top left. `locator` is how a
    person finds it: "trang 3, bảng 1, dòng 5, cột 2" (counted from 1), "Sheet1!D7".
    """

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int
    locator: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `text[start:end]` has one line per row, its cells joined by " | ".

    `cells` are in the order of the text. `name` is the sheet's name or "bảng 1" (counted through the document),
    `title` the caption above it, which is also part of the text before `start`; "" without one.
    """

    start: int
    end: int
    rows: int
    columns: int
    cells: Sequence[Cell]
    name: str
    title: str


class Unsure(NamedTuple):
    """A passage whose digits OCR read in one way, as they stand in the text, and at a second look as `other`."""

    start: int
    end: int
    other: str


class Pictured(NamedTuple):
    """A passage whose letters come from a picture; `twice`: the digits in it were read twice, and those that differ are
    among the `unsure` ones. They were once only where a scanner put its own letters behind the picture."""

    start: int
    end: int
    twice: bool


class Note(str):
    """A line about what was left out of one document as it should be. `kind` says it without the document ("hidden
    sheets not read"), `parts` how many there are of them."""

    kind: str
    parts: int

    def __new__(cls, line: str, kind: str, parts: int) -> Self:
        """The line with what it has in common with those of other documents."""
        note = super().__new__(cls, line)
        note.kind, note.parts = kind, parts
        return note

    def __getnewargs__(self) -> tuple[str, str, int]:  # type: ignore[override]
        """What makes it anew on the other side of a pipe."""
        return str(self), self.kind, self.parts


@dataclass(frozen=True, slots=True)
class Document:
    """A raw file that has been read.

    `document_id` is the sha256 of the raw bytes; `text` is NFC and the only text that offsets refer to. `title`,
    `published_on`, `area_id` and `period` are found by a cascade (see `documents.metadata`); the `*_evidence` fields
    name the step that found it: `card`, `metadata`, `byline`, `text`, `publisher` or `url`. What was not found is None.
    `period` is only what the card states: which period each figure is about is for `extract` to read.

    `published_hint` is the best that is known of the day of publication, as the start of an ISO date: `2025-01` where
    only the month is known, `2025` where only the year is, the month of `published_on` where the day is known.
    `warnings` are faults that did not keep the report from being read (a card that is not TOML), one line each;
    `notes` state what was left out on purpose (struck out, hidden), which is no fault. `retracted` is why the card says
    that the report was taken back; its figures are read all the same.

    `tables` are in the order of the text. `places` hold where in the report the rest of the text is (see
    `locate`). `trust` is `ocr` when the letters come from a picture, so that a digit may be wrong, else `text`;
    `unsure` are the passages whose digits were read in two ways, `pictured` those that come from pictures, in order.
    """

    document_id: str
    path: str
    format: str
    text: str
    title: str | None = None
    published_on: date | None = None
    published_on_evidence: str | None = None
    area_id: str | None = None
    area_evidence: str | None = None
    period: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_hint: str | None = None
    warnings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    places: tuple[Place, ...] = ()
    trust: str = "text"
    notes: tuple[Note, ...] = ()
    retracted: str | None = None
    unsure: tuple[Unsure, ...] = ()
    pictured: tuple[Pictured, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What one reader extracts from one raw file, before anything is inferred.

    `text` is tidied (NFC, "\n" line ends, no control characters). `title`, `published_on`, `url` and `publisher` are
    what the format itself states about the report (an HTML page's metadata); `page_title` is the title of the page with
    the name of its site, and `byline` holds the lines beside the headline on the page that are not part of `text`.
    `tables`, `places`, `trust`, `warnings`, `notes`, `unsure` and `pictured` are those of the Document.
    """

    text: str
    title: str | None = None
    published_on: date | None = None
    url: str | None = None
    publisher: str | None = None
    page_title: str | None = None
    byline: str = ""
    tables: tuple[Table, ...] = ()
    places: tuple[Place, ...] = ()
    trust: str = "text"
    warnings: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    pictured: tuple[Pictured, ...] = ()


def locate(document: Document, offset: int) -> str:
    """Where a person finds the character at `offset` of the text: its cell, its place, else "dòng 12" of the text."""
    if (table := _last(document.tables, offset)) and (cell := _last(table.cells, offset)):
        return cell.locator
    if place := _last(document.places, offset):
        return place.locator
    return f"dòng {document.text.count(chr(10), 0, offset) + 1}"


def _last(items: Sequence[Spanned], offset: int) -> Spanned | None:
    """The item of `items` (in order, not overlapping) at `offset`; of a point between two cells, the one before."""
    index = bisect_right(items, offset, key=lambda item: item.start) - 1
    return items[index] if index >= 0 and offset <= items[index].end else None
