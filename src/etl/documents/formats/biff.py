"""How an XLS file of Excel 97 and later shows its cells, read from its records (BIFF8).

The values are read elsewhere. xlrd makes an object of every cell; reading the records takes a tenth of its time.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from etl.documents.formats.cell_names import letters
from etl.documents.formats.number_format import BUILT_IN, DateFormat, Format, format_of
from etl.documents.formats.number_formats_xlsx import Shown
from etl.documents.formats.old_fonts import encoding_of

_HEADER, _PLACE, _PAIR = struct.Struct("<HH"), struct.Struct("<HHH"), struct.Struct("<HH")
_XF_RK = struct.Struct("<HI")
_BOF, _EOF, _LOCKED = 0x809, 0x0A, 0x2F
_SHEET, _FORMAT, _STYLE, _FONT = 0x85, 0x41E, 0xE0, 0x31
_COLUMNS, _ROW = 0x7D, 0x208
_NUMBERS, _MANY, _FORMULA, _LABEL, _FAULT = (0x203, 0x27E), 0xBD, 0x06, 0xFD, 0x205
_BIFF8, _WORKSHEET = 0x600, 0
_UNSEEN_ROW, _UNSEEN_COLUMN, _STRUCK = 0x20, 0x1, 0x8
_TO_COMPUTE = 0x2  # the program that wrote the formula left its value to Excel
_EMPTY_TEXT, _NO_NUMBER = 3, b"\xff\xff"
_FONT_NAME = 14  # where the name of a font is in its record: length, flags, letters
_FIFTH_FONT = 4  # the fonts are counted from 0 without a fourth
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


class NotBiff8(ValueError):
    """The file is older than Excel 97, or no workbook."""


@dataclass(slots=True)
class _Book:
    """The records before the sheets: where each sheet begins, and the styles."""

    sheets: list[tuple[str, int]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[tuple[int, int]] = field(default_factory=list)  # font and format
    struck: list[bool] = field(default_factory=list)  # by font
    fonts: list[str] = field(default_factory=list)

    def formats(self) -> dict[int, Format | DateFormat]:
        """The formats by style."""
        found = ((style, format_of(self.codes.get(number) or BUILT_IN.get(number, "")))
                 for style, (_, number) in enumerate(self.styles))  # fmt: skip
        return {style: format for style, format in found if format is not None}

    def crossed(self) -> frozenset[int]:
        """The styles whose letters are struck out."""
        if not any(self.struck):
            return frozenset()
        fonts = {at + (at >= _FIFTH_FONT) for at, struck in enumerate(self.struck) if struck}
        return frozenset(style for style, (font, _) in enumerate(self.styles) if font in fonts)

    def old_fonts(self) -> dict[int, str]:
        """The fonts from before Unicode, by style."""
        old = {at + (at >= _FIFTH_FONT): font for at, font in enumerate(self.fonts) if encoding_of(font)}
        return {style: old[font] for style, (font, _) in enumerate(self.styles) if font in old} if old else {}


def shown_in(data: bytes) -> dict[str, Shown]:
    """How each sheet shows its cells, by its name.

    Raises NotBiff8 for an older file, and what `struct` and xlrd raise over a damaged one.
    """
    from xlrd.compdoc import CompDoc

    memory, base, length = CompDoc(data, logfile=io.StringIO()).locate_named_stream("Workbook")
    if memory is None:
        raise NotBiff8("has no stream of a workbook of Excel 97 or later")
    stream = bytes(memory[base : base + length])
    book = _book(stream)
    formats, crossed, fonts = book.formats(), book.crossed(), book.old_fonts()
    names = {style: str(style) for style in formats}
    styles: Mapping[str, Format | DateFormat] = {names[style]: format for style, format in formats.items()}
    return {name: _sheet(stream, start, names, styles, crossed, fonts) for name, start in book.sheets}


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, and begin and end of the content, of each record from `at` on."""
    end = len(stream) - _HEADER.size
    while at <= end:
        kind, length = _HEADER.unpack_from(stream, at)
        at += _HEADER.size
        yield kind, at, at + length
        at += length


