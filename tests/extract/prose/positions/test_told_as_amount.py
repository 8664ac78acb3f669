"""Changes told as an amount and again as a rate."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("Thu ngân sách đạt 972 tỷ đồng, tăng 182 tỷ đồng so với dự toán (tăng 23%).", ["value", "plan_completion"]),
        ("Thu ngân sách đạt 972 tỷ đồng, tăng 182 tỷ đồng so với cùng kỳ (tăng 23%).", ["value", "growth_yoy"]),
        ("Thu ngân sách đạt 972 tỷ đồng, bằng 123% dự toán, tăng 20%.", ["value", "plan_completion", "growth_yoy"]),
    ],
)
def test_a_rate_is_on_what_the_amount_before_it_is_held_against(
    sentence: str, measures: list[str], read_sentence: Reader
) -> None:
    assert [o.measure for o in read_sentence(sentence).observations] == measures
