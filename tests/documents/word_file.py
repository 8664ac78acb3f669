"""Word files made of the XML of their body, for what python-docx does not write."""

from __future__ import annotations

import io
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HIGH = "<w:vertAlign w:val='superscript'/>"


def document(body: str, styles: str = "") -> Any:
    """A python-docx document with `body` and, after its own styles, `styles`."""
    import docx
    from docx.oxml import parse_xml

    made = docx.Document()
    for block in parse_xml(f"<w:body xmlns:w='{W}'>{body}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, block)
    for style in parse_xml(f"<w:styles xmlns:w='{W}'>{styles}</w:styles>"):
        made.styles.element.append(style)
    return made


def saved(body: str, styles: str = "") -> bytes:
    """The bytes of such a file."""
    target = io.BytesIO()
    document(body, styles).save(target)
    return target.getvalue()


def run(text: str, look: str = "") -> str:
    """A run with the properties `look`."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str, style: str = "", look: str = "") -> str:
    """A paragraph in a style; `look` is how its end is."""
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{named}<w:rPr>{look}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def control(inside: str, properties: str = "") -> str:
    """A content control around something."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


PLACEHOLDER = "<w:showingPlcHdr/>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def said(*words: str) -> str:
    """Cells with a plain paragraph each."""
    return "".join(cell(paragraph(run(each))) for each in words)
