"""What is told with more than is counted elsewhere."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "sentence",
    [
        "Nếu tính cả Formosa, điện tiêu thụ trên địa bàn vào khoảng 5,4 tỷ kWh.",
        "Con số này chưa tính Formosa; nếu tính cả Formosa, điện tiêu thụ trên địa bàn vào khoảng 5,4 tỷ kWh.",
        "Kể cả hàng tái xuất, xuất khẩu đạt 812 triệu USD.",
        "Tính cả các huyện miền núi thì toàn tỉnh kiểm tra 2.140 vụ.",
    ],
)
def test_it_may_not_be_the_indicators_own(sentence: str, read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert not read.observations
    assert [(doubt.rule, "with more" in doubt.reason) for doubt in read.doubts] == [("subject.reserved", True)]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Kể cả dầu thô, xuất khẩu đạt 812 triệu USD.", [(812, None)]),
        ("Tính cả năm 2015, xuất khẩu đạt 812 triệu USD.", [(812, None)]),
        (
            "Trừ thủy điện, giá trị sản xuất công nghiệp tăng 5%; tính cả thủy điện, giá trị sản xuất công nghiệp "
            "tăng 8%.",
            [(5, "excl_part_thuy_dien"), (8, None)],
        ),
    ],
)
def test_what_belongs_to_all_is_its_own(
    sentence: str, values: list[tuple[float, str | None]], read_sentence: Reader
) -> None:
    assert [(float(o.value), o.scope) for o in read_sentence(sentence).observations] == values
