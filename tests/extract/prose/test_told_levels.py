"""Which levels of a sentence are a second one of what was told."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "levels"),
    [
        ("Thu ngân sách đạt 600 tỷ đồng, hơn hẳn mức 500 tỷ đồng.", [600]),
        ("Thu ngân sách đạt 600 tỷ đồng, đạt 600 tỷ đồng.", [600, 600]),
        ("Kim ngạch xuất khẩu đạt 51 triệu USD; lũy kế 9 tháng đạt 500 triệu USD.", [51, 500]),
        ("Kim ngạch xuất khẩu đạt 500 triệu USD, kim ngạch xuất khẩu đạt 510 triệu USD.", [500, 510]),  # named again
        ("Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, theo giá so sánh 2010 đạt 3.766 tỷ đồng.", [4013, 3766]),
        ("Thu ngân sách đạt 600 tỷ đồng, vượt kế hoạch (tỉnh giao 550 tỷ đồng, Trung ương giao 520 tỷ đồng).", [600]),
    ],
)
def test_one_level_of_a_time(sentence: str, levels: list[int], read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert [int(o.value) for o in read.observations if o.measure == "value" and o.scenario != "plan"] == levels
