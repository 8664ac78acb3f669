"""Tables without ruling lines: the facts of the ruled ones or none of them, and prose that is no table.

ETL_LAYOUTS says which part of the layouts is tried in each way of printing but the first, which has them all: every
third; `make faults` takes every one.
"""

from __future__ import annotations

import io
import os
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from etl.catalogue import Catalogue
from etl.documents.document import Content, locate
from etl.documents.formats.pdf import read_pdf
from etl.extract import extract
from etl.settings import Bounds
from tests.documents.samples import font, paragraphs
from tests.documents.unruled_pages import CENTRE, LEFT, RIGHT, Print, page_of
from tests.extract.tables.test_layouts import CASES, document_of, facts

PRINTS = {
    "figures at the right": Print(),
    "figures in the middle": Print(figures=CENTRE),
    "all at the left": Print(figures=LEFT, heads=LEFT, titles=LEFT),
    "all at the right": Print(heads=RIGHT),
    "upright": Print(page=A4),
    "rows apart": Print(padding=5),
    "rows close": Print(padding=0),
    "titles like the rest": Print(title=8),
    "large": Print(size=10, title=10),
}
WHOLE = {
    "abbreviated-headings", "amount-and-value", "bulletin-retail-no-percent-level", "counts-by-province", "districts",
    "english-separators", "fixed-prices-1994", "half-year", "iip-by-province", "market-surveillance",
    "markets-by-class",
    "months-by-years", "heading-one-line-a-cell", "owners-below-provinces",
    "quarters-index", "quarters-of-a-year", "separators-by-column", "spaces-as-separators",
    "statistics-iip", "subtotals", "two-periods-one-heading", "years-by-scenarios",
}  # fmt: skip
"""The layouts that are read as well without their lines, figures at the right."""


EVERY = int(os.environ.get("ETL_LAYOUTS", "3"))


def _read(data: bytes) -> Content:
    return read_pdf(Path("page.pdf"), data, Bounds())


def _found(case: dict[str, Any], look: Print, catalogue: Catalogue) -> list[str]:
    content = _read(page_of(case, look))
    document = replace(document_of(case), text=content.text, tables=content.tables, places=content.places)
    return facts(extract(document, catalogue), case.get("area", "lang-son"))


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if index else []) for index, name in enumerate(PRINTS)]
)
def test_no_figure_out_of_thin_air(name: str, catalogue: Catalogue) -> None:
    number = list(PRINTS).index(name)
    tried = CASES[number % EVERY :: EVERY] if number else CASES
    whole, wrong = set(), Counter[str]()
    for path in tried:
        case = tomllib.loads(path.read_text("utf-8"))
        found, stated = Counter(_found(case, PRINTS[name], catalogue)), Counter(case["facts"])
        wrong += Counter({f"{path.stem}: {fact}": count for fact, count in (found - stated).items()})
        if found == stated:
            whole.add(path.stem)
    assert not wrong
    assert len(whole) >= 13 * len(tried) // len(CASES)
    if name == "figures at the right":
        assert whole >= WHOLE


def test_every_cell_has_its_words_and_its_place() -> None:
    case = tomllib.loads(next(path for path in CASES if path.stem == "fixed-prices-1994").read_text("utf-8"))
    content = _read(page_of(case, Print()))
    (table,) = content.tables
    assert (table.rows, table.columns) == (10, 5)
    document = replace(document_of(case), text=content.text, tables=content.tables, places=content.places)
    figure = next(c for c in table.cells if content.text[c.start : c.end] == "2,053,337")
    assert figure.locator == "trang 1, bảng 1, dòng 4, cột 2" == locate(document, figure.start)
    labels = [content.text[c.start : c.end] for c in table.cells if c.column == 0]
    assert labels[3] == "1. Nhà nước - State" and labels[2] == "A. PHÂN THEO THÀNH PHẦN KINH TẾ"


Drawn = Sequence[tuple[float, float, str]]
"""Left edge, height from the top and words of each line on a page of 595 by 842 points."""


