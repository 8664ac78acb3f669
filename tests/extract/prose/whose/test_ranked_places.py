"""Which provinces behind "là", "như" and the like a figure is told of at once."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.whose.ranked_places import ranked_places
from etl.language.fold import fold
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Dẫn đầu lần lượt là Hà Nội (3,5 tỷ USD), Bắc Giang (2,8 tỷ USD).", ["Hà Nội"]),
        ("Một số tỉnh tăng cao như Trà Vinh tăng 102,7%.", ["Trà Vinh"]),
        ("Đứng đầu là thành phố Hải Phòng, với GRDP tăng 11,2%.", ["Hải Phòng"]),
        ("Ngôi đầu thuộc về Quảng Ninh, địa phương đạt mức tăng 11%.", ["Quảng Ninh"]),
        ("Đơn vị chủ trì là Sở Công Thương Hà Nội, kinh phí 5 tỷ đồng.", []),
        ("Thị trường chính là Hà Nội và Hải Phòng, kim ngạch đạt 5 tỷ USD.", []),
        ("Trà Vinh tăng 102,7%.", []),
    ],
)
def test_a_place_with_a_figure_of_its_own(sentence: str, named: list[str], catalogue: Catalogue) -> None:
    said, tokens = catalogue.spoken_of, tokens_of(sentence, catalogue)
    found = ranked_places(tokens, fold(sentence), said.example, said.places)
    assert [sentence[t.start : t.end] for t in tokens if t.start in found] == named
