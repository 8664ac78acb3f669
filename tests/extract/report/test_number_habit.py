"""The decimal mark that a report keeps to."""

from __future__ import annotations

import pytest

from etl.extract.report.number_habit import HOW, habit_of
from tests.extract.conftest import Reader

POINTS = "IIP tăng 18.62%; khai khoáng tăng 2.1%. Kim ngạch xuất khẩu đạt 402.6 triệu USD. "
RETAIL = "Tổng mức bán lẻ hàng hóa đạt 8,935 tỷ đồng."


@pytest.mark.parametrize(
    ("text", "habit"),
    [
        ("tăng 18.62%, đạt 402.6 triệu USD", (2, 0, False)),
        ("đạt 8,210.5 tỷ đồng", (1, 0, True)),
        ("tăng 18,62%, đạt 8.210,5 tỷ đồng", (0, 2, False)),
        ("ngày 30.12.2015, mục 2.1, đạt 8.935 tỷ đồng và 8,935 tỷ đồng", (0, 0, False)),
    ],
)
def test_what_is_told_by_digits_alone_is_counted(text: str, habit: tuple[int, int, bool]) -> None:
    assert habit_of(text) == habit


def test_a_comma_groups_thousands_beside_decimal_points(read_sentence: Reader) -> None:
    found = read_sentence(POINTS + RETAIL)
    one = next(o for o in found.observations if o.indicator == "retail_sales")
    assert (float(one.value), float(one.value_base), one.decimals) == (8935, 8935e9, 0)
    assert one.rule.endswith(HOW)
    assert not found.doubts


@pytest.mark.parametrize(
    "text",
    [
        "IIP tăng 18.62%. " + RETAIL,
        "IIP tăng 18.62%; khai khoáng tăng 2,1%. " + RETAIL,
        POINTS + "Giá trị sản xuất công nghiệp đạt 8,210.5 tỷ đồng. Tổng mức bán lẻ hàng hóa đạt 8.935 tỷ đồng.",
    ],
)
def test_it_is_in_doubt_where_the_report_keeps_to_neither(text: str, read_sentence: Reader) -> None:
    found = read_sentence(text)
    assert not any(o.indicator == "retail_sales" for o in found.observations)
    assert [doubt.rule for doubt in found.doubts] == ["number.habit"]


@pytest.mark.parametrize(
    "text", ["IIP tăng 18,62%; khai khoáng tăng 2.1%, điện tăng 3,4%. " + RETAIL, "IIP tăng 18,6%. " + RETAIL, RETAIL]
)
def test_a_comma_is_the_decimal_mark_elsewhere(text: str, read_sentence: Reader) -> None:
    found = read_sentence(text)
    assert [float(o.value) for o in found.observations if o.indicator == "retail_sales"] == [8.935]
