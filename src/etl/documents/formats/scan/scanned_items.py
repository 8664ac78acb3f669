"""What OCR read of a page becomes paragraphs and tables, and what it read in two ways gets its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from etl.documents.document import Unsure
from etl.documents.formats.scan.page_text import PageText, ScannedTable
from etl.documents.pdf_tables.page_order import Maker, in_order
from etl.documents.pdf_tables.ruled import read_table
from etl.documents.text_layout import Item, Laid

Others = dict[tuple[str, str], str]
"""What a second look gave, by the locator of a cell, or of a page ("trang 3, "), and by what was read first."""


def scanned_items(text: PageText, printed: Sequence[dict[str, Any]], number: int) -> tuple[list[Item], Others]:
    """The items of page `number` from top to bottom, the words `printed` over the picture among them, and what was read
    in two ways."""
    makers: list[Maker] = [(table.bbox[1], partial(read_table, table, _words(table))) for table in text.tables]
    others = {(f"trang {number}, ", word["text"]): word["other"] for word in text.words if word["other"] is not None}
    for index, table in enumerate(text.tables, 1):  # they are in order of their tops, as `in_order` counts them
        place = f"trang {number}, bảng {index}"
        read, again = (read_table(table, _words(table, other), place) for other in (False, True))
        others |= {
            (second.locator, first.text): second.text
            for first, second in zip(read.squares, again.squares, strict=True)
            if second.text
        }
    return in_order([*_without_rules(text.words), *printed], makers, number, text.height), others


def passages(laid: Laid, others: Mapping[tuple[str, str], str]) -> Iterator[Unsure]:
    """The places in the text of what was read in two ways; a figure of a sentence that stands twice on its page is
    unsure at both."""
    cells = {cell.locator: cell for table in laid.tables for cell in table.cells}
    for (locator, read), other in others.items():
        if locator in cells:
            yield Unsure(cells[locator].start, cells[locator].end, other)
            continue
        for place in laid.places:
            if place.locator.startswith(locator):
                yield from _found(laid.text, place.start, place.end, read, other)


def _found(text: str, start: int, end: int, read: str, other: str) -> Iterator[Unsure]:
    while (at := text.find(read, start, end)) >= 0:
        start = at + len(read)
        yield Unsure(at, start, other)


def _words(table: ScannedTable, other: bool = False) -> list[dict[str, Any]]:
    """What each cell says, or what a second look at it gave, as one word in the middle of it."""
    said = (
        (box, reading.other if other else reading.text)
        for box, reading in zip(table.cells, table.readings, strict=True)
    )
    return [
        {"text": text, "x0": (left + right) / 2, "x1": (left + right) / 2, "top": (top + bottom) / 2,
         "bottom": (top + bottom) / 2}
        for (left, top, right, bottom), text in said if text
    ]  # fmt: skip


def _without_rules(words: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The words without the ruling lines that OCR took for letters: "|", "54_|"."""
    cleaned = ({**word, "text": word["text"].strip("|_")} for word in words)
    return [word for word in cleaned if any(letter.isalnum() or letter in "%-–" for letter in word["text"])]
