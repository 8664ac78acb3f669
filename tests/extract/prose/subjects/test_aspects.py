"""Behind what is counted and what it comes to, words behind a rate tell of which of the two it is."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

BOTH = "Năm 2015 có 420 doanh nghiệp thành lập mới với số vốn đăng ký 3.477 tỷ đồng, "


@pytest.mark.parametrize(
    ("told", "rates"),
    [
        (
            "tăng 15% về số lượng doanh nghiệp và tăng 8% về vốn.",
            [("enterprises_registered", 15), ("enterprises_capital", 8)],
        ),
        ("tăng 15% về số lượng so với năm 2014.", [("enterprises_registered", 15)]),
        ("tăng 8% về vốn so với năm 2014.", [("enterprises_capital", 8)]),
        ("tăng 8% so với năm 2014.", []),  # of which is not said
    ],
)
def test_a_rate_is_of_the_one_that_the_words_behind_it_name(
    told: str, rates: list[tuple[str, int]], read_sentence: Reader
) -> None:
    read = read_sentence(BOTH + told).observations
    assert [(o.indicator, int(o.value)) for o in read if o.measure == "growth_yoy"] == rates


def test_an_indicator_without_such_a_pair_keeps_its_rate_in_doubt(read_sentence: Reader) -> None:
    read = read_sentence("Kim ngạch xuất khẩu gạo năm 2015 đạt 35 triệu USD, tăng 8% về lượng và 12% về giá trị.")
    assert not [o for o in read.observations if o.measure == "growth_yoy" and o.indicator == "exports"]
