"""Arithmetic settles a figure in two readings where what stands beside it bears out one and refutes the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document, Pictured, Unsure
from etl.documents.text_layout import Square, TextGrid, lay
from etl.extract import extract
from etl.extract.observation import Extraction

HEAD = ("Chỉ tiêu", "Đơn vị", "TH 2014", "KH 2015", "TH 2015", "So sánh TH 2015 với năm 2014 (%)")
GROWTH = [HEAD, ("Giá trị sản xuất công nghiệp", "Tỷ đồng", "3.439", "", "4.013", "116,7")]
PARTS = [
    HEAD,
    ("Giá trị sản xuất công nghiệp", "Tỷ đồng", "", "", "4.013", ""),
    ("Khai khoáng", "Tỷ đồng", "", "", "513", ""),
    ("Công nghiệp chế biến, chế tạo", "Tỷ đồng", "", "", "3.000", ""),
    ("Sản xuất và phân phối điện", "Tỷ đồng", "", "", "400", ""),
    ("Cung cấp nước, xử lý rác thải", "Tỷ đồng", "", "", "100", ""),
]
OF_WHICH = [
    HEAD,
    ("Tổng sản phẩm trên địa bàn (GRDP)", "Tỷ đồng", "3.439", "", "4.013", "116,7"),
    ("- Xây dựng", "Tỷ đồng", "", "", "413", ""),  # a part of no way of dividing: it is not all of the whole
]
PLAN = [
    ("Chỉ tiêu", "Đơn vị", "KH 2015", "TH 2015", "TH 2015 so với KH 2015 (%)"),
    ("Kim ngạch xuất khẩu", "Triệu USD", "800", "840", "105,0"),
]


def read(rows: Sequence[Sequence[str]], unsure: Mapping[str, str], catalogue: Catalogue) -> Extraction:
    """The figures of a scanned table of which some cells came out in two ways: as they stand, and as `unsure` says."""
    laid = lay([TextGrid(tuple(
        Square(row, column, words, f"trang 1, bảng 1, dòng {row + 1}, cột {column + 1}")
        for row, line in enumerate(rows) for column, words in enumerate(line)
    ), "bảng 1")])  # fmt: skip
    cells = {laid.text[cell.start : cell.end]: cell for table in laid.tables for cell in table.cells}
    twice = tuple(Unsure(cells[said].start, cells[said].end, other) for said, other in unsure.items())
    document = Document("d", "x.pdf", "pdf", laid.text, area_id="lang-son", trust="ocr", tables=laid.tables,
                        unsure=twice, pictured=(Pictured(0, len(laid.text), True),))  # fmt: skip
    return extract(document, catalogue)


def replaced(rows: Sequence[Sequence[str]], old: str, new: str) -> list[list[str]]:
    return [[new if words == old else words for words in row] for row in rows]


@pytest.mark.parametrize(
    ("rows", "right", "wrong", "value"),
    [
        (GROWTH, "4.013", "4.813", 4013),  # the level: 3.439 and 16,7 % more
        (GROWTH, "3.439", "8.439", 3439),  # the level of the year before
        (GROWTH, "116,7", "176,7", "16.7"),  # the growth itself, written as an index
        (PARTS, "4.013", "4.813", 4013),  # the whole
        (PARTS, "400", "480", 400),  # a part
        (OF_WHICH, "4.013", "4.813", 4013),
        (PLAN, "840", "890", 840),
        (PLAN, "105,0", "165,0", "105.0"),
    ],
)
@pytest.mark.parametrize("first", ["right", "wrong"])
def test_the_reading_that_the_table_bears_out_is_taken_whichever_came_first(
    rows: Sequence[Sequence[str]], right: str, wrong: str, value: object, first: str, catalogue: Catalogue
) -> None:
    plain = read(rows, {}, catalogue).observations
    stands, other = (right, wrong) if first == "right" else (wrong, right)
    found = read(replaced(rows, right, stands), {stands: other}, catalogue)
    assert [doubt for doubt in found.doubts if doubt.rule == "ocr.digits"] == []
    (settled,) = (one for one in found.observations if one.digits == "disputed")
    assert (settled.value, settled.quote, settled.digits_other) == (Decimal(str(value)), stands, other)
    assert settled.rule.endswith("+digits-by-arithmetic") and right in settled.evidence["digits"].how
    unmarked = {(one.indicator, one.measure, one.period, one.value_base) for one in found.observations}
    assert unmarked == {(one.indicator, one.measure, one.period, one.value_base) for one in plain}
    assert {one.digits for one in plain} == {"agreed"}


@pytest.mark.parametrize(
    ("rows", "unsure"),
    [
        (GROWTH, {"4.013": "4.014"}),  # the growth cannot tell them apart
        (replaced(GROWTH, "4.013", "4.913"), {"4.913": "4.813"}),  # neither fits
        (GROWTH, {"4.013": "4.813", "116,7": "176,7"}),  # a figure in doubt settles no other
        (GROWTH, {"4.013": "nothing"}),
        (replaced(PARTS, "100", ""), {"4.013": "4.813"}),  # a part is missing
        (replaced(GROWTH, "116,7", ""), {"4.013": "4.813"}),
    ],
)  # fmt: skip
def test_what_arithmetic_leaves_open_stays_in_doubt(
    rows: Sequence[Sequence[str]], unsure: Mapping[str, str], catalogue: Catalogue
) -> None:
    found = read(rows, unsure, catalogue)
    doubts = [doubt for doubt in found.doubts if doubt.rule == "ocr.digits"]
    assert len(doubts) == len(unsure)
    assert not [one for one in found.observations if one.digits == "disputed"]


def test_a_wide_interval_does_not_take_the_nearer_of_two_wrong_readings(catalogue: Catalogue) -> None:
    rows = replaced(GROWTH, "116,7", "117")  # it grew to between 4.005 and 4.042
    assert [doubt.rule for doubt in read(rows, {"4.013": "4.043"}, catalogue).doubts] == ["ocr.digits"]
    assert not read(rows, {"4.013": "4.813"}, catalogue).doubts
