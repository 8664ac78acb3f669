"""The annex as an ODS workbook, as LibreOffice writes one, as far as a reader looks at it."""

from __future__ import annotations

import io
import zipfile

from tests.documents.samples import ANNEX, CAPTION, MERGED, NUMBERS, shown_in_workbook

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_NAMESPACE}manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/></manifest:manifest>'
)


def ods() -> bytes:
    """Numbers as numbers, the completion of the plan as a percentage, the merged cells of the heading."""
    caption = f'<table:table-row><table:table-cell office:value-type="string">{_words(CAPTION)}</table:table-cell>'
    rows = "".join(f"<table:table-row>{_row(row)}</table:table-row>" for row in range(len(ANNEX)))
    names = "".join(f' xmlns:{name}="{_NAMESPACE}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Phụ lục">{caption}</table:table-row><table:table-row/>{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in (("mimetype", _KIND), ("content.xml", content), ("META-INF/manifest.xml", _MANIFEST)):
            package.writestr(name, part)
    return target.getvalue()


def _row(row: int) -> str:
    spread = {(r, c): (down, across) for r, c, down, across in MERGED}
    hidden = {(r + i, c + j) for r, c, down, across in MERGED for i in range(down) for j in range(across)} - set(spread)
    cells = ""
    for column, value in enumerate(ANNEX[row]):
        down, across = spread.get((row, column), (1, 1))
        kind = "covered-table-cell" if (row, column) in hidden else "table-cell"
        spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
        shown = _words(shown_in_workbook(value, row, column))
        cells += f"<table:{kind}{spans}{_type(row, column, value)}>{shown}</table:{kind}>"
    return cells


def _type(row: int, column: int, value: str) -> str:
    if row > 1 and column > 2:
        kind = "percentage" if column == 4 else "float"
        return f' office:value-type="{kind}" office:value="{NUMBERS[value]}"'
    return ' office:value-type="string"' if value else ""


def _words(words: str) -> str:
    return f"<text:p>{words}</text:p>" if words else ""
