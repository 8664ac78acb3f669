"""The picture of a page becomes words with their places and tables with their cells, in points as a PDF states them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from etl.documents.formats.scan.cells import Reading, read_cell
from etl.documents.formats.scan.clean import clean
from etl.documents.formats.scan.engine import Engine
from etl.documents.formats.scan.ink import DARK
from etl.documents.formats.scan.moves import Matrix, back, quarters, then
from etl.documents.formats.scan.page_words import PageWord, page_words
from etl.documents.formats.scan.photograph import bends, from_above, paper, unleaning
from etl.documents.formats.scan.rules import RuledTable, take_out
from etl.documents.formats.scan.texture import is_gibberish, is_texture, makes_words
from etl.documents.formats.scan.tilt import straightening, warped

_SURE = 2.0  # how sure the engine must be that a page does not stand upright
_LONG, _LYING = 4, 0.8  # letters of a word that is wider than high; the share of those that are
_BLACK = 0.33  # of the page is ink: print covers less
_INSET = 2  # pixels of a cell that its border keeps


@dataclass(frozen=True, slots=True)
class ScannedTable:
    """A ruled table: its cells' boxes in points, as pdfplumber gives them, and what each says."""

    cells: tuple[tuple[float, float, float, float], ...]
    bbox: tuple[float, float, float, float]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class PageText:
    """What OCR reads of a page of `height` points: words outside of tables, as pdfplumber has them, and tables.

    `other` of a word with digits is what a second look at them gave; None where it gave the same. `seen` is false for a
    figure that only its ink tells of. A page that `bends` is curved or was seen at an angle, and is not read; of one
    with `texture`, a ruled table, or all of it, is left out because there is texture in it and no print. Words and
    tables stand where they do on the page set straight: `back` leads from there to the picture as it was given.
    """

    words: list[dict[str, Any]]
    tables: list[ScannedTable]
    height: float
    bends: bool = False
    texture: bool = False
    back: Matrix | None = None

    @property
    def letters(self) -> int:
        """How many signs were read, spaces aside."""
        return sum(len("".join(text.split())) for text in self.said())

    def said(self) -> Iterator[str]:
        """What each word and each cell says."""
        yield from (word["text"] for word in self.words)
        yield from (reading.text for table in self.tables for reading in table.readings)


def read_picture(pixels: Any, dpi: float, engine: Engine) -> PageText:
    """The text of a page drawn as coloured `pixels` (height × width × 3) at `dpi`.

    Nearly every page stands upright and its words tell so; only where they do not, the engine is asked which way it
    is up, which takes as long as a tenth of the reading.
    """
    import numpy as np

    seen = from_above(pixels)
    move = seen[0] if seen else None
    grey = clean(paper(pixels, seen), dpi)
    text = _as_it_lies(grey, dpi, engine, move)
    if _is_upright(text):
        return text
    turn, sure = engine.upright(grey)
    if not turn or sure < _SURE:
        return text
    move = then(move, quarters(turn, grey.shape[1], grey.shape[0]))
    return _as_it_lies(np.ascontiguousarray(np.rot90(grey, -turn)), dpi, engine, move)


def _is_upright(text: PageText) -> bool:
    """Whether words came out, and lie: the engine reads lines of a page turned to one side, too, as they stand."""
    long = [word for word in text.words if len(word["text"]) >= _LONG]
    lying = sum(word["x1"] - word["x0"] > word["bottom"] - word["top"] for word in long)
    return lying >= _LYING * len(long) and makes_words(text.said())


def _as_it_lies(grey: Any, dpi: float, engine: Engine, move: Any) -> PageText:
    """The text of the `grey` pixels of a page, taken to stand upright; `move` is what was done to it before."""
    scale = 72 / dpi
    for found in (straightening, unleaning):
        by = found(grey)
        grey, move = warped(grey, by), then(move, by)
    if bends(grey):
        return PageText([], [], grey.shape[0] * scale, bends=True)
    black = (grey < DARK).mean() > _BLACK
    grey, tables = take_out(grey, dpi)
    printed = [table for table in tables if not is_texture(list(_insides(grey, table)))]
    read = [_table(grey, table, dpi, engine) for table in printed]
    for table in tables:
        left, top, right, bottom = (round(at) for at in table.bbox)
        grey[top:bottom, left:right] = 255
    words = [_word(word, scale) for word in page_words(engine, grey, dpi)]
    text = PageText(words, read, grey.shape[0] * scale, texture=len(printed) < len(tables), back=back(move, scale))
    is_print = makes_words(text.said()) if black else not is_gibberish(text.said())
    return text if is_print else PageText([], [], text.height, texture=True)


def _table(grey: Any, table: RuledTable, dpi: float, engine: Engine) -> ScannedTable:
    scale = 72 / dpi
    readings = [read_cell(engine, cell, dpi) if cell.size else Reading("") for cell in _insides(grey, table)]
    points = tuple((a * scale, b * scale, c * scale, d * scale) for a, b, c, d in table.cells)
    a, b, c, d = table.bbox
    return ScannedTable(points, (a * scale, b * scale, c * scale, d * scale), tuple(readings))


def _insides(grey: Any, table: RuledTable) -> Iterator[Any]:
    """The pixels of each cell, without its border."""
    for left, top, right, bottom in table.cells:
        yield grey[round(top) + _INSET : round(bottom) - _INSET, round(left) + _INSET : round(right) - _INSET]


def _word(word: PageWord, scale: float) -> dict[str, Any]:
    return {"text": word.text, "x0": word.left * scale, "x1": word.right * scale, "top": word.top * scale,
            "bottom": word.bottom * scale, "other": word.other, "seen": word.seen}  # fmt: skip
