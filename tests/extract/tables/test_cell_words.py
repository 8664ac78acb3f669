"""What a cell is in the words of its table: label of the row, unit, headings of the column."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.observation import LeftOut
from tests.extract.tables.test_reading import HEAD, _by_quote


def _contexts(text: str, catalogue: Catalogue, above: str = "") -> dict[str, str | None]:
    found = _by_quote(text, catalogue, above)
    return {quote: one.cell_context for quote, one in found.items() if not isinstance(one, LeftOut)}


@pytest.mark.parametrize(
    ("text", "above", "quote", "expected"),
    [
        (
            f"{HEAD}\n1 | Kim ngạch xuất khẩu | Triệu USD | 500,5 | 720",
            "",
            "720",
            "Kim ngạch xuất khẩu | Triệu USD | Năm 2015",
        ),
        (
            f'{HEAD}\n1 | Kim ngạch xuất khẩu | Triệu USD | 500 | 720\n2 | Kim ngạch nhập khẩu | " | 60 | 70',
            "",
            "70",
            "Kim ngạch nhập khẩu | Triệu USD | Năm 2015",
        ),
        (
            "Chỉ tiêu | Năm 2014 | Năm 2015\nKim ngạch xuất khẩu | 500 | 720",
            "",
            "500",
            "Kim ngạch xuất khẩu | - | Năm 2014",
        ),
        (
            "Chỉ tiêu | Năm 2014 | Năm 2015\nKim ngạch xuất khẩu | 500 | 720",
            "Đơn vị tính: triệu USD",
            "720",
            "Kim ngạch xuất khẩu | triệu USD | Năm 2015",
        ),
        (
            "Năm | Kim ngạch xuất khẩu (triệu USD) | Kim ngạch nhập khẩu (triệu USD)\n2014 | 500 | 60\n2015 | 720 | 70",
            "",
            "70",
            "2015 | triệu USD | Kim ngạch nhập khẩu (triệu USD)",
        ),
    ],
)
def test_label_unit_and_headings(text: str, above: str, quote: str, expected: str, catalogue: Catalogue) -> None:
    assert _contexts(text, catalogue, above)[quote] == expected


def test_prose_has_none(catalogue: Catalogue) -> None:
    text = "Năm 2015, kim ngạch xuất khẩu đạt 720 triệu USD."
    document = Document("0" * 64, "a.txt", "txt", text, area_id="lang-son")
    [found] = extract(document, catalogue).observations
    assert found.cell_context is None
