"""Units that stand in cells themselves: "3.440 tỷ đồng", "325,5.10⁶ kWh", "US$ 950"; and signs in words: "giảm 9,1%".

What tells a table's layout are figures alone, so that a grid shows spaces in the place of such units, and keeps what
they say; a sign stands in the place of its word.

A unit that the catalogue does not know stays: such a cell holds more than a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Table
from etl.extract.tables.grid import Grid
from etl.extract.vocabulary import based, vocabulary
from etl.language.fold import fold

_NUMBER = r"[-+≥≤<>~]{0,2}\s?\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?|[-+≥≤<>~]{0,2}\s?\d+(?:[.,](?!10[\^⁰¹²³⁴-⁹])\d+)*"
_POWER = r"\s?[.x×*·]\s?10(?:\^\s?\d{1,2}|[⁰¹²³⁴-⁹]{1,2})"
_EXPONENT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DIGIT, _DIGITS = re.compile(r"\d"), "0123456789"
_CHANGED = re.compile(r"\s*(?P<word>tăng|giảm)\s{1,2}\d+(?:[.,]\d+)?\s?%\s*")
_SIGNS = {"tăng": "+", "giảm": "-"}
_WITH_CHANGE = re.compile(r"\s*\d[\d.,]*\s?\((?:tăng|giảm|đạt|bằng|\+|-|−)\s?\d+(?:[.,]\d+)?\s?%[^()|\d]{0,30}\)\s*")
_BOUNDED = re.compile(r"\s*(?P<word>trên|hơn|dưới|gần|khoảng)\s(?=\d[\d.,]*\s?%?\s*$)")
_BOUND_SIGNS = {"trên": ">", "hơn": ">", "dưới": "<", "gần": "<", "khoảng": "~"}
Found = list[tuple[Cell, re.Match[str]]]
_BASES = frozenset({"vnd", "usd", "kwh"})


def plain_grid(table: Table, text: str, catalogue: Catalogue) -> Grid:
    """The grid of `table` over `text`, with the units of its cells apart."""
    pattern, magnitudes, units = _words(catalogue)
    codes = vocabulary(catalogue).unit_codes
    found: dict[int, str] = {}
    shown = dict(_with_signs(table, text))
    for cell, match in _outside_units(list(_with_units(table, text, pattern)), catalogue):
        words = text[cell.start : cell.end]
        base, times = units[match["before"] or match["unit"]]
        scale = Decimal(times)
        for word in (match["magnitude"] or "").split():
            scale *= magnitudes[word]
        if match["power"]:
            scale *= 10 ** int(match["power"].rpartition("10")[2].lstrip("^ ").translate(_EXPONENT))
        code = codes.get((base, int(scale)))
        if code is None or (match["before"] and match["unit"]):
            continue
        begin, end = match.span("number")
        found[cell.start] = code
        shown[cell] = " " * begin + words[begin:end] + " " * (len(words) - end)
    pieces, at = list[str](), 0
    for cell in sorted(shown, key=lambda cell: cell.start):
        pieces += [text[at : cell.start], shown[cell]]
        at = cell.end
    return Grid(table, "".join([*pieces, text[at:]]) if pieces else text, found)


def _with_signs(table: Table, text: str) -> Iterator[tuple[Cell, str]]:
    """The cells that tell a change or a bound in words, as a figure with its sign: "giảm 9,1%", "trên 50"."""
    for cell in table.cells:
        words = text[cell.start : cell.end]
        if words[:1].isalpha() and (match := _BOUNDED.match(fold(words))) is not None:
            word = match.end("word")
            yield cell, " " * (word - 1) + _BOUND_SIGNS[match["word"]] + words[word:]
        elif words[-1:] == "%" and words[:1].isalpha() and (match := _CHANGED.fullmatch(fold(words))) is not None:
            word = match.end("word")
            yield cell, " " * (word - 1) + _SIGNS[match["word"]] + words[word:]


def tells_change(words: str) -> bool:
    """Whether the `words` of a cell are a figure and how it has changed, in brackets: "1.190 (tăng 7,7%)"."""
    return words[-1:] == ")" and "%" in words and _WITH_CHANGE.fullmatch(fold(words)) is not None


def _with_units(table: Table, text: str, pattern: re.Pattern[str]) -> Iterator[tuple[Cell, re.Match[str]]]:
    """The cells that hold a figure with its unit."""
    for cell in table.cells:
        start, end = cell.start, cell.end
        if start == end or (text[end - 1] in _DIGITS and text[start] in _DIGITS) or not _DIGIT.search(text, start, end):
            continue  # nothing, a figure alone, as most cells are, or words
        match = pattern.fullmatch(fold(text[start:end]))
        if match is not None:
            yield cell, match


def _outside_units(found: Found, catalogue: Catalogue) -> Found:
    """Those of `found` that do not stand in a column of units: "1000 USD" is one where no other figure is in it."""
    magnitudes = {phrase for phrases in catalogue.tables["magnitude"].values() for phrase in phrases}
    others = {cell.column for cell, match in found if match["number"] not in magnitudes}
    return [(cell, match) for cell, match in found if cell.column in others]


@lru_cache(maxsize=4)
def _words(catalogue: Catalogue) -> tuple[re.Pattern[str], dict[str, Decimal], dict[str, tuple[str, int]]]:
    """The pattern of a figure with its unit, and what magnitudes and units mean."""
    magnitudes = {fold(s): Decimal(value) for s, kind, value in catalogue.unit_words if kind == "magnitude"}
    short = ((fold(s), Decimal(key)) for key, surfaces in catalogue.tables["magnitude"].items() for s in surfaces)
    magnitudes |= {s: factor for s, factor in short if not any(map(str.isdigit, s)) and " " not in s}
    told = ((fold(s), based(value, catalogue)) for s, kind, value in catalogue.unit_words if kind == "unit")
    units = {surface: unit for surface, unit in told if unit[0] in _BASES} | {"$": ("usd", 1), "₫": ("vnd", 1)}
    one, unit = _any(magnitudes), _any(units)
    pattern = rf"\s*(?:(?P<before>us\$|usd|\$)\s?)?(?P<number>{_NUMBER})(?P<power>{_POWER})?"
    pattern += rf"\s?(?P<magnitude>{one}(?:\s{one})*)?\s?(?P<unit>{unit})?\s*"
    # A number alone is none of these: one of the two has to be there.
    return re.compile(rf"(?=.*(?:{unit}))(?:{pattern})"), magnitudes, units | {"us$": ("usd", 1)}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
