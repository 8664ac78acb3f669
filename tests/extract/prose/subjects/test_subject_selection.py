"""Whom a figure is about: the name behind it, the thing it counts, or whom its clause speaks of; and why none."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

OF = {
    "the name behind it": ("Tỉnh đạt 720 triệu USD kim ngạch xuất khẩu.", "exports"),
    "whom the clause speaks of": ("Kim ngạch xuất khẩu đạt 720 triệu USD.", "exports"),
    "what it counts": ("Toàn tỉnh có 83 chợ.", "markets"),
    "what is counted under an action": ("Lực lượng quản lý thị trường kiểm tra 255 vụ.", "market_inspections"),
    "what a branch makes": ("Ngành sản xuất điện đạt 7.300 triệu kWh.", "electricity_output"),
}


@pytest.mark.parametrize("case", OF)
def test_whom_it_is_about(case: str, read_sentence: Reader) -> None:
    text, indicator = OF[case]
    assert [one.indicator for one in read_sentence(text).observations] == [indicator]


LEFT_OUT = {
    "another thing": ("Kim ngạch xuất khẩu đạt 67.000 tấn xi măng.", "it counts “tấn xi măng”, none of the indicators"),
    "some of them": ("Toàn tỉnh có 83 chợ hạng nhất.", "“chợ hạng …” is only some of them"),
    "of which": ("Toàn tỉnh có 83 chợ, trong đó có 14 chợ.", "only some of those counted before"),
    "supposed": ("Nếu kim ngạch xuất khẩu đạt 720 triệu USD, thu tăng.", "“nếu”: it is only supposed"),
    "a company's": ("Công ty may đạt 720 triệu USD kim ngạch xuất khẩu.",
                    "it is told of “công ty …”, not of the province"),
    "a part of itself": ("Tổng mức bán lẻ hàng hóa đạt 9 tỷ đồng, trong đó tổng mức bán lẻ hàng hóa đạt 5 tỷ đồng.",
                         "of which: a part of the figure before it, under the same name"),
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT_OUT)
def test_why_it_is_about_none_of_the_indicators(case: str, read_sentence: Reader) -> None:
    text, reason = LEFT_OUT[case]
    assert read_sentence(text).left_out[-1].reason == reason


def test_several_names_before_one_figure_are_a_doubt(read_sentence: Reader) -> None:
    (doubt,) = read_sentence("Kim ngạch xuất khẩu và kim ngạch nhập khẩu đạt 900 triệu USD.").doubts
    assert (doubt.rule, doubt.quote[-13:]) == ("subject.several", "900 triệu USD")


def test_what_was_counted_is_the_subject_of_what_follows(read_sentence: Reader) -> None:
    read = read_sentence("Lực lượng quản lý thị trường kiểm tra 255 vụ, tăng 8% so với cùng kỳ.")
    assert [(o.indicator, o.measure) for o in read.observations] == [
        ("market_inspections", "value"), ("market_inspections", "growth_yoy"),
    ]  # fmt: skip
