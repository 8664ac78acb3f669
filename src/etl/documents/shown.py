"""How a workbook shows its numbers: 1.066 in a cell formatted 0,0% is "106,6%". Only XLSX files tell.

A report states what is shown; the binary number behind it has other digits, and under "%" another size.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CODE = re.compile(r"[#,0]*0(?:\.(0+))?(%?)")
_CLUTTER = re.compile(r'\[[^]]*\]|_.|\*.|"[^"]*"|\\.|[()\s]')
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
             39: "#,##0.00", 40: "#,##0.00"}  # fmt: skip
_CELL = re.compile(rb'<c\b(?=[^>]*?\sr="([A-Z]+)(\d+)")(?=[^>]*?\ss="(\d+)")')
_DIGITS = 15  # of a binary number in a workbook


@dataclass(frozen=True, slots=True)
class Format:
    """What a number format does: how many decimals are shown, and whether as a percentage."""

    decimals: int
    percent: bool


def number_text(value: float, format: Format | None) -> str:
    """The number with a decimal comma and without grouping, rounded and with "%" where the format does so."""
    if value == int(value) and (format is None or not (format.percent or format.decimals)):
        return str(int(value))
    exact = Decimal(f"{value:.{_DIGITS}g}")
    if format is None:
        return f"{exact.normalize():f}".replace(".", ",")
    shown = exact * 100 if format.percent else exact
    rounded = shown.quantize(Decimal(1).scaleb(-format.decimals), ROUND_HALF_UP)
    return f"{rounded:f}".replace(".", ",") + ("%" if format.percent else "")


def formats_of(package: zipfile.ZipFile) -> dict[str, dict[tuple[int, int], Format]]:
    """The formats of an XLSX file, by name of sheet, then by row and column; empty for other packages.

    Only numbers with a plain format (decimals, grouping, percent) are in it.
    """
    names = set(package.namelist())
    if not {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    styles = _styles(package)
    if not styles:
        return {}
    sheets = {}
    for name, part in _parts(package):
        if part in names:
            sheets[name] = _cells(package.read(part), styles)
    return sheets


def _styles(package: zipfile.ZipFile) -> Mapping[bytes, Format]:
    """The format of each cell style that has one, by its index as it is written in a sheet."""
    root = _parse(package.read("xl/styles.xml"))
    codes = {int(each.get("numFmtId")): each.get("formatCode") for each in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    found = {}
    for index, style in enumerate(styles if styles is not None else ()):
        number = int(style.get("numFmtId") or 0)
        if format := format_of(codes.get(number) or _BUILT_IN.get(number, "")):
            found[str(index).encode()] = format
    return found


def format_of(code: str) -> Format | None:
    """What a format code ("#,##0.0", "0%") does to a positive number; None for General, dates and rarer ones."""
    match = _CODE.fullmatch(_CLUTTER.sub("", code.split(";")[0]))
    return Format(len(match[1] or ""), bool(match[2])) if match else None


def _parts(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name and part ("xl/worksheets/sheet1.xml") of every sheet."""
    targets = {each.get("Id"): each.get("Target", "") for each in _parse(package.read("xl/_rels/workbook.xml.rels"))}
    sheets = _parse(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return [(sheet.get("name"), _part(targets.get(sheet.get(_RELATION), ""))) for sheet in sheets]


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _cells(xml: bytes, styles: Mapping[bytes, Format]) -> dict[tuple[int, int], Format]:
    """The format of each cell. A pattern, not a parser: this must not take longer than reading the values."""
    return {
        (int(row) - 1, _column(letters)): styles[style] for letters, row, style in _CELL.findall(xml) if style in styles
    }


@cache
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _parse(xml: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
