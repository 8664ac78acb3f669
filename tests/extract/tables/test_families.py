"""Families of tables: which one a title or a group names, and what whole labels mean in it."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.table_families import TableFamily
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import read_heading
from etl.extract.tables.families import family_of, group_family, labelled


def _family(title: str, catalogue: Catalogue) -> TableFamily | None:
    return family_of(title, read_heading([scan(title, 0, catalogue)]), 0, catalogue)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Chỉ số sản xuất công nghiệp tháng 9 năm 2015", "production_index"),
        ("Chỉ số giá tiêu dùng tháng 9", "consumer_prices"),
        ("Hàng hóa xuất khẩu năm 2015", "goods_exported"),
        ("Thu ngân sách nhà nước trên địa bàn", "budget_revenue"),
        ("Thu, chi ngân sách nhà nước năm 2015", "budget"),
        ("Doanh thu bán lẻ hàng hóa", "retail_goods"),
        ("Doanh thu bán lẻ hàng hóa và dịch vụ tiêu dùng", "retail"),
        ("Thu nội địa và chỉ số giá tiêu dùng", None),  # another indicator is named first
        ("Kết quả công tác năm 2015", None),
    ],
)
def test_the_family_that_a_title_names_first(title: str, code: str | None, catalogue: Catalogue) -> None:
    family = _family(title, catalogue)
    assert (family.code if family is not None else None) == code


def test_a_group_that_no_family_knows(catalogue: Catalogue) -> None:
    assert group_family("Lạc đà một bướu", catalogue) is None


def test_a_whole_label_means_what_its_family_says(catalogue: Catalogue) -> None:
    family = _family("Tổng mức bán lẻ hàng hóa năm 2015", catalogue)
    assert family is not None
    for label in ("Lưu trú, ăn uống", "LƯU TRÚ, ĂN UỐNG (tỷ đồng)"):
        found = labelled(label, family, catalogue)
        assert found is not None
        assert (found.meant, found.tells_all) == ("retail_sales.accommodation_food", True)
    assert labelled("Lưu trú, ăn uống và lạc đà", family, catalogue) is None


def test_a_time_beside_a_label_is_no_part_of_it(catalogue: Catalogue) -> None:
    family = _family("Tổng mức bán lẻ hàng hóa năm 2015", catalogue)
    found = labelled("Dịch vụ khác năm 2015", family, catalogue)
    assert found is not None
    assert (found.meant, found.tells_all) == ("retail_sales.other_services", False)


def test_without_a_family_or_a_label_nothing_is_meant(catalogue: Catalogue) -> None:
    assert labelled("Dịch vụ khác", None, catalogue) is None
    assert labelled("", _family("Tổng mức bán lẻ hàng hóa", catalogue), catalogue) is None
