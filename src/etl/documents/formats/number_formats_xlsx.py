"""How an XLSX workbook shows its cells: 1.066 in a cell formatted 0,0% is "106,6%".

Also which rows and columns are hidden, what is struck out and which formulas have no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.documents.formats.number_format import BUILT_IN, DateFormat, Format, format_of
from etl.documents.formats.old_fonts import encoding_of, in_unicode
from etl.documents.formats.package import Package
from etl.documents.formats.sheet_xml import plain_sheet
from etl.documents.formats.strict_xml import transitional
from etl.documents.raised import raised

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MORE = r'(?: t="n"| [cv]m="[0-9]+")*'
_CELL = re.compile(rf'<c r="([A-Z0-9]+)"(?: t="n")? s="([0-9]+)"{_MORE}>')
_OTHER_CELL = re.compile(r'<c\b(?=[^>]*?\sr="([A-Z]+\d+)")(?=[^>]*?\ss="(\d+)")')
_OTHER_ORDER = re.compile(r'<c (?!r="[A-Z0-9]+"(?: t="\w+")?(?: s="[0-9]+")?(?: t="\w+"| [cv]m="[0-9]+")*/?>)')
_HEAD = 50_000  # characters of a sheet that show in which order its attributes are
_HIDDEN_ROW = re.compile(r'<row\b(?=[^>]*?\shidden="(?:1|true)")[^>]*?\sr="(\d+)"')
_COLUMN = re.compile(r"<col\b[^>]*>")
_ATTRIBUTE = re.compile(r'\s(\w+)="([^"]*)"')
_FORMULA = r'<c\b(?![^>]*?\st="(?:str|e|b)")[^>]*?\sr="([A-Z]+\d+)"[^>]*>\s*<f\b[^>]*?(?:/>|>([^<]*)</f>)\s*'
_ENDS, _EMPTY = r"(?:</f>|<f\b[^>]*/>)\s*", r"(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
_NOUGHT = rf"(?:{_EMPTY}|<v>\s*0(?:\.0+)?\s*</v>\s*</c>)"
_NO_VALUE, _ANY_WITHOUT = re.compile(_FORMULA + _EMPTY), re.compile(_ENDS + _EMPTY)
# A writer that does not compute writes 0 and asks for all to be computed (findings/polars-totals-are-nought.sh).
_PENDING, _ANY_PENDING = re.compile(_FORMULA + _NOUGHT), re.compile(_ENDS + _NOUGHT)
_ERROR = re.compile(r'<c\b(?=[^>]*?\st="e")[^>]*?\sr="([A-Z]+\d+)"[^>]*>(?:<f\b.*?(?:/>|</f>))?<v>([^<]*)</v>')
_SHARED = re.compile(r'<c\b(?=[^>]*?\st="s")[^>]*?\sr="([A-Z]+\d+)"[^>]*><v>(\d+)</v>')
_INLINE = re.compile(r'<c\b[^>]*?\sr="([A-Z]+\d+)"[^>]*><is>(.*?)</is>', re.DOTALL)
_STRUCK = re.compile(rb"<(?:[\w.-]+:)?strike\b")
_RICH = re.compile(rb"<(?:[\w.-]+:)?(?:strike|vertAlign)\b|rFont val=[\"'](?:\.vn|vni|vps)", re.IGNORECASE)
_OLD_FONT = re.compile(rb"val=[\"'](?:\.vn|vni|vps)", re.IGNORECASE)
_MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class Shown:
    """How one sheet shows its cells.

    `cells` is the style of each cell with a number by its name ("D7"), `styles` the formats of the styles; `words` is
    the text of a cell in place of its value: a formula without a value, an error, a text partly struck out.
    `rows` and `columns` are the hidden ones, from 0; `struck` the cells that are struck out, `partly` those of which
    some words are, `unvalued` those with a formula without a value; `pictured` whether a picture or chart is on the
    sheet. `fonts` are the fonts from before Unicode, by the name of the cell.
    """

    cells: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, Format | DateFormat] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    struck: Mapping[str, str] = field(default_factory=dict)
    partly: frozenset[str] = frozenset()
    unvalued: tuple[str, ...] = ()
    pictured: bool = False
    fonts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What the styles of a workbook say of their cells, by the index of the style: their formats, whether the letters
    are struck out, and fonts from before Unicode."""

    styles: Mapping[str, Format | DateFormat] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()
    fonts: Mapping[str, str] = field(default_factory=dict)


