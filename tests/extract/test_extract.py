"""The whole of extraction: every number of a document is stated, in doubt or left out, and tables are described."""

from __future__ import annotations

import re
from datetime import date

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import Doubt, LeftOut, Observation, extract, table_lines
from tests.extract.conftest import Reader

TEXT = """Năm 2015, kim ngạch xuất khẩu đạt 720 triệu USD, tăng 8% so với năm 2014; hiện có 83 chợ và 36 mặt hàng mới.

Giá trị sản xuất ước đạt hơn 5.595 tỷ đồng (mã số T12), xe chạy 1.23.456 km; góp 2 điểm phần trăm.
1. Thu ngân sách đạt 743 tỷ 860 triệu đồng, bằng 104,2% dự toán, mất 15 ngày."""


def _document(text: str) -> Document:
    return Document("0" * 64, "r.txt", "txt", text, area_id="lang-son", published_on=date(2016, 1, 18), period="2015")


def test_every_number_that_is_no_period_is_stated_in_doubt_or_left_out(catalogue: Catalogue) -> None:
    read = extract(_document(TEXT), catalogue)
    found: list[Observation | Doubt | LeftOut] = [*read.observations, *read.doubts, *read.left_out]
    assert all(TEXT[one.char_start : one.char_end] == one.quote for one in found)
    years = {match.start() for match in re.finditer(r"201[45]", TEXT)}
    numbers = {match.start() for match in re.finditer(r"\d+(?:[.,]\d+)*", TEXT)} - years
    assert {at for at in numbers if not any(one.char_start <= at < one.char_end for one in found)} == set()


def test_what_is_left_out_says_why(catalogue: Catalogue) -> None:
    reasons = {one.quote: one.reason for one in extract(_document(TEXT), catalogue).left_out}
    assert reasons["1"] == "the number of an item in a list"
    assert reasons["12"] == "part of a word"
    assert reasons["1.23.456"] == "its separators make no number"
    assert reasons["15"] == "how long, not how much"


def test_a_document_without_text_has_nothing(catalogue: Catalogue) -> None:
    read = extract(_document(""), catalogue)
    assert (read.observations, read.doubts, read.left_out) == ((), (), ())


def test_a_document_without_tables_has_no_lines_of_them(catalogue: Catalogue) -> None:
    assert table_lines(_document(TEXT), catalogue) == ()


def test_an_amount_alone_is_of_what_the_heading_above_it_names(read_sentence: Reader) -> None:
    text = """2. Kim ngạch xuất khẩu
- 530 triệu USD, tăng 6,8% so với năm 2014.
- 20 triệu USD.
3. Điện
- 35 triệu kWh.
4. Kim ngạch nhập khẩu
- Gạo: 3 triệu USD.
- 2 triệu USD.
"""
    read = read_sentence(text)
    assert [(o.indicator, o.measure, float(o.value)) for o in read.observations] == [
        ("exports", "value", 530), ("exports", "growth_yoy", 6.8),
    ]  # fmt: skip
