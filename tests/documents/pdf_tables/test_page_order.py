"""Paragraphs and tables stand in the order of their tops, and tables are counted in it."""

from __future__ import annotations

from etl.documents.pdf_tables.page_order import in_order
from etl.documents.text_layout import TextGrid, TextLine


def test_tables_between_paragraphs_are_counted_from_the_top() -> None:
    words = [{"text": text, "x0": 60.0, "x1": 90.0, "top": top, "bottom": top + 12.0} for text, top in
             (("above", 100.0), ("between", 300.0), ("below", 500.0))]  # fmt: skip
    makers = [(400.0, lambda place: TextGrid((), place)), (200.0, lambda place: TextGrid((), place))]
    items = in_order(words, makers, 2, 842.0)
    said = [
        item.name if isinstance(item, TextGrid) else item.parts[0]
        for item in items
        if isinstance(item, TextLine | TextGrid)
    ]
    assert said == [("above", "trang 2, đoạn 1"), "trang 2, bảng 1", ("between", "trang 2, đoạn 2"), "trang 2, bảng 2",
                    ("below", "trang 2, đoạn 3")]  # fmt: skip