Mixed = tuple[str, bool]
"""A text of which a part is struck out, raised or in an old font, as it is read, and whether some was struck out."""
NO_FORMATS = Shown()


def formats_of(package: Package) -> dict[str, Shown]:
    """How each sheet of an XLSX file shows its cells, by name of sheet.

    A sheet is left out where its part or the styles are not found; all are, in other packages.
    """
    if not all(map(package.__contains__, ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))):
        return {}
    related = list(parse(package.read("xl/_rels/workbook.xml.rels")))
    styled = next((_part(each.get("Target", "")) for each in related if _is_of_styles(each)), None)
    if styled is not None and styled not in package:
        return {}
    look = _styles(_read(package, styled)) if styled is not None else Look()
    rich, parts = _rich_texts(package), _parts(package, related)
    pending = _is_pending(package)
    return {name: _shown(_read(package, part), look, rich, pending) for name, part in parts if part in package}


def _is_pending(package: Package) -> bool:
    """Whether the workbook asks for its formulas to be computed anew, so that a nought may be no value."""
    asked = parse(_read(package, "xl/workbook.xml")).find(f"{_MAIN}calcPr")
    return asked is not None and asked.get("fullCalcOnLoad", "0") in ("1", "true")


def _is_of_styles(related: Any) -> bool:
    return bool(related.get("Type", "").endswith("/styles"))


def _read(package: Package, part: str) -> bytes:
    return transitional(package.read(part))


def _styles(xml: bytes) -> Look:
    """The styles that say something of their cells, by their index as it is written in a sheet."""
    root = parse(xml)
    codes = {int(each.get("numFmtId")): each.get("formatCode") for each in root.iter(f"{_MAIN}numFmt")}
    styles, fonts = root.find(f"{_MAIN}cellXfs"), root.find(f"{_MAIN}fonts")
    crossed = {str(at) for at, font in enumerate(fonts) if _is_on(font.find(f"{_MAIN}strike"))} if (
        fonts is not None and _STRUCK.search(xml)) else set()  # fmt: skip
    old = _old_fonts(fonts) if fonts is not None and _OLD_FONT.search(xml) else {}
    found, struck, drawn = dict[str, Format | DateFormat](), set[str](), dict[str, str]()
    for index, style in enumerate(styles if styles is not None else ()):
        number = int(style.get("numFmtId") or 0)
        if format := format_of(codes.get(number) or BUILT_IN.get(number, "")):
            found[str(index)] = format
        if style.get("fontId") in crossed:
            struck.add(str(index))
        if (font := old.get(style.get("fontId", ""))) is not None:
            drawn[str(index)] = font
    return Look(found, frozenset(struck), drawn)


def _old_fonts(fonts: Any) -> dict[str, str]:
    """The fonts from before Unicode, by their index."""
    names = ((str(at), each.find(f"{_MAIN}name")) for at, each in enumerate(fonts))
    named = ((at, name.get("val", "")) for at, name in names if name is not None)
    return {at: name for at, name in named if encoding_of(name)}


def _is_on(element: Any) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false")


