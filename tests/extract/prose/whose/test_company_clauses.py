"""Where one company is whom a clause speaks of, and where what is told of it ends."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.whose.company_clauses import handed_back, heads_clause, is_several
from etl.language.fold import fold
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Công ty may xuất khẩu 5 triệu USD.", True),
        ("Theo giám đốc công ty may, xuất khẩu 5 triệu USD.", True),
        ("Năm 2015, công ty may xuất khẩu 5 triệu USD.", True),
        ("Các công ty xuất khẩu 5 triệu USD.", False),
        ("Kim ngạch xuất khẩu của công ty đạt 5 triệu USD.", False),
    ],
)
def test_whom_a_clause_speaks_of(text: str, heads: bool, catalogue: Catalogue) -> None:
    tokens = tokens_of(text, catalogue)
    k = next(k for k, token in enumerate(tokens) if token.is_("other", "owner"))
    assert heads_clause(tokens, k, fold(text), catalogue.spoken_of) is heads


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Các công ty may đạt 5 tỷ đồng", True),
        ("12 công ty may đạt 5 tỷ đồng", True),
        ("Năm 2015 công ty may đạt 5 tỷ đồng", False),
    ],
)
def test_one_of_several(text: str, several: bool, catalogue: Catalogue) -> None:
    tokens = tokens_of(text, catalogue)
    k = next(k for k, token in enumerate(tokens) if token.is_("other", "owner"))
    assert is_several(tokens, k, fold(text), catalogue.spoken_of) is several


@pytest.mark.parametrize(
    ("text", "of_company"),
    [
        ("Công ty may đạt 5 tỷ đồng, góp phần đưa kim ngạch của tỉnh đạt 9 tỷ đồng.", "Công ty may đạt 5 tỷ đồng"),
        ("Công ty may đạt 5 tỷ đồng, bằng 44% toàn tỉnh.", "Công ty may đạt 5 tỷ đồng, bằng 44% toàn tỉnh."),
    ],
)
def test_what_is_told_of_it_ends_with_the_province(text: str, of_company: str, catalogue: Catalogue) -> None:
    tokens = tokens_of(text, catalogue)
    assert text[: handed_back(tokens, 0, fold(text), catalogue.spoken_of)] == of_company
