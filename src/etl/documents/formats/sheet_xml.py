"""The parts of an XLSX file in the form in which Excel writes them, so that patterns find what is in them.

Other programs write the same content with a prefix before each element (`<x:c>`), with apostrophes around attributes,
without the names of cells, or in the namespaces of Strict Open XML. The values are read either way; without its format
106,6% would be read as 1,066.
"""

from __future__ import annotations

import re

from etl.documents.formats.cell_names import letters, place_of

_HEAD = 50_000  # bytes in which the root and enough cells are to know how a part is written
_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*):(?:worksheet|chartsheet|dialogsheet)\b")
_APOSTROPHE = re.compile(rb"<[^>]*='")
_TAG = re.compile(rb"<[^>]*>")
_NAMELESS = re.compile(rb"<c(?=[\s>/])(?![^>]*\sr=)")
_ROW_OR_CELL = re.compile(rb"<(row|c)(?=[\s>/])([^>]*)")
_NAME = re.compile(rb'\sr="([A-Z0-9]+)"')
_OF_A_ROW, _OF_A_CELL = re.compile(rb"(\d{1,7})"), re.compile(rb"([A-Z]{1,3}\d{1,7})")


def plain_sheet(xml: bytes) -> bytes:
    """The part of a sheet without a prefix before its elements, attributes in double quotation marks, cells named."""
    head = xml[:_HEAD]
    if (prefixed := _PREFIX.search(head)) is not None:
        name = prefixed[1] + b":"
        xml = xml.replace(b"<" + name, b"<").replace(b"</" + name, b"</")
    if _APOSTROPHE.search(head) is not None:
        xml = _TAG.sub(lambda tag: tag[0].replace(b"'", b'"'), xml)
    return xml if _NAMELESS.search(xml, 0, _HEAD) is None else _named(xml)


def _named(xml: bytes) -> bytes:
    """The sheet with the name of each row and cell; one without a name follows on the one before it."""
    row = column = -1

    def name(tag: re.Match[bytes]) -> bytes:
        nonlocal row, column
        stated = _NAME.search(tag[2])
        # A name that is none stays, for the library to judge; what follows is counted on.
        known = (_OF_A_ROW if tag[1] == b"row" else _OF_A_CELL).fullmatch(stated[1]) if stated else None
        if tag[1] == b"row":
            row, column = int(known[1]) - 1 if known else row + 1, -1
            own = str(row + 1)
        else:
            column = place_of(known[1].decode())[1] if known else column + 1
            own = f"{letters(column)}{row + 1}"
        return tag[0] if stated else b'<%s r="%s"%s' % (tag[1], own.encode(), tag[2])

    return _ROW_OR_CELL.sub(name, xml)