def _parts(package: Package, related: Sequence[Any]) -> list[tuple[str, str]]:
    """Name and part ("xl/worksheets/sheet1.xml") of every sheet; `related` are the relations of the workbook."""
    targets = {each.get("Id"): each.get("Target", "") for each in related}
    sheets = parse(_read(package, "xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return [(sheet.get("name"), _part(targets.get(sheet.get(_RELATION), ""))) for sheet in sheets]


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shown(xml: bytes, look: Look, rich: Mapping[str, Mixed], pending: bool) -> Shown:
    """How the sheet with this `xml` shows its cells; where they are `pending`, a formula with a nought has no value.
    Found by patterns, not a parser, so that it takes no longer than reading the values; attributes in an unusual order
    are searched for one by one."""
    text = plain_sheet(xml).decode("utf-8", "replace")
    ordered = _OTHER_ORDER.search(text, 0, _HEAD) is None
    cells = dict((_CELL if ordered else _OTHER_CELL).findall(text)) if look.styles else {}
    without, some = (_PENDING, _ANY_PENDING) if pending else (_NO_VALUE, _ANY_WITHOUT)
    unvalued = {name: f"={formula or '…'}" for name, formula in without.findall(text)} if some.search(text) else {}
    words = unvalued | (dict(_ERROR.findall(text)) if ' t="e"' in text else {})
    mixed = _inline(text) if "<is>" in text and _RICH.search(xml) else {}
    if rich:
        mixed |= {name: rich[index] for name, index in _SHARED.findall(text) if index in rich}
    words |= {name: kept for name, (kept, _) in mixed.items()}
    styled = _OTHER_CELL.findall(text) if look.struck or look.fonts else []
    crossed = {name: "" for name, style in styled if style in look.struck}
    drawn = {name: look.fonts[style] for name, style in styled if style in look.fonts}
    hidden = ' hidden="' in text
    return Shown(
        cells, look.styles, words,
        frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(text)) if hidden else frozenset(),
        frozenset(_hidden_columns(text)) if hidden or ' width="0"' in text else frozenset(),
        crossed, frozenset(name for name, (_, gone) in mixed.items() if gone), tuple(unvalued),
        "<drawing" in text, drawn,
    )  # fmt: skip


def _hidden_columns(text: str) -> Iterator[int]:
    begin = text.find("<cols")
    for column in _COLUMN.findall(text, begin, text.find("</cols>", begin)) if begin >= 0 else ():
        stated = dict(_ATTRIBUTE.findall(column))
        if stated.get("hidden") in ("1", "true") or stated.get("width") == "0":
            yield from range(int(stated["min"]) - 1, min(int(stated["max"]), _MOST_COLUMNS))


def _rich_texts(package: Package) -> dict[str, Mixed]:
    """The texts, by their index, of which a part is struck out or raised, as they are read."""
    if "xl/sharedStrings.xml" not in package or not _RICH.search(xml := _read(package, "xl/sharedStrings.xml")):
        return {}
    found = {}
    for index, item in enumerate(parse(xml).iterchildren(f"{_MAIN}si")):
        if (text := _rich_text(item)) is not None:
            found[str(index)] = text
    return found


def _inline(text: str) -> dict[str, Mixed]:
    """As `_rich_texts`, of the texts in the cells themselves, by the name of the cell."""
    found = {}
    for name, item in _INLINE.findall(text):
        if _RICH.search(item.encode()):
            words = _rich_text(parse(f'<is xmlns="{_MAIN[1:-1]}">{item}</is>'.encode()))
            if words is not None:
                found[name] = words
    return found


def _rich_text(item: Any) -> Mixed | None:
    """The text of which a part is struck out, raised or in a font from before Unicode; None where none is."""
    runs = list(item.iterchildren(f"{_MAIN}r"))
    looks, fonts = [_look(run) for run in runs], [_font(run) for run in runs]
    if not any(looks) and not any(map(encoding_of, fonts)):
        return None
    words = [run.findtext(f"{_MAIN}t") or "" for run in runs]
    texts, text = [in_unicode(piece, font) for piece, font in zip(words, fonts, strict=True)], ""
    for at, (piece, look) in enumerate(zip(texts, looks, strict=True)):
        if look == "raised":
            text += raised(text, piece, texts[at + 1] if at + 1 < len(texts) else "")
        elif not look:
            text += piece
    return text, "struck" in looks


def _font(run: Any) -> str | None:
    """The font that a run of a text is drawn in, where it has one of its own."""
    font = run.find(f"{_MAIN}rPr/{_MAIN}rFont")
    return None if font is None else font.get("val")


def _look(run: Any) -> str:
    """Whether a run of a text is `struck` or `raised`."""
    properties = run.find(f"{_MAIN}rPr")
    if properties is None:
        return ""
    if _is_on(properties.find(f"{_MAIN}strike")):
        return "struck"
    high = properties.find(f"{_MAIN}vertAlign")
    return "raised" if high is not None and high.get("val") == "superscript" else ""


def parse(xml: bytes) -> Any:
    """The root of a part of a package; nothing outside the part is loaded."""
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
