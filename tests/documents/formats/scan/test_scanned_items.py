"""Words and cells of a scanned page become items, and what was read in two ways gets its place in the text."""

from __future__ import annotations

from typing import Any

from etl.documents.formats.scan.cells import Reading
from etl.documents.formats.scan.page_text import PageText, ScannedTable
from etl.documents.formats.scan.scanned_items import passages, scanned_items
from etl.documents.text_layout import lay

BOXES = ((100.0, 300.0, 200.0, 320.0), (200.0, 300.0, 300.0, 320.0), (100.0, 320.0, 200.0, 340.0),
         (200.0, 320.0, 300.0, 340.0))  # fmt: skip
TABLE = ScannedTable(
    BOXES,
    (100.0, 300.0, 300.0, 340.0),
    (Reading("Exports"), Reading("4.013"), Reading("Rate"), Reading("16,7", "18,7")),
)


def word(text: str, left: float, top: float, other: str | None = None) -> dict[str, Any]:
    """A word of twelve points."""
    return {"text": text, "x0": left, "x1": left + 6 * len(text), "top": top, "bottom": top + 12, "other": other}


def test_sentences_tables_and_what_is_printed_over_the_page_stand_in_order() -> None:
    text = PageText([word("Exports", 100, 100), word("950", 150, 100), word("|", 172, 100)], [TABLE], 842.0)
    items, others = scanned_items(text, [word("Signed", 100, 500)], 3)
    laid = lay(items)
    assert laid.text == "Exports 950\nExports | 4.013\nRate | 16,7\nSigned"
    assert [place.locator for place in laid.places] == ["trang 3, đoạn 1", "trang 3, đoạn 2"]
    assert others == {("trang 3, bảng 1, dòng 2, cột 2", "16,7"): "18,7"}


def test_what_was_read_in_two_ways_is_found_in_its_cell_and_in_its_sentence() -> None:
    words = [word("16,7", 100, 100, "15,7"), word("4.013", 140, 100), word("16,7", 180, 130)]
    items, others = scanned_items(PageText(words, [TABLE], 842.0), [], 1)
    laid = lay(items)
    unsure = [(laid.text[start:end], other) for start, end, other in passages(laid, others)]
    assert unsure == [("16,7", "15,7"), ("16,7", "15,7"), ("16,7", "18,7")]
    assert len({start for start, _, _ in passages(laid, others)}) == 3
