"""A plain table of plan and result, and where a cell of a document begins."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.scoring.tables.reader import TableReader
from etl.extract.scoring.tables.slots import Slot
from tests.extract.tables.test_layouts import document_of

PLAN = {
    "above": "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU NĂM 2015",
    "grid": """
Chỉ tiêu                    | Đơn vị    | Thực hiện 2014 | Năm 2015 | <         | Ước TH so với cùng kỳ (%)
^                           | ^         | ^              | Kế hoạch | Ước TH    | ^
I. Công nghiệp              |           |                |          |           |
Giá trị sản xuất công nghiệp | Tỷ đồng  | 3.440          | 3.900    | 4.013     | 116,7
- Khai khoáng               | Tỷ đồng   | 1.020          | 1.100    | 1.180     | 115,7
II. Thương mại              |           |                |          |           |
Kim ngạch xuất khẩu         | Triệu USD | 310,5          | 350      | 362,8     | 116,8
""",
}


def starts_at(document: Document, quote: str) -> int:
    """Where the first cell that holds `quote` begins."""
    return next(c.start for t in document.tables for c in t.cells if document.text[c.start : c.end] == quote)


def slot_of(quote: str, catalogue: Catalogue, grid: str = PLAN["grid"], above: str = PLAN["above"]) -> Slot:
    """The slot of the cell that holds `quote` in a table that stands below the words `above`."""
    document = document_of({"grid": grid, "above": above})
    slot = TableReader(document, catalogue, catalogue.table_reader).slot(starts_at(document, quote))
    assert slot is not None
    return slot
