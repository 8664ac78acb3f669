"""A headline that repeats what the text tells of something else is in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract


def _read(text: str, catalogue: Catalogue) -> tuple[list[str], list[tuple[str, str]]]:
    document = Document("0" * 64, "r.txt", "txt", text, area_id="khanh-hoa", published_on=date(2024, 2, 5))
    found = extract(document, catalogue)
    return [one.quote for one in found.observations], [(one.quote, one.rule) for one in found.doubts]


def test_the_headline_of_a_district_is_no_figure_of_the_province(catalogue: Catalogue) -> None:
    text = """Giá trị sản xuất công nghiệp đạt hơn 5 tỷ đồng
Tháng 1, giá trị sản xuất công nghiệp trên địa bàn huyện Diên Khánh là 5,4 tỷ đồng, giảm 3,1% so với tháng trước."""
    told, doubts = _read(text, catalogue)
    assert told == []
    assert ("Giá trị sản xuất công nghiệp đạt hơn 5 tỷ đồng", "headline.refused") in doubts


@pytest.mark.parametrize("amount", ["8,9 tỷ đồng", "5,4 triệu USD"])
def test_another_amount_below_says_nothing_of_the_headline(amount: str, catalogue: Catalogue) -> None:
    text = f"""Giá trị sản xuất công nghiệp tháng 1 đạt 5,4 tỷ đồng
Tháng 1, giá trị sản xuất công nghiệp trên địa bàn huyện Diên Khánh là {amount}."""
    told, doubts = _read(text, catalogue)
    assert told == ["Giá trị sản xuất công nghiệp tháng 1 đạt 5,4 tỷ đồng"]
    assert "headline.refused" not in [rule for _, rule in doubts]
