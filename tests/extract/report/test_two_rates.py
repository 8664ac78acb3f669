"""Of two rates of one thing the one that says against nothing."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (
            "Kim ngạch xuất khẩu đạt 587 triệu USD, tăng 36,8% và giảm 8,9% so với cùng kỳ; kim ngạch nhập khẩu đạt "
            "310 triệu USD, tăng 36,3%. Tổng mức bán lẻ hàng hóa tăng 5%.",
            ["tăng 36,8%", "tăng 36,3%"],
        ),
        ("Kim ngạch xuất khẩu tăng 36,8% so với tháng trước và giảm 8,9% so với cùng kỳ.", []),
        ("Kim ngạch xuất khẩu tăng 8,9%, tức là tăng 8,9% so với cùng kỳ.", []),
        ("Kim ngạch xuất khẩu tăng 36,8% và kim ngạch nhập khẩu giảm 8,9% so với cùng kỳ.", []),
    ],
)
def test_the_one_without_a_comparison_is_in_doubt(text: str, doubtful: list[str], read_sentence: Reader) -> None:
    found = read_sentence(text)
    assert [one.quote for one in found.doubts if one.rule == "rate.of-two"] == doubtful
    assert "tăng 36,8%" not in [one.quote for one in found.observations if doubtful]
