"""What a colon opens: aims of a year, what came of aims, or either."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Mục tiêu năm 2016: xuất khẩu 500 triệu USD.", ["2016 plan 500"]),
        ("Hoàn thành các chỉ tiêu: xuất khẩu 500 triệu USD.", ["2015 actual 500"]),
        ("Các chỉ tiêu chủ yếu: xuất khẩu đạt 500 triệu USD.", ["2015 actual 500"]),  # its verb tells what came about
        ("Các chỉ tiêu chủ yếu: xuất khẩu 500 triệu USD.", []),  # planned, or reached?
    ],
)
def test_a_colon_opens_aims_what_came_of_them_or_either(text: str, figures: list[str], read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert [f"{one.period} {one.scenario} {one.value}" for one in read.observations] == figures
    assert bool(read.doubts) is not bool(figures)


def test_items_below_the_aims_of_a_year_are_planned_for_it(read_sentence: Reader) -> None:
    text = """Theo nghị quyết, các chỉ tiêu chủ yếu của năm 2016 gồm:
- Giá trị sản xuất công nghiệp tăng 10,5%.
- Kim ngạch xuất khẩu đạt 870 triệu USD."""
    stated = {(o.indicator, o.period, o.scenario, str(o.value)) for o in read_sentence(text).observations}
    assert stated == {("industrial_output", "2016", "plan", "10.5"), ("exports", "2016", "plan", "870")}
