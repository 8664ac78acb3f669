"""How a workbook shows its numbers: 1.066 in a cell formatted 0,0% is "106,6%". Here for XLSX files.

A report states what is shown; the binary number behind it has other digits, and under "%" another size.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from etl.documents.formats.package import Package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CODE = re.compile(r"[#,0]*0(?:\.(0+))?(%?)")
_CLUTTER = re.compile(r'\[[^]]*\]|_.|\*.|"[^"]*"|\\.|[()\s]')
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
             39: "#,##0.00", 40: "#,##0.00"}  # fmt: skip
_CELL = re.compile(r'<c r="([A-Z0-9]++)" s="([0-9]++)"(?: t="n")?>')
_OTHER_CELL = re.compile(r'<c\b(?=[^>]*?\sr="([A-Z]+\d+)")(?=[^>]*?\ss="(\d+)")')
_OTHER_ORDER = re.compile(rb"<c (?!r=)")
_HEAD = 50_000  # bytes of a sheet that tell in which order its attributes stand
_DIGITS = 15  # of a binary number in a workbook
_UP = 1 + 4e-15
"""A workbook rounds halves up, and of the digits it shows: what is a half but for the last of 15 digits is one."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a number format does: how many decimals are shown, and whether as a percentage."""

    decimals: int
    percent: bool
    pattern: str = field(init=False)
    factor: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", f"%.{self.decimals}f{'%%' if self.percent else ''}")
        object.__setattr__(self, "factor", _UP * 100 if self.percent else _UP)


class Shown(NamedTuple):
    """How one sheet shows its numbers: the style of each cell by its name ("D7"), and the formats of the styles."""

    cells: Mapping[str, str]
    styles: Mapping[str, Format]


NO_FORMATS = Shown({}, {})


def number_texts(values: Sequence[float], format: Format | None) -> list[str]:
    """Numbers with a decimal comma and without grouping, rounded and with "%" where their `format` does so; all at
    once, for a workbook has thousands."""
    if (format is None or not (format.percent or format.decimals)) and all(map(float.is_integer, values)):
        return ("%d\n" * len(values) % tuple(values)).splitlines()
    if format is None:
        return _typed(values)
    pattern, factor = f"{format.pattern}\n" * len(values), format.factor
    return (pattern % tuple([value * factor for value in values])).replace(".", ",").splitlines()


def _typed(values: Sequence[float]) -> list[str]:
    """Numbers without a format: all the digits that were typed."""
    texts = f"%.{_DIGITS}g\n" * len(values) % tuple(values)
    if "e" in texts or "n" in texts or "-0\n" in texts:  # very large and small ones; "nan" and "inf"; minus nothing
        return [_as_typed(value) for value in values]
    return texts.replace(".", ",").splitlines()


def _as_typed(value: float) -> str:
    """As `_typed`, for any number that a workbook can hold."""
    text = str(int(value)) if value == int(value) else repr(value)
    if len(text) > _DIGITS or "e" in text:
        text = f"{Decimal(f'{value:.{_DIGITS}g}').normalize():f}"
    return text.replace(".", ",")


def formats_of(package: Package) -> dict[str, Shown]:
    """The formats of an XLSX file by name of sheet; empty for other packages.

    Only numbers with a plain format (decimals, grouping, percent) are in it.
    """
    if not all(map(package.__contains__, ("xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"))):
        return {}
    styles = _styles(package)
    if not styles:
        return {}
    sheets = {}
    for name, part in _parts(package):
        if part in package:
            sheets[name] = Shown(_cells(package.read(part)), styles)
    return sheets


def _styles(package: Package) -> Mapping[str, Format]:
    """The format of each cell style that has one, by its index as it is written in a sheet."""
    root = parse(package.read("xl/styles.xml"))
    codes = {int(each.get("numFmtId")): each.get("formatCode") for each in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    found = {}
    for index, style in enumerate(styles if styles is not None else ()):
        number = int(style.get("numFmtId") or 0)
        if format := format_of(codes.get(number) or _BUILT_IN.get(number, "")):
            found[str(index)] = format
    return found


@lru_cache(maxsize=1_000)
def format_of(code: str) -> Format | None:
    """What a format code ("#,##0.0", "0%") does to a positive number; None for General, dates and rarer ones."""
    match = _CODE.fullmatch(_CLUTTER.sub("", code.split(";")[0]))
    return Format(len(match[1] or ""), bool(match[2])) if match else None


def _parts(package: Package) -> list[tuple[str, str]]:
    """Name and part ("xl/worksheets/sheet1.xml") of every sheet."""
    targets = {each.get("Id"): each.get("Target", "") for each in parse(package.read("xl/_rels/workbook.xml.rels"))}
    sheets = parse(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return [(sheet.get("name"), _part(targets.get(sheet.get(_RELATION), ""))) for sheet in sheets]


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _cells(xml: bytes) -> dict[str, str]:
    """The style of each cell that holds a number. A pattern, not a parser: this must not take longer than reading
    the values does; office programs write the attributes in one order, others are searched for them."""
    cell = _OTHER_CELL if _OTHER_ORDER.search(xml, 0, _HEAD) else _CELL
    return dict(cell.findall(xml.decode("utf-8", "replace")))


def parse(xml: bytes) -> Any:
    """The root of a part of a package, of which nothing outside is asked for."""
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


@cache
def letters(column: int) -> str:
    """The name of a column that counts from 0: A, B, … Z, AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name
