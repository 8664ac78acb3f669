"""What is told behind a company's foreign name may be the company's."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "doubts"),
    [
        ("Riêng Formosa: xuất khẩu 716 triệu USD; nhập khẩu 1.102 triệu USD.", 2),
        ("Piaggio kim ngạch xuất khẩu 61 triệu USD.", 1),
        ("Samsung Thái Nguyên: Xuất khẩu đạt 20 tỷ USD.", 1),
    ],
)
def test_a_company_or_the_province_is_left_open(sentence: str, doubts: int, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == ["subject.named"] * doubts


@pytest.mark.parametrize(
    "head", ["Thương mại:", "Trong đó, logistics phát triển:", "Về ngoại thương,", "Tỉnh Lạng Sơn:"]
)
def test_a_head_that_names_no_company_leaves_nothing_open(head: str, read_sentence: Reader) -> None:
    assert [float(o.value) for o in read_sentence(f"{head} xuất khẩu đạt 716 triệu USD.").observations] == [716]