def _page(*drawn: Drawn) -> bytes:
    """A page with the words at their places; those whose left edge is below zero end there."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont(font(), 9)
    for x, y, words in (each for part in drawn for each in part):
        (canvas.drawString if x > 0 else canvas.drawRightString)(abs(x), 842 - y, words)
    canvas.save()
    return target.getvalue()


def _rows(*cells: tuple[str, Sequence[str]], top: float = 140, step: float = 16) -> Drawn:
    """Rows of a label at 60 and figures that end at 330, 410, 490, …"""
    return [
        each
        for index, (label, figures) in enumerate(cells)
        for each in [(60, top + index * step, label),
                     *((-(330 + 80 * at), top + index * step, words) for at, words in enumerate(figures))]
        if each[2]
    ]  # fmt: skip


HEAD: Drawn = [(-330, 120, "2013"), (-410, 120, "2014"), (-490, 120, "2015")]
BODY = _rows(
    ("Giá trị sản xuất công nghiệp", ["3.100", "3.439", "4.013"]),
    ("Tổng mức bán lẻ hàng hóa", ["10.410", "11.913", "13.700"]),
    ("Thu ngân sách trên địa bàn", ["4.800", "5.123", "5.700"]),
)


def _prose_columns() -> Drawn:
    """Two columns of prose with figures in them, as newspapers set it."""
    words = " ".join(paragraphs()[3:9]).split()
    lines = [" ".join(words[at : at + 6]) for at in range(0, 240, 6)]
    return [(60 + 270 * (index // 20), 120 + 14 * (index % 20), line) for index, line in enumerate(lines)]


TABLES: dict[str, tuple[Drawn, ...]] = {
    "years above": (HEAD, BODY),
    "sơ bộ above the last year": (HEAD, [(-490, 109, "Sơ bộ")], BODY),
    "prose above and below": (
        [(60, 90, "Năm 2015, kinh tế của tỉnh phát triển ổn định trong điều kiện còn nhiều khó khăn, thách thức.")],
        HEAD, BODY, [(60, 240, "Các chỉ tiêu chủ yếu đều đạt và vượt kế hoạch mà Hội đồng nhân dân tỉnh đã đề ra.")],
    ),
}  # fmt: skip
TEXTS: dict[str, Callable[[], tuple[Drawn, ...]]] = {
    "no heading": lambda: (BODY,),
    "a column without a heading": lambda: (HEAD[:2], BODY),
    "a word over the middle of three years": lambda: (HEAD, [(378, 108, "Kế hoạch")], BODY),
    "two rows only": lambda: (HEAD, BODY[:8]),
    "two columns of prose": lambda: (_prose_columns(),),
    "one column of figures": lambda: (HEAD[:1], [each for each in BODY if each[0] in (60, -330)]),
    "a table of contents": lambda: (
        [(60, 120 + 14 * n, f"{n}. Tình hình sản xuất công nghiệp") for n in range(1, 9)],
        [(-490, 120 + 14 * n, str(3 * n)) for n in range(1, 9)],
    ),
    "a sentence through the rows": lambda: (HEAD, BODY, [(60, 148, "Năm 2015 tăng so với các năm trước " * 2)]),
    "figures without labels": lambda: (HEAD, [each for each in BODY if each[0] != 60]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table(name: str) -> None:
    content = _read(_page(*TABLES[name]))
    (table,) = content.tables
    assert table.columns == 4
    cells = [content.text[c.start : c.end] for c in table.cells if c.row == table.rows - 2]
    assert cells == ["Tổng mức bán lẻ hàng hóa", "10.410", "11.913", "13.700"]


@pytest.mark.parametrize("name", TEXTS)
def test_no_table(name: str) -> None:
    content = _read(_page(*TEXTS[name]()))
    assert content.tables == ()
    assert len(content.text) > 100 or name == "figures without labels"


def test_a_label_over_several_lines_is_one() -> None:
    rows = _rows(
        ("Sản xuất và phân phối điện, khí đốt,", []),
        ("hơi nước và điều hòa không khí", ["100", "200", "300"]),
        ("Khai khoáng - Mining", ["10", "20", "30"]),
        ("Kinh tế ngoài Nhà nước", ["11", "21", "31"]),
        ("Non-State sector", []),
        ("Cung cấp nước", ["12", "22", "32"]),
        step=12,
    )
    content = _read(_page(HEAD, rows))
    (table,) = content.tables
    labels = [content.text[c.start : c.end] for c in table.cells if c.column == 0][1:]
    assert labels == ["Sản xuất và phân phối điện, khí đốt, hơi nước và điều hòa không khí", "Khai khoáng - Mining",
                      "Kinh tế ngoài Nhà nước Non-State sector", "Cung cấp nước"]  # fmt: skip


def test_a_repeated_heading_on_the_next_page_goes_on() -> None:
    import pypdfium2

    target = pypdfium2.PdfDocument.new()
    for rows in (
        BODY,
        _rows(("Xuất khẩu", ["1", "2", "3"]), ("Nhập khẩu", ["4", "5", "6"]), ("Số chợ", ["7", "8", "9"])),
    ):
        target.import_pages(pypdfium2.PdfDocument(_page(HEAD, rows)))
    buffer = io.BytesIO()
    target.save(buffer)
    content = _read(buffer.getvalue())
    (table,) = content.tables
    assert table.rows == 7
    assert [content.text[c.start : c.end] for c in table.cells][-4:] == ["Số chợ", "7", "8", "9"]
    assert table.cells[-1].locator == "trang 2, bảng 1, dòng 4, cột 4"