def _book(stream: bytes) -> _Book:
    book = _Book()
    for kind, at, end in _records(stream, 0):
        if kind == _EOF:
            return book
        if kind == _LOCKED:
            raise ValueError("has a password")
        if kind == _BOF and struct.unpack_from("<H", stream, at)[0] != _BIFF8:
            raise NotBiff8("is older than Excel 97")
        if kind == _SHEET and stream[at + 5] == _WORKSHEET:
            book.sheets.append(
                (_text(stream, at + 8, stream[at + 6], stream[at + 7]), *struct.unpack_from("<I", stream, at))
            )
        elif kind == _FORMAT:
            number, length, flags = struct.unpack_from("<HHB", stream, at)
            book.codes[number] = _text(stream, at + 5, length, flags)
        elif kind == _STYLE:
            book.styles.append(_PAIR.unpack_from(stream, at))
        elif kind == _FONT and end - at >= 4:
            book.struck.append(bool(_PAIR.unpack_from(stream, at)[1] & _STRUCK))
            name = at + _FONT_NAME
            book.fonts.append(_text(stream, name + 2, stream[name], stream[name + 1]) if name + 2 < end else "")
    return book


def _text(stream: bytes, at: int, length: int, flags: int) -> str:
    wide = flags & 1
    return stream[at : at + (length << wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _sheet(
    stream: bytes, start: int, names: Mapping[int, str], styles: Mapping[str, Format | DateFormat],
    crossed: frozenset[int], fonts: Mapping[int, str],
) -> Shown:  # fmt: skip
    found = _Found(names, crossed, fonts)
    depth, place = 0, _PLACE.unpack_from
    for kind, at, end in _records(stream, start):
        if kind in _NUMBERS or kind == _LABEL:
            found.cell(*place(stream, at))
        elif kind == _MANY:
            row, first = _PAIR.unpack_from(stream, at)
            for column, (style, _) in enumerate(_XF_RK.iter_unpack(stream[at + 4 : end - 2]), first):
                found.cell(row, column, style)
        elif kind == _FORMULA:
            row, column, style = place(stream, at)
            found.formula(row, column, style, stream[at + 6 : at + 16])
        elif kind == _FAULT and stream[at + 7]:
            row, column, _ = place(stream, at)
            found.words[_name(row, column)] = _ERRORS.get(stream[at + 6], "#N/A")
        elif kind == _ROW and stream[at + 12] & _UNSEEN_ROW:
            found.rows.add(_PAIR.unpack_from(stream, at)[0])
        elif kind == _COLUMNS and stream[at + 8] & _UNSEEN_COLUMN:
            first, last = _PAIR.unpack_from(stream, at)
            found.columns |= set(range(first, last + 1))
        elif kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1  # a chart in the sheet has an end of its own
            if depth <= 0:
                break
    return Shown(found.cells, styles, found.words, frozenset(found.rows), frozenset(found.columns), found.struck,
                 unvalued=tuple(found.unvalued), fonts=found.old)  # fmt: skip


class _Found:
    """What was found in one sheet."""

    def __init__(self, names: Mapping[int, str], crossed: frozenset[int], fonts: Mapping[int, str]) -> None:
        self._names, self._crossed, self._fonts = names, crossed, fonts
        self.old: dict[str, str] = {}
        self.cells: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self.struck: dict[str, str] = {}
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.unvalued: list[str] = []

    def cell(self, row: int, column: int, style: int) -> None:
        if style in self._names:
            self.cells[_name(row, column)] = self._names[style]
        if style in self._crossed:
            self.struck[_name(row, column)] = ""
        if style in self._fonts:
            self.old[_name(row, column)] = self._fonts[style]

    def formula(self, row: int, column: int, style: int, result: bytes) -> None:
        self.cell(row, column, style)
        if result[6:8] != _NO_NUMBER:
            return
        if result[0] == _EMPTY_TEXT and result[8] & _TO_COMPUTE:
            self.words[name := _name(row, column)] = "=…"
            self.unvalued.append(name)
        elif result[0] == 2:
            self.words[_name(row, column)] = _ERRORS.get(result[2], "#N/A")


def _name(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"
