"""Times that are none of the figures': before which something was, of a plan that lays out, of a record."""

from __future__ import annotations

import pytest

from etl.extract.prose.times.times_beside import is_passing
from etl.extract.tokens import Token
from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("previous", "expected"),
    [
        (None, False),
        (Token("word", "trước", 0, 5), True),
        (Token("verb", "from", 0, 2), True),
        (Token("benign", "toward", 0, 8), True),
        (Token("verb", "level", 0, 3), False),
    ],
)
def test_a_time_that_is_no_figures(previous: Token | None, expected: bool) -> None:
    assert is_passing(previous) is expected


@pytest.mark.parametrize(
    "record",
    [
        "mức cao nhất kể từ năm 2011",
        "là tháng tăng cao nhất từ đầu năm",
        "lần đầu tiên kể từ tháng 3/2014",
        "là tháng giảm đầu tiên kể từ đầu năm",
        "là tháng thứ ba liên tiếp tăng kể từ tháng 9",
        "cao nhất trong 5 năm qua",
        "tăng cao nhất trong năm 2015",
        "cao nhất tính từ quý I",
    ],
)
def test_the_time_of_a_record_is_none_of_what_follows(record: str, read_sentence: Reader) -> None:
    read = read_sentence(f"IIP tháng 12/2015 tăng 5% so với cùng kỳ, {record}; xuất khẩu đạt 5 triệu USD.")
    assert [(o.indicator, o.period) for o in read.observations] == [("iip", "2015-M12"), ("exports", "2015-M12")]


def test_a_time_since_which_something_is_counted_is_its_own(read_sentence: Reader) -> None:
    read = read_sentence("IIP tháng 9/2015 tăng 5% so với cùng kỳ, kim ngạch xuất khẩu từ đầu năm đạt 5 triệu USD.")
    assert [o.period for o in read.observations] == ["2015-M09", "2015"]  # the report is of the year
    assert [o.period for o in read_sentence("Cao nhất trong năm 2014, xuất khẩu đạt 5 triệu USD.").observations] == [
        "2014"
    ]


@pytest.mark.parametrize(
    "remark",
    [
        "Kinh tế suy giảm mạnh, nhất là quý I.",
        "Sức mua tăng khá, đặc biệt là trong quý IV;",
        "Sản xuất gặp nhiều khó khăn, rõ nhất vào quý II, song",
        "Doanh nghiệp thiếu đơn hàng, nặng nề nhất là tháng 3.",
    ],
)
def test_a_time_that_is_singled_out_is_that_of_the_remark(remark: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{remark} kim ngạch xuất khẩu đạt 5 triệu USD.")
    assert [o.period for o in read.observations if o.period != "2015"] == []


def test_a_time_that_is_singled_out_is_that_of_a_figure_behind_it(read_sentence: Reader) -> None:
    read = read_sentence("Xuất khẩu tăng mạnh, nhất là quý IV đạt 5 triệu USD.")
    assert [o.period for o in read.observations] == ["2015-Q4"]
