"""Which verbs tell what a figure states: its clause's, or those that a bracket or a row goes on with."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

STATED = {
    "a bracket of the year before": (
        "Giá trị sản xuất công nghiệp tăng 5%, thấp hơn cùng kỳ (7%).",
        [("growth_yoy", 5, "2015", "lang-son"), ("growth_yoy", 7, "2014", "lang-son")],
    ),
    "a second comparison": (
        "Giá trị sản xuất công nghiệp bằng 99,1% so với tháng trước và 93,6% so với cùng kỳ.",
        [("growth_mom", -0.9, "2015-M12", "lang-son"), ("growth_yoy", -6.4, "2015-M12", "lang-son")],
    ),
    "a bracket of other areas": (
        "Tổng mức bán lẻ hàng hóa tăng 13,0% (cả nước 7,08%; Vĩnh Phúc 8,0%).",
        [
            ("growth_yoy", 13.0, "2015", "lang-son"),
            ("growth_yoy", 7.08, "2015", "viet-nam"),
            ("growth_yoy", 8.0, "2015", "vinh-phuc"),
        ],
    ),
    "a rate in a bracket behind a word of size": (
        "Giá trị sản xuất công nghiệp tăng khá so với cùng kỳ (12,25%).",
        [("growth_yoy", 12.25, "2015", "lang-son")],
    ),
    "a bracket of an area in a row": (
        "Giá trị sản xuất công nghiệp tăng cao nhất là Trà Vinh với 19,8%, kế đến là Hậu Giang (11,6%).",
        [("growth_yoy", 19.8, "2015", "tra-vinh"), ("growth_yoy", 11.6, "2015", "hau-giang")],
    ),
    "a rate behind a comma": (
        "Giá trị sản xuất công nghiệp tăng cao, trên 24%.",
        [("growth_yoy", 24, "2015", "lang-son")],
    ),
}


@pytest.mark.parametrize("case", STATED)
def test_what_a_figure_without_a_verb_of_its_own_states(case: str, read_sentence: Reader) -> None:
    text, stated = STATED[case]
    found = [(o.measure, float(o.value), o.period, o.area_id) for o in read_sentence(text).observations]
    assert found == stated
