"""Whose the figures are that a sentence tells before it names anybody."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.whose.figures_first import place_behind, stranger_behind
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Với kim ngạch xuất khẩu 5 tỷ USD, Bắc Ninh đứng đầu cả nước.", "bac-ninh"),
        ("Với mức tăng trưởng GRDP 14,18%, Bắc Giang là địa phương dẫn đầu.", "bac-giang"),
        ("Bắc Ninh xuất khẩu 5 tỷ USD, Bắc Giang đứng thứ hai.", None),
        ("Với kim ngạch xuất khẩu 5 tỷ USD, tỉnh đứng thứ 3, Bắc Ninh đứng đầu.", None),
        ("Kim ngạch xuất khẩu đạt 5 tỷ USD.", None),
    ],
)
def test_the_place_behind_the_figures(sentence: str, place: str | None, catalogue: Catalogue) -> None:
    found = place_behind(tokens_of(sentence, catalogue))
    assert (found.value.area_id if found else None) == place


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Với kim ngạch 12 triệu USD, Công ty An Phú là doanh nghiệp dẫn đầu.", True),
        ("Với kim ngạch 12 triệu USD, dệt may là nhóm hàng đứng đầu.", True),
        ("Với kim ngạch 12 triệu USD, Bắc Ninh đứng đầu cả nước.", False),
        ("Kim ngạch xuất khẩu đạt 12 triệu USD, dệt may là nhóm hàng đứng đầu.", False),
    ],
)
def test_somebody_else_behind_the_figures(sentence: str, named: bool, catalogue: Catalogue) -> None:
    assert (stranger_behind(tokens_of(sentence, catalogue)) is not None) is named
