"""The layouts of tests/cases/tables printed without ruling lines, as yearbooks print theirs."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.documents.samples import font
from tests.extract.tables.test_layouts import spans_of

LEFT, CENTRE, RIGHT = 0, 1, 2
_FIGURE = re.compile(r"[-+–]?\s?\d[\d.,\s]*%?\**|[-–…]")
_NO_HEADING = re.compile(r"(?:19|20)\d\d|\d")
_MARGIN, _MOST = 50, 34


@dataclass(frozen=True, slots=True)
class Print:
    """How a page is printed: sizes in points, alignments as reportlab numbers them."""

    page: tuple[float, float] = landscape(A4)
    size: int = 8
    title: int = 11
    figures: int = RIGHT
    heads: int = CENTRE
    titles: int = CENTRE
    padding: int = 2

    def style(self, name: str, align: int, size: int | None = None) -> ParagraphStyle:
        size = size or self.size
        return ParagraphStyle(name, fontName=font(), fontSize=size, leading=size + 2, alignment=align)


def page_of(case: dict[str, Any], look: Print) -> bytes:
    """A PDF of the titles, tables and notes of a layout."""
    title, note = look.style("title", look.titles, look.title), look.style("note", LEFT)
    story: list[Any] = [Paragraph(line, title) for line in _lines(case.get("above", ""))]
    for index, grid in enumerate([case["grid"], *case.get("pages", ())]):
        between = case.get("between", "") if index else ""
        story += [*(Paragraph(line, title) for line in _lines(between)), _table(grid, look)]
    story += [Paragraph(line, note) for line in _lines(case.get("below", ""))]
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=look.page, leftMargin=_MARGIN, rightMargin=_MARGIN).build(story)
    return target.getvalue()


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().split("\n") if line.strip()]


def _table(grid: str, look: Print) -> Table:
    drawn = [[cell.strip() for cell in line.split("|")] for line in grid.strip().split("\n")]
    width = max(map(len, drawn))
    rows = [row + [""] * (width - len(row)) for row in drawn]
    body = next((y for y, row in enumerate(rows) if any(_is_figure(cell) for cell in row[1:])), 1)
    merged, data = [], []
    for y, row in enumerate(rows):
        line: list[Any] = []
        for x, words in enumerate(row):
            down, across = (1, 1) if words in ("<", "^") else spans_of(rows, y, x)
            if (down, across) != (1, 1):
                merged.append(("SPAN", (x, y), (x + across - 1, y + down - 1)))
            align = look.heads if y < body or across > 1 else look.figures if _FIGURE.fullmatch(words) else LEFT
            line.append(Paragraph(words, look.style("cell", align)) if words not in ("<", "^", "") else "")
        data.append(line)
    shares = [max(look.size, min(_MOST, max(len(row[x]) for row in rows[body:]))) for x in range(width)]
    room = look.page[0] - 2 * _MARGIN
    style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), look.padding),
             ("BOTTOMPADDING", (0, 0), (-1, -1), look.padding), *merged]  # fmt: skip
    return Table(data, [room * share / sum(shares) for share in shares], style=TableStyle(style))


def _is_figure(words: str) -> bool:
    return bool(_FIGURE.fullmatch(words)) and not _NO_HEADING.fullmatch(words)
