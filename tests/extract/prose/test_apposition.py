"""Which dashes hold a description that names nothing."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.apposition import end_of_apposition
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("sentence", "described"),
    [
        ("Sản xuất công nghiệp - ngành kinh tế chủ lực - của tỉnh tăng 8,2%.", True),
        ("Xuất khẩu – động lực chính – đạt 720 triệu USD.", True),
        ("Công nghiệp - xây dựng - dịch vụ tăng 8,2%.", False),
        ("Sản xuất công nghiệp - tiểu thủ công nghiệp tăng 8,2%.", False),
        ("Xuất khẩu năm 2011-2015 tăng 8-9% một năm - mức cao.", False),
        ("- Sản xuất chủ lực - tăng 8,2%.", False),
    ],
)
def test_a_description_between_dashes_is_passed_over(sentence: str, described: bool, catalogue: Catalogue) -> None:
    tokens = tokens_of(sentence, catalogue)
    ends = [end for i in range(len(tokens)) if (end := end_of_apposition(tokens, i)) is not None]
    assert bool(ends) == described
    assert all(tokens[end - 1].kind == "sign" for end in ends)
