"""What OCR read of a page becomes paragraphs and tables, and what it read in two ways gets its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from etl.documents.document import Pictured, Unsure
from etl.documents.formats.scan.page_text import PageText, ScannedTable
from etl.documents.pdf_tables.page_order import Maker, in_order
from etl.documents.pdf_tables.ruled import read_table
from etl.documents.pdf_tables.unruled import UnruledTable, find_tables
from etl.documents.text_layout import Item, Laid, TextGrid

_PAGE = re.compile(r"trang (\d+), ")
Others = dict[tuple[str, str], str]
"""What a second look gave, by the locator of a cell, or of a page ("trang 3, "), and by what was read first."""


def scanned_items(text: PageText, printed: Sequence[dict[str, Any]], number: int) -> tuple[list[Item], Others]:
    """The items of page `number` from top to bottom, the words `printed` over the picture among them, and what was read
    in two ways."""
    free = [*_without_rules(text.words), *printed]
    unruled = find_tables(free)
    taken = {id(word) for table in unruled for word in table.words}
    tables: list[ScannedTable | UnruledTable] = sorted([*text.tables, *unruled], key=_top)
    makers: list[Maker] = [(_top(table), partial(_grid, table)) for table in tables]
    kept = [word for word in free if id(word) not in taken and word.get("seen", True)]
    others = {(f"trang {number}, ", word["text"]): word["other"] for word in kept if word.get("other") is not None}
    for index, table in enumerate(tables, 1):  # in order of their tops, as `in_order` counts them
        others |= dict(_others(table, f"trang {number}, bảng {index}"))
    return in_order(kept, makers, number, text.height), others


def _top(table: ScannedTable | UnruledTable) -> float:
    return table.top if isinstance(table, UnruledTable) else table.bbox[1]


def _grid(table: ScannedTable | UnruledTable, place: str) -> TextGrid:
    return table.grid(place) if isinstance(table, UnruledTable) else read_table(table, _words(table), place)


def _others(table: ScannedTable | UnruledTable, place: str) -> Iterator[tuple[tuple[str, str], str]]:
    """What a second look at a cell gave, where it gave something else."""
    if isinstance(table, UnruledTable):
        for locator, words in table.words_at(place):
            if any(word.get("other") is not None for word in words):
                said = (word["text"] if word.get("other") is None else word["other"] for word in words)
                yield (locator, " ".join(word["text"] for word in words)), " ".join(said)
        return
    first, second = (read_table(table, _words(table, other), place) for other in (False, True))
    for read, again in zip(first.squares, second.squares, strict=True):
        if again.text:
            yield (again.locator, read.text), again.text


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


def pictured(laid: Laid, twice: Mapping[int, bool]) -> Iterator[Pictured]:
    """The passages of the pages that are pictures, in order; `twice` has the numbers of these pages, and whether the
    digits on them were read twice."""
    held: tuple[int, Pictured] | None = None
    for start, end, number in sorted(_pieces(laid)) if twice else ():
        if held is not None and held[0] == number:
            held = number, held[1]._replace(end=end)
            continue
        if held is not None:
            yield held[1]
        held = (number, Pictured(start, end, twice[number])) if number in twice else None
    if held is not None:
        yield held[1]


def _pieces(laid: Laid) -> Iterator[tuple[int, int, int]]:
    """Where each paragraph and each cell begins and ends, and its page."""
    places = ((place.start, place.end, place.locator) for place in laid.places)
    cells = ((cell.start, cell.end, cell.locator) for table in laid.tables for cell in table.cells)
    for start, end, locator in (*places, *cells):
        if (page := _PAGE.match(locator)) is not None:
            yield start, end, int(page[1])


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
